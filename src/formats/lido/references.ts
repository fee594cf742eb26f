import { type LidoTerm, lidoIri } from "../../entities/words/lido.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { addressesOf } from "../address-of.ts";
import type { Attributes, Xml } from "../xml.ts";
import { type Block, called, english, holding, lido, type Part } from "./block.ts";
import { labelOf, uriElement } from "./identifiers.ts";

/** A concept that is referred to: its addresses and its term (conceptComplexType). Undefined where it has neither. */
export function concept(block: Block, name: string, ref: PublicRef, attributes: Attributes = {}): Xml | undefined {
  return holding(name, attributes, ids(block, "conceptID", ref), called(block, "term", labelOf(ref)));
}

/** A concept of our own tables. */
export function ownConcept(block: Block, name: string, row: LidoTerm, attributes: Attributes = {}): Xml {
  const uris = row.uris.map((uri) => uriElement("conceptID", uri));
  return lido(name, attributes, uris, (row.isOwn ? called : english)(block, "term", row.label));
}

/** Words, which LIDO 1.1 takes as a concept and LIDO 1.0 only as text. */
export function conceptOrText(block: Block, name: string, row: LidoTerm): Xml | undefined {
  if (block.version === "1.1" && row.uris.length > 0) return ownConcept(block, name, row);
  return (row.isOwn ? called : english)(block, name, row.label);
}

/** A person or group (actorComplexType). Undefined for one without a name. */
export function actor(block: Block, ref: PublicRef): Xml | undefined {
  const name = called(block, "appellationValue", ref.label, { pref: preferred });
  const type = ref.type === "person" ? lidoIri("00163") : ref.type === "group" ? "group" : undefined;
  return name && lido("actor", { type }, ids(block, "actorID", ref), lido("nameActorSet", {}, name));
}

/** A body (legalBodyRefComplexType): a repository, a holder of rights, a source of records. */
export function legalBody(
  block: Block,
  name: string,
  ref: PublicRef,
  { type, weblink }: { type?: string; weblink?: string } = {},
): Xml | undefined {
  const words = called(block, "appellationValue", labelOf(ref));
  const link = weblink === undefined ? undefined : lido("legalBodyWeblink", {}, weblink);
  return holding(name, { type }, ids(block, "legalBodyID", ref), holding("legalBodyName", {}, words), link);
}

/** A place (placeComplexType). */
export function place(block: Block, name: string, ref: PublicRef | undefined, gml?: Part): Xml | undefined {
  const words = ref && called(block, "appellationValue", labelOf(ref));
  return holding(name, {}, ref && ids(block, "placeID", ref), holding("namePlaceSet", {}, words), gml);
}

/** Another work, in words and by its addresses (objectSetComplexType); `shown` are the words where its name is not enough. */
export function work(block: Block, name: string, ref: PublicRef, more: { shown?: string; notes?: Part } = {}): Part {
  const { shown = ref.label, notes } = more;
  const title = labelOf(ref);
  const titled =
    block.version === "1.0"
      ? called(block, "objectNote", title)
      : holding("objectName", {}, called(block, "appellationValue", title));
  const object = holding("object", {}, ids(block, "objectID", ref), titled, notes);
  return holding(name, {}, called(block, "displayObject", shown), object);
}

function ids(block: Block, name: string, ref: PublicRef): Xml[] {
  return addressesOf(ref, block.context).map((uri) => uriElement(name, uri));
}

/** `lido:pref` of the name by which something is called, and of others. */
export const preferred = lidoIri("00169");
export const alternative = lidoIri("00170");
