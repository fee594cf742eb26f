import type { Actor } from "../../entities/facts.ts";
import { makerRoles } from "../../entities/words/activities.ts";
import { qualifierRows } from "../../entities/words/qualifiers.ts";
import { rowOf } from "../../entities/words/row-of.ts";
import { otherStatements } from "../../entities/words/statements.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { fragment } from "../iri.ts";
import { assignmentNode, isHeld } from "./assignment.ts";
import { type Draft, inner } from "./draft.ts";
import type { LinkedArtNode } from "./node.ts";
import { reference, typeNode } from "./reference.ts";
import { timespanOf } from "./time-span.ts";
import { addAll, addStatement, displayNames, statementNode } from "./words.ts";

const { production } = otherStatements;

type Maker = { actor: Actor<PublicRef>; ref: LinkedArtNode; index: number };

/**
 * Who made a thing, on its production or creation. Makers who did the same carry it out together; where roles or times
 * differ each has a part of his own; a qualified, doubted or former attribution is an attribute assignment of a part.
 * Makers known only in words are a statement.
 */
export function addMakers(making: LinkedArtNode, who: readonly Actor<PublicRef>[], draft: Draft): void {
  const makers: Maker[] = [];
  who.forEach((actor, index) => {
    const ref = reference(actor.agent, draft);
    if (ref && (ref.type === "Person" || ref.type === "Group")) makers.push({ actor, ref, index });
    else addStatement(making, statementNode(inner(making, `who${index + 1}`), { value: inWordsOf(actor) }, production));
  });
  const plain = makers.filter(({ actor }) => isHeld(actor) && actor.qualifier === undefined);
  const groups = Map.groupBy(plain, ({ actor, index }) => (actor.when ? `${index}` : actor.role));
  const together = groups.size === 1 && plain.length === makers.length && plain.every(({ actor }) => !actor.when);
  if (together) {
    carryOut(making, plain);
    nameRole(making, plain[0]?.actor.role ?? "");
  } else for (const group of groups.values()) addAll(making, "part", [part(making, group, draft)]);
  for (const maker of makers) {
    if (!plain.includes(maker)) addAll(making, "attributed_by", [attribution(making, maker, draft)]);
  }
}

function part(making: LinkedArtNode, group: readonly Maker[], draft: Draft): LinkedArtNode {
  const [first] = group;
  const role = first?.actor.role ?? "";
  const key = group.length === 1 ? first?.actor.key : undefined;
  const id = key ? draft.linkAddress(key) : inner(making, `role-${fragment(role)}-${(first?.index ?? 0) + 1}`);
  const node: LinkedArtNode = { id, type: making.type };
  nameRole(node, role);
  carryOut(node, group);
  const timespan = timespanOf(node, first?.actor.when);
  if (timespan) node.timespan = timespan;
  return node;
}

function attribution(making: LinkedArtNode, { actor, ref, index }: Maker, draft: Draft): LinkedArtNode {
  const row = actor.qualifier ? qualifierRows[actor.qualifier] : undefined;
  const id = actor.key ? draft.linkAddress(actor.key) : inner(making, `who${index + 1}`);
  const node = assignmentNode(id, actor, draft, row ? [row] : []);
  const made: LinkedArtNode = { id: inner(node, "part"), type: making.type };
  nameRole(made, actor.role);
  addAll(made, row?.named === "shaped" ? "influenced_by" : "carried_out_by", [ref]);
  const words = wordsOf(actor);
  if (words) addStatement(made, statementNode(inner(made, "display"), words, production));
  const timespan = timespanOf(made, actor.when);
  if (timespan) made.timespan = timespan;
  node.assigned_property = "part";
  node.assigned = [made];
  return node;
}

function carryOut(node: LinkedArtNode, group: readonly Maker[]): void {
  addAll(
    node,
    "carried_out_by",
    group.map(({ ref }) => ref),
  );
  for (const { actor, index } of group) {
    const id = inner(node, `display-who${index + 1}`);
    const words = wordsOf(actor);
    if (words) addStatement(node, statementNode(id, words, production));
  }
}

/** What an actor's words say beyond who did what. */
const wordsOf = (actor: Actor<PublicRef>) =>
  actor.share === undefined ? actor.display : { ...actor.display, value: inWordsOf(actor) };

function roleTypes(role: string | undefined): LinkedArtNode[] {
  const row = role === undefined ? undefined : rowOf(makerRoles, role);
  return row ? typeNode(row) : [];
}

function nameRole(node: LinkedArtNode, role: string): void {
  const types = roleTypes(role);
  if (types.length > 0) addAll(node, "classified_as", types);
  else if (role !== "") addAll(node, "identified_by", displayNames(node, [{ value: role }]));
}

/** An actor in words, with qualifier and role: `"workshop of Rubens (artist)"`. */
export function inWordsOf(actor: Actor<PublicRef>): string {
  const share = actor.share === undefined ? "" : `, ${actor.share}`;
  if (actor.display) return `${actor.display.value}${share}`;
  const qualifier = actor.qualifier ? `${qualifierRows[actor.qualifier].label} ` : "";
  const standing = actor.standing && actor.standing !== "current" ? `, ${actor.standing}` : "";
  return `${qualifier}${actor.agent.label} (${actor.role}${standing}${share})`;
}
