import type { PublicRef } from "../publish/public-entity.ts";
import { authorityIri } from "./iri.ts";
import type { WriteContext } from "./port.ts";

type Here = Pick<WriteContext, "base">;

/** The address of what is referred to: its PID here, else the authority's address; undefined where there are only words. */
export function addressOf({ pid, uri }: Pick<PublicRef, "pid" | "uri">, { base }: Here): string | undefined {
  return pid === undefined ? authorityIri(uri) : `${base}/${pid}`;
}

/** All its addresses, each once: that of `addressOf` first, then what authorities call it. */
export function addressesOf(ref: Pick<PublicRef, "pid" | "uri" | "sameAs">, here: Here): string[] {
  const found = [addressOf(ref, here), ...(ref.sameAs ?? []).map(authorityIri)];
  return [...new Set(found.filter((address) => address !== undefined))];
}
