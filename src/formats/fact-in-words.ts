import type { Actor, Position, Text, TimeSpan } from "../entities/facts.ts";
import type { PublicFact, PublicRef } from "../publish/public-entity.ts";
import { plainText } from "./plain-text.ts";
import { citedInLine, makerName, measuredInLine, spanInLine } from "./what-stands.ts";

const longest = 160;

/** What a fact says, in a line of at most 160 signs: `"production: Vincent van Gogh, 1888"`. Its envelope is not told. */
export function factInWords(fact: PublicFact): string {
  const line = said(fact)
    .filter((words) => words !== undefined && words !== "")
    .join(", ")
    .replace(/\s+/g, " ")
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
}

type Words = (string | undefined)[];

function said(fact: PublicFact): Words {
  switch (fact.kind) {
    case "name":
      return [texts(fact.text)];
    case "number":
      return [`${fact.scheme} ${fact.value}`, fact.fault, fact.assigner?.label];
    case "statement":
      return [`${fact.about}: ${texts(fact.text)}`];
    case "classification":
      return [`${fact.aspect}: ${fact.concept.label}`, fact.part];
    case "activity":
      return activity(fact);
    case "measurement":
      return [`${fact.of}: ${texts(fact.display) ?? measuredInLine(fact)}`];
    case "inscription":
      return [
        `${fact.type}: ${texts(fact.readings.map(({ text }) => text))}`,
        fact.by?.agent.label,
        place(fact.position),
      ];
    case "part":
      return [`${fact.as} of ${fact.whole.label}`];
    case "subject":
      return [`${fact.mode} ${fact.ref.label}`, fact.role];
    case "citation":
      return [citedInLine(fact)];
    case "media":
      return [`${fact.role}: ${fact.image.label}`, fact.view, texts(fact.caption)];
    case "placement":
      return [
        `${fact.use}: ${fact.at?.label ?? texts([fact.display, fact.address]) ?? ""}`,
        fact.state,
        span(fact.when),
      ];
    case "rights":
      return [`${fact.sort} (${fact.of}): ${texts(fact.text) ?? fact.uri ?? ""}`, fact.holder?.label];
    case "relation":
      return [`${fact.predicate} ${fact.to.label}`, span(fact.when)];
    case "same-as":
      return [`${fact.match}: ${fact.uri}`, fact.status];
    case "content":
      return [`${fact.role}: ${fact.url ?? (fact.html ?? fact.tei ?? "").replace(/<[^>]*>/g, " ")}`];
    default: {
      const none: never = fact;
      return none;
    }
  }
}

function activity(fact: Extract<PublicFact, { kind: "activity" }>): Words {
  const who = (fact.who ?? []).map((actor: Actor<PublicRef>) => makerName(actor));
  const where = (fact.where ?? []).map(({ place }) => place.label);
  const when = (fact.when ?? []).map(span);
  const what = [texts(fact.title), fact.event?.label, ...who, ...where, ...when, texts(fact.display)];
  return [`${fact.type}: ${what.filter(Boolean).join(", ")}`];
}

function place(position: Position<PublicRef> | undefined): string | undefined {
  if (position?.on === "words") return plainText(position.text);
  return position?.on === "surface" ? position.side : undefined;
}

const span = (when: TimeSpan | undefined) => when && spanInLine(when);

function texts(all: readonly (Text | undefined)[] | undefined): string | undefined {
  const words = (all ?? []).flatMap((text) => (text ? [plainText(text)] : []));
  return words.length > 0 ? words.join(" / ") : undefined;
}
