import type { Classes } from "../../entities/entity-type.ts";
import type { EntityType } from "../../entities/types.ts";
import type { PublicEntity, PublicFact } from "../../publish/public-entity.ts";
import { fragment } from "../iri.ts";
import type { WriteContext } from "../port.ts";
import type { LinkedArtNode } from "./node.ts";

/** A record while it is written: its root, whose class decides what fits where, and the addresses of its parts. */
export type Draft = {
  readonly base: string;
  readonly entityType: EntityType;
  readonly root: LinkedArtNode;
  /** What is known beside the record: its images, and what may be done with things of which no right is said. */
  readonly known: Pick<WriteContext, "media" | "rights">;
  /** Of an event or exhibition: the fact that tells of the event itself, not of a venue within it. */
  readonly happening?: PublicFact;
  /** The address of a fact: `addressOf(fact)` → `https://…/X5K4-2B6C-9Q1W#tms/conxref/1`. */
  addressOf(fact: PublicFact): string;
  /** The address of a link with a key of its own; never one that a fact has. */
  linkAddress(key: string): string;
};

/** A fact of one kind, as the writers take it. */
export type FactOfKind<K extends PublicFact["kind"]> = Extract<PublicFact, { kind: K }>;

type Around = Pick<WriteContext, "base" | "media" | "rights">;

/** A new record of an entity: its root node, and an address for every fact. Facts that share a key are told apart by order. */
export function startDraft(entity: PublicEntity, context: Around, own: Classes): Draft {
  const { base, media, rights } = context;
  const id = `${base}/${entity.pid}`;
  const given = new Map<string, number>();
  const give = (key: string) => {
    const before = given.get(key) ?? 0;
    given.set(key, before + 1);
    const address = `${id}#${fragment(key)}`;
    return before === 0 ? address : `${address};${before + 1}`;
  };
  const addresses = new Map<PublicFact, string>();
  for (const fact of entity.facts) addresses.set(fact, give(fact.key));
  const root: LinkedArtNode = { id, type: own.linkedArt };
  const happening = root.type === "Event" || root.type === "Activity" ? entity.facts.find(isWhole) : undefined;
  return {
    base,
    entityType: entity.type,
    root,
    known: { ...(media ? { media } : {}), ...(rights ? { rights } : {}) },
    ...(happening ? { happening } : {}),
    addressOf: (fact) => addresses.get(fact) ?? give(fact.key),
    linkAddress: give,
  };
}

const isWhole = (fact: PublicFact) =>
  fact.kind === "activity" && fact.within === undefined && (fact.type === "exhibition" || fact.type === "event");

/** The address of a node within another: `inner(production, "timespan")` → `…#production;timespan`. No key's fragment holds a `;`. */
export function inner(node: { id: string } | string, suffix: string): string {
  return `${typeof node === "string" ? node : node.id};${suffix}`;
}
