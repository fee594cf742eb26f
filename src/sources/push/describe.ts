import type { FactBody, FactOf, KeyRef } from "../../entities/facts.ts";
import { rewriteFact } from "../../entities/rewrite-fact.ts";
import type { Description, SourceRecord } from "../port.ts";
import { teller } from "../telling/teller.ts";
import { returnedScheme } from "../write-back.ts";
import type { SentFact, SentRecord, SentRef } from "./form/record.ts";
import type { PushSettings } from "./options.ts";

/** A record as it was sent: its facts, with references to this source's records turned into keys. */
export function describeSent(record: SourceRecord, { audience }: PushSettings): Description {
  const sent = JSON.parse(record.original) as SentRecord;
  const tell = teller(record, { audience: sent.audience ?? audience });
  // A reference leads to the same table as its record's own key.
  const table = record.key.split("/")[1] ?? "record";
  const toKey = (ref: SentRef): KeyRef => {
    if (!("id" in ref)) return ref;
    const { id, ...rest } = ref;
    return { ...rest, key: tell.key(table, id) };
  };
  for (const fact of sent.facts) {
    const said = rewriteFact<SentRef, KeyRef>(fact as FactOf<SentRef>, { ref: toKey });
    if (!said) continue;
    const own = said.key === undefined ? { by: identifying(fact) } : { key: `${record.key}#${said.key}` };
    tell.say(`facts.${fact.kind}`, bodyOf(said, record.key), own);
  }
  return tell.description(sent.type);
}

/**
 * What is said, with what the sender knows of its envelope but the key; keys of links and of the activity that one is within are this
 * record's too. A PID that came back is for staff.
 */
function bodyOf(said: FactOf<KeyRef>, record: string): FactBody<KeyRef> {
  const { key: _, ...fact } = said.kind === "activity" ? owned(said, record) : said;
  const hidden = fact.kind === "number" && fact.scheme === returnedScheme ? { audience: "staff" as const } : {};
  return { ...fact, ...hidden } as FactBody<KeyRef>;
}

function owned(fact: Extract<FactOf<KeyRef>, { kind: "activity" }>, record: string): typeof fact {
  const ours = <L extends { key?: string }>(link: L): L =>
    link.key === undefined ? link : { ...link, key: `${record}#${link.key}` };
  return {
    ...fact,
    ...(fact.within === undefined ? {} : { within: `${record}#${fact.within}` }),
    ...(fact.who ? { who: fact.who.map(ours) } : {}),
    ...(fact.where ? { where: fact.where.map(ours) } : {}),
  };
}

const nameOf = (ref: SentRef | undefined) => ref && ("id" in ref ? ref.id : "uri" in ref ? ref.uri : ref.text);

/** What tells a fact without a key from others of its kind; words that are shown, order and audience are no part of it. */
function identifying(fact: SentFact): Record<string, string | undefined> {
  switch (fact.kind) {
    case "name":
      return { use: fact.use, ...(fact.use === "preferred" ? {} : { text: fact.text[0]?.value }) };
    case "number":
      return { scheme: fact.scheme, value: fact.value };
    case "statement":
      return { about: fact.about };
    case "classification":
      return { aspect: fact.aspect, part: fact.part, concept: nameOf(fact.concept) };
    case "activity":
      return { type: fact.type, event: nameOf(fact.event) };
    case "measurement":
      return { of: fact.of };
    case "inscription":
      return { type: fact.type };
    case "part":
      return { as: fact.as, whole: nameOf(fact.whole) };
    case "subject":
      return { mode: fact.mode, ref: nameOf(fact.ref) };
    case "citation":
      return { publication: nameOf(fact.publication), number: fact.number, pages: fact.pages };
    case "media":
      return { image: nameOf(fact.image) };
    case "placement":
      return { use: fact.use, at: nameOf(fact.at), custodian: nameOf(fact.custodian) };
    case "rights":
      return { of: fact.of, sort: fact.sort, uri: fact.uri, holder: nameOf(fact.holder) };
    case "relation":
      return { predicate: fact.predicate, to: nameOf(fact.to) };
    case "same-as":
      return { uri: fact.uri };
    case "content":
      return { role: fact.role, url: fact.url };
    default:
      return fact satisfies never;
  }
}

/** The kinds of fact that a record has, and what else it says: `"facts.name"`. */
export function sentFields({ original }: SourceRecord): string[] {
  const { facts, ...rest } = JSON.parse(original) as SentRecord;
  return [...new Set([...Object.keys(rest), ...facts.map(({ kind }) => `facts.${kind}`)])];
}
