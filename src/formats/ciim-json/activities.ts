import type { Actor } from "../../entities/facts.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { inOrder, type KindOf } from "../facts-by-kind.ts";
import { humanise, qualifierWords } from "../wording.ts";
import type { Draft } from "./draft.ts";
import { type CiimNode, dateOf, filled, push, put, referenceTo, wordsOf } from "./node.ts";

type Activity = KindOf<"activity">;

/** What happened to a thing, where CIIM keeps it: its creation, its accession, a life, its exhibitions. */
export function writeActivity(fact: Activity, draft: Draft): void {
  const { record, entity } = draft;
  const isAgent = entity.type === "person" || entity.type === "group";
  const dates = (fact.when ?? []).map(dateOf);
  if (fact.type === "production" || fact.type === "creation") writeMaking(fact, draft);
  else if (fact.type === "publication") push(record, "creation", lifecycle({ ...published(fact) }));
  else if (fact.type === "acquisition") put(record, "accession", lifecycle({ date: dates.map(years) }));
  else if (fact.type === "exhibition" || fact.type === "event" || fact.type === "display") writeShowing(fact, draft);
  else if (isAgent && (fact.type === "birth" || fact.type === "formation"))
    put(record, "birth", lifecycle({ date: dates }));
  else if (isAgent && (fact.type === "death" || fact.type === "dissolution"))
    put(record, "death", lifecycle({ date: dates }));
  else if (isAgent && (fact.type === "life" || fact.type === "active")) push(record, "date", ...dates);
}

/** Of an accession CIIM keeps the year, and the day in words. */
function years({ from, to, value }: CiimNode): CiimNode {
  const year = (date: unknown) => String(date).replace(/^(-?\d{4}).*$/, "$1");
  return filled({ from: from && year(from), to: to && year(to), value: value ?? from });
}

const lifecycle = (node: CiimNode): CiimNode => ({ ...filled(node), "@entity": "lifecycle" });

/** A maker may be former, which CIIM says; one that was rejected is none. */
const isHeld = ({ standing }: Actor<PublicRef>) =>
  standing === undefined || standing === "current" || standing === "former";

function writeMaking(fact: Activity, { record, entity }: Draft): void {
  const made = {
    date: (fact.when ?? []).map(dateOf),
    attribution: (fact.display ?? []).map((text) => ({ type: "attribution", ...wordsOf(text) })),
    maker: inOrder(fact.who ?? [])
      .filter(isHeld)
      .map((actor) => makerOf(actor, entity.type === "publication" ? "relationship" : "role")),
    place: (fact.where ?? []).map(({ place, role }) => referenceTo(place, role ? { role: [{ value: role }] } : {})),
  };
  if (entity.type === "archive") put(record, "creation", filled(made));
  else if (entity.type === "publication") put(record, "work.creation", lifecycle(made));
  else push(record, "creation", lifecycle(made));
}

function makerOf(actor: Actor<PublicRef>, role: "role" | "relationship"): CiimNode {
  const { agent, qualifier, display, standing, sourceWord } = actor;
  const words = display?.value ?? "";
  const at = words.indexOf(agent.label);
  const [before, after] = at < 0 ? ["", ""] : [words.slice(0, at).trim(), words.slice(at + agent.label.length).trim()];
  const prefix = before || (qualifier && qualifierWords[qualifier]);
  const link = {
    [role]: { value: sourceWord ?? humanise(actor.role) },
    ...(prefix ? { prefix: { value: prefix } } : {}),
    ...(after ? { suffix: { value: after } } : {}),
    ...(role === "role" ? { public: true, historical: standing === "former" } : {}),
  };
  return referenceTo(agent, link);
}

function published(fact: Activity): CiimNode {
  const named = (ref: PublicRef) =>
    ref.pid ? referenceTo(ref) : { name: [{ value: ref.label }], "@entity": "literal" };
  return {
    date: (fact.when ?? []).map(dateOf),
    publisher: (fact.who ?? []).map(({ agent }) => named(agent)),
    place: (fact.where ?? []).map(({ place }) => named(place)),
  };
}

/** Of an exhibition the whole and its venues; of a work the exhibitions that it was in, each once with its venues. */
function writeShowing(fact: Activity, { record, entity }: Draft): void {
  const date = (fact.when ?? []).map(dateOf);
  const [title] = fact.title ?? [];
  const named = title ? { title: [{ type: "exhibition title at venue", ...wordsOf(title) }] } : {};
  if (entity.type === "exhibition" || entity.type === "event") {
    if (fact.within === undefined) {
      push(record, "date", ...date);
      push(
        record,
        "agent",
        ...inOrder(fact.who ?? [])
          .filter(isHeld)
          .map(participant),
      );
      if (fact.where) push(record, "venue", ...fact.where.map(({ place }) => referenceTo(place)));
    } else
      push(record, "venue", ...(fact.where ?? []).map(({ place }) => referenceTo(place, filled({ date, ...named }))));
    return;
  }
  if (!fact.event) return;
  const venue = filled({
    date,
    venue: (fact.where ?? []).map(({ place }) => referenceTo(place)),
    ...named,
    identifier: (fact.numbers ?? []).map(({ value }) => ({ value })),
    category: (fact.display ?? []).map((text) => ({ type: "room theme", ...wordsOf(text) })),
  });
  const shown = (record.exhibition ?? []) as CiimNode[];
  const before = shown.find((one) => JSON.stringify(one["@admin"]) === JSON.stringify({ uid: fact.event?.pid }));
  if (before) ((before["@link"] as CiimNode).venues as CiimNode[]).push(venue);
  else push(record, "exhibition", referenceTo(fact.event, { venues: [venue] }));
}

function participant({ agent, role, sourceWord, standing }: Actor<PublicRef>): CiimNode {
  return referenceTo(agent, {
    role: [{ value: sourceWord ?? humanise(role) }],
    public: true,
    historical: standing === "former",
  });
}
