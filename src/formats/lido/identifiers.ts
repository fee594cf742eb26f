import { lidoIri } from "../../entities/words/lido.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { authorityIri } from "../iri.ts";
import type { WriteContext } from "../port.ts";
import type { Attributes, Xml } from "../xml.ts";
import { lido } from "./block.ts";

/** `lido:type` of an identifier that is an address, and of one that is known only here. */
export const isUri = lidoIri("00099");
export const isLocal = lidoIri("00100");

/** An identifier that is an address: `conceptID`, `actorID`, `placeID` … */
export function uriElement(name: string, uri: string, attributes: Attributes = {}): Xml {
  return lido(name, { type: isUri, ...attributes }, uri);
}

/** The addresses of what is referred to: its PID, else the address that is known of it, then what authorities call it. */
export function addressesOf(ref: PublicRef, { base }: Pick<WriteContext, "base">): string[] {
  const own = ref.pid === undefined ? ref.uri : `${base}/${ref.pid}`;
  const found = [own, ...(ref.sameAs ?? [])].flatMap((one) => (one === undefined ? [] : (authorityIri(one) ?? [])));
  return [...new Set(found)];
}

/** What something is called, but for one that has no name: what stands for it then is its address. */
export function labelOf({ label, uri }: PublicRef): string {
  return label === uri ? "" : label;
}
