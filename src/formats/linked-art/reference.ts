import { entityTypes } from "../../entities/types.ts";
import { statementMetaType } from "../../entities/words/statements.ts";
import { aatIri, type TermRow } from "../../entities/words/term.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { addressesOf, addressOf } from "../address-of.ts";
import { legalText } from "../legal-text.ts";
import type { ClassName } from "./classes.ts";
import type { Draft } from "./draft.ts";
import type { LinkedArtNode } from "./node.ts";

/** The class that a referring record can know of: by type alone, without the target's own classifications. */
export function refClass(ref: PublicRef): ClassName {
  return entityTypes[ref.type].classes.linkedArt;
}

/** A reference to another entity or to an authority; undefined where there are only words. `type` is for terms used as material or language. */
export function reference(ref: PublicRef, draft: Draft, type: ClassName = refClass(ref)): LinkedArtNode | undefined {
  const [id, ...others] = addressOf(ref, draft) === undefined ? [] : addressesOf(ref, draft);
  if (id === undefined) return undefined;
  const node: LinkedArtNode = { id, type, _label: legalText(ref.label) };
  if (others.length > 0) node.equivalent = others.map((other) => ({ id: other, type }));
  return node;
}

/** Term nodes made so far: a record has hundreds, of a few dozen rows. They are never changed. */
const plain = new WeakMap<TermRow, LinkedArtNode>();
const ofStatements = new WeakMap<TermRow, LinkedArtNode>();

/** A vocabulary term as a node: `{ id: "http://vocab.getty.edu/aat/300404670", type: "Type", _label: "Primary name" }`. */
export function typeNode(row: TermRow): LinkedArtNode[] {
  return row.aat === undefined ? [] : [made(plain, row, row.aat)];
}

/** The term of a statement, itself classified so that it is known for one. */
export function statementType(row: TermRow): LinkedArtNode[] {
  return row.aat === undefined ? [] : [made(ofStatements, row, row.aat, statementMetaType)];
}

function made(known: WeakMap<TermRow, LinkedArtNode>, row: TermRow, aat: string, meta?: TermRow): LinkedArtNode {
  const before = known.get(row);
  if (before) return before;
  const node: LinkedArtNode = { id: aatIri(aat), type: "Type", _label: row.term ?? row.label };
  if (meta) node.classified_as = typeNode(meta);
  known.set(row, node);
  return node;
}
