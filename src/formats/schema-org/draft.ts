import type { PublicEntity, PublicRef } from "../../publish/public-entity.ts";
import { addressesOf, addressOf } from "../address-of.ts";
import type { WriteContext } from "../port.ts";
import { type Family, familyOf } from "./classes.ts";
import { add, type SchemaNode, wordsOf } from "./node.ts";

/** A node that is being written, and what it is written from. */
export type Draft = {
  node: SchemaNode;
  family: Family;
  entity: PublicEntity;
  context: WriteContext;
  /** Whether the thing is of this class, `is("Book")`. */
  is(name: string): boolean;
};

/** A thing that is referred to, or only its words; `is` where the reader of the property asks another class of words. */
export function refNode(ref: PublicRef, base: string, is: string = familyOf(ref.type).is): SchemaNode {
  const id = addressOf(ref, { base });
  const node: SchemaNode = { "@type": is, ...(id ? { "@id": id } : {}), name: ref.label };
  add(node, "sameAs", ...addressesOf(ref, { base }).filter((address) => address !== id));
  return node;
}

/** References to things of these families; others are left out, since the property does not take them. */
export function refsTo(refs: readonly PublicRef[], base: string, ...families: Family[]): SchemaNode[] {
  return refs.filter(({ type }) => families.includes(familyOf(type).family)).map((ref) => refNode(ref, base));
}

/** Words about the thing that have no property of their own: a small work of which it is the subject. */
export function addPassage({ node }: Draft, name: string, texts: Parameters<typeof wordsOf>[0][]): void {
  if (texts.length === 0) return;
  const passage: SchemaNode = { "@type": "CreativeWork", name };
  add(passage, "text", ...texts.map(wordsOf));
  add(node, "subjectOf", passage);
}
