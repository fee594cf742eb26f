import { activityRows } from "../../entities/words/activities.ts";
import { nameUses } from "../../entities/words/names.ts";
import { otherStatements } from "../../entities/words/statements.ts";
import type { TermRow } from "../../entities/words/term.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { fragment } from "../iri.ts";
import { isHeld } from "./assignment.ts";
import { type Draft, type FactOfKind, inner } from "./draft.ts";
import { identifierNode } from "./facts/number.ts";
import type { LinkedArtNode } from "./node.ts";
import { reference, typeNode } from "./reference.ts";
import { displayOf, timespanOf } from "./time-span.ts";
import { addAll, addStatement, nameNode, statementNode } from "./words.ts";

export type Activity = FactOfKind<"activity">;

/** Writes all of an activity but its actors onto a node: names and numbers, time, places, means, price, and what it is part of. */
export function describeActivity(node: LinkedArtNode, fact: Activity, draft: Draft): void {
  const at = node === draft.root ? draft.addressOf(fact) : node.id;
  addAll(node, "classified_as", node === draft.root ? [] : typeNode(activityRows[fact.type]));
  (fact.title ?? []).forEach((text, index) => {
    addAll(node, "identified_by", [nameNode(inner(at, `title${index + 1}`), text, nameUses.preferred)]);
  });
  (fact.numbers ?? []).forEach(({ value, scheme }, index) => {
    addAll(node, "identified_by", [identifierNode(inner(at, `number${index + 1}`), value, scheme)]);
  });
  addTimes(node, fact, at);
  addPlaces(node, fact, draft, at);
  addMeans(node, fact, draft, at);
  addContext(node, fact, draft, at);
  if (fact.price) addStatement(node, statementNode(inner(at, "price"), fact.price.display, otherStatements.price));
  (fact.display ?? []).forEach((text, index) => {
    addStatement(
      node,
      statementNode(inner(at, `display${index + 1}`), text, displayRows[fact.type] ?? otherStatements.note),
    );
  });
}

const displayRows: Partial<Record<Activity["type"], TermRow>> = {
  production: otherStatements.production,
  creation: otherStatements.production,
  acquisition: otherStatements.acquisition,
};

/** The first time as a time span; Linked Art has room for one, so others are words. */
function addTimes(node: LinkedArtNode, fact: Activity, at: string): void {
  for (const [index, span] of (fact.when ?? []).entries()) {
    const timespan = index === 0 && node.timespan === undefined ? timespanOf({ id: at }, span) : undefined;
    if (timespan) node.timespan = timespan;
    else
      for (const text of displayOf(span).slice(0, 1))
        addStatement(node, statementNode(inner(at, `when${index + 1}`), text, otherStatements.note, "Date"));
  }
}

/** Closed by the schema, an activity that is embedded in a record has no place for participants. */
const withoutParticipants = new Set<string>(["Activity", "Birth", "Death"]);

function addPlaces(node: LinkedArtNode, fact: Activity, draft: Draft, at: string): void {
  const ofEvent = draft.root.type === "Activity" || draft.root.type === "Event";
  const open = node === draft.root || ofEvent || !withoutParticipants.has(node.type);
  (fact.where ?? []).forEach(({ place, role, ...claim }, index) => {
    const found = isHeld(claim) ? reference(place, draft) : undefined;
    const isPlace = found?.type === "Place";
    const takesPart = open && (found?.type === "Group" || found?.type === "Person");
    if (found && isPlace) addAll(node, "took_place_at", [found]);
    else if (found && takesPart) addAll(node, "participant", [found]);
    if ((isPlace || takesPart) && role === undefined) return;
    addStatement(
      node,
      statementNode(inner(at, `where${index + 1}`), { value: place.label }, otherStatements.note, role ?? "Place"),
    );
  });
}

function addMeans(node: LinkedArtNode, fact: Activity, draft: Draft, at: string): void {
  const add = (
    refs: readonly PublicRef[] | undefined,
    term: "technique" | "used_specific_object",
    fits: readonly string[],
  ) =>
    (refs ?? []).forEach((ref, index) => {
      const found = reference(ref, draft);
      if (found && fits.includes(found.type)) addAll(node, term, [found]);
      else
        addStatement(
          node,
          statementNode(
            inner(at, `${term}${index + 1}`),
            { value: ref.label },
            otherStatements.note,
            term === "technique" ? "Technique" : "Used",
          ),
        );
    });
  add(fact.technique, "technique", ["Type"]);
  add(fact.used, "used_specific_object", ["HumanMadeObject", "Set"]);
}

/** The event that it was part of (at one venue of it, where that is told), or the whole of the event whose venue it is. */
function addContext(node: LinkedArtNode, fact: Activity, draft: Draft, at: string): void {
  // The context gives a transfer no `part_of`.
  const placed = node.type !== "Transfer" && node !== draft.root;
  const event = fact.event && placed ? reference(fact.event, draft) : undefined;
  if (event && (event.type === "Activity" || event.type === "Event") && event.id !== draft.root.id) {
    const venue = fact.within !== undefined && event.id.startsWith(`${draft.base}/`);
    node.part_of = venue ? { id: `${event.id}#${fragment(fact.within ?? "")}`, type: "Activity" } : event;
  } else if (fact.event) {
    addStatement(node, statementNode(inner(at, "event"), { value: fact.event.label }, otherStatements.note, "Event"));
  } else if (placed && fact.within !== undefined && draft.happening?.key === fact.within) {
    node.part_of = { id: draft.root.id, type: draft.root.type };
  }
}
