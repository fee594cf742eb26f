import { lidoIri } from "../../entities/words/lido.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import type { Attributes, Xml } from "../xml.ts";
import { lido } from "./block.ts";

/** `lido:type` of an identifier that is an address, and of one that is known only here. */
export const isUri = lidoIri("00099");
export const isLocal = lidoIri("00100");

/** An identifier that is an address: `conceptID`, `actorID`, `placeID` … */
export function uriElement(name: string, uri: string, attributes: Attributes = {}): Xml {
  return lido(name, { type: isUri, ...attributes }, uri);
}

/** What something is called, but for one that has no name: what stands for it then is its address. */
export function labelOf({ label, uri }: PublicRef): string {
  return label === uri ? "" : label;
}
