import type { PublicRef } from "../publish/public-entity.ts";
import { authorityIri } from "./iri.ts";
import type { WriteContext } from "./port.ts";

/** The address of what is referred to: its PID here, else the authority's address; undefined where there are only words. */
export function addressOf({ pid, uri }: PublicRef, { base }: Pick<WriteContext, "base">): string | undefined {
  if (pid !== undefined) return `${base}/${pid}`;
  return uri === undefined ? undefined : authorityIri(uri);
}
