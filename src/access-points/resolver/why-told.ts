import { gaveWayTo, type Precedence } from "../../entities/authority.ts";
import type { FactKind, StoredFact } from "../../entities/facts.ts";
import { refsOf } from "../../entities/rewrite-fact.ts";
import { lossesOf } from "../../formats/coverage.ts";
import { factInWords } from "../../formats/fact-in-words.ts";
import { fragment } from "../../formats/iri.ts";
import { type JsonRef, jsonRef } from "../../formats/json/reference.ts";
import type { Loss } from "../../formats/port.ts";
import type { PublicEntity, PublicFact, PublicRef } from "../../publish/public-entity.ts";
import type { Reading } from "../port.ts";
import type { Press } from "../press.ts";
import { alternativesOf, type Withheld, withheldOf } from "./alternatives.ts";

/** A record that something is said by: the mapping that described it, and the run in which it was last read otherwise than before. */
export type WhyRecord = {
  source: string;
  record: string;
  values: number;
  mapping?: string;
  run?: { number: number; started: string; ended?: string };
  /** When its source was last read to the end: until then it is known to have said the same. */
  asOf?: string;
};

/** A link of a fact, as far as more is said of it than where it leads. */
export type WhyLink = JsonRef & { as?: string; standing?: string; certainty?: string; qualifier?: string };

/** A fact, where it comes from and why it stands as it does. */
export type WhyFact = {
  id: string;
  key: string;
  kind: FactKind;
  says: string;
  from: { source: string; record: string; field: string };
  sourceWord?: string;
  standing: string;
  because: string;
  /** The rule of the configuration by which another source stands before it. */
  authority?: Precedence;
  certainty?: string;
  links?: WhyLink[];
};

/** A format: offered or not, and what of this record's facts it leaves out. */
export type WhyFormat = {
  name: string;
  title: string;
  href?: string;
  offered: boolean;
  missing?: Omit<Withheld, "name" | "title">;
  leavesOut: { kind: Loss["kind"]; field: string; reason: string; facts: string[] }[];
};

/** All that `/{PID}/why` tells. */
export type Why = {
  id: string;
  of: string;
  pid: string;
  type: string;
  label: string;
  state: string;
  version: number;
  changed: string;
  records: WhyRecord[];
  merges: { id: string; pid: string; since: string; because: string }[];
  facts: WhyFact[];
  formats: WhyFormat[];
};

/** Why a record is as it is, as far as outsiders may know: nothing is told of a fact, link or identifier that they do not see. */
export async function whyOf(entity: PublicEntity, reading: Reading, press: Press): Promise<Why> {
  const of = `${press.base}/${entity.pid}`;
  const { pid, type, label, state, version, modified, formerPids = [] } = entity;
  return {
    id: `${of}/why`,
    of,
    pid,
    type,
    label,
    state,
    version,
    changed: modified,
    records: await recordsOf(entity, reading),
    merges: formerPids.map(({ pid: former, since }) => ({
      id: `${press.base}/${former}`,
      pid: former,
      since,
      because: "It was found to stand for the same thing, and leads here with all that was said of it.",
    })),
    facts: await factsOf(entity, reading, of),
    formats: formatsOf(entity, press),
  };
}

async function recordsOf({ facts }: PublicEntity, { store }: Reading): Promise<WhyRecord[]> {
  const reads = await store.lastReads();
  const bySource = Map.groupBy(facts, ({ from }) => from.source);
  const records: WhyRecord[] = [];
  for (const [source, said] of bySource) {
    const byRecord = Map.groupBy(said, ({ from }) => from.record);
    const prints = await store.prints(source, 0, [...byRecord.keys()]);
    const asOf = reads.get(source)?.complete;
    for (const [record, values] of byRecord) {
      const print = prints.get(record);
      const run = print && (await store.run(print.run));
      records.push({
        source,
        record,
        values: values.length,
        ...(print?.revision ? { mapping: print.revision } : {}),
        ...(run ? { run: { number: run.id, started: run.started, ...(run.ended ? { ended: run.ended } : {}) } } : {}),
        ...(asOf ? { asOf } : {}),
      });
    }
  }
  return records;
}

const nameOf = ({ key, from }: Pick<StoredFact, "key" | "from">) => `${from.source} ${from.record} ${key}`;

/** What sources said is looked at beside what is public, and of it only what is public too: an alternative gives way to nothing hidden. */
async function factsOf({ pid, type, facts }: PublicEntity, reading: Reading, of: string): Promise<WhyFact[]> {
  const { store, authority, base } = reading;
  const entity = (await store.read(pid)) ?? (await store.lastState(pid));
  const shown = new Set(facts.map(nameOf));
  const stored = (entity?.facts ?? []).filter((fact) => shown.has(nameOf(fact)));
  const byName = new Map(stored.map((fact) => [nameOf(fact), fact]));
  return facts.map((fact) => {
    const before = byName.get(nameOf(fact));
    const precedence = before && gaveWayTo(before, { type, facts: stored }, authority?.rules ?? {});
    const { key, kind, from, sourceWord, standing = "current", certainty } = fact;
    const links = linksOf(fact, base);
    return {
      id: `${of}#${fragment(key)}`,
      key,
      kind,
      says: factInWords(fact),
      from: { source: from.source, record: from.record, field: from.field },
      ...(sourceWord ? { sourceWord } : {}),
      standing,
      because: becauseOf(fact, before, precedence),
      ...(precedence ? { authority: precedence } : {}),
      ...(certainty ? { certainty } : {}),
      ...(links.length > 0 ? { links } : {}),
    };
  });
}

function becauseOf(fact: PublicFact, before: StoredFact | undefined, precedence: Precedence | undefined): string {
  const { source } = fact.from;
  if (precedence)
    return `In ${precedence.about} ${precedence.source} stands before ${source}, and says something else.`;
  if (fact.kind === "name" && before?.kind === "name" && fact.use !== before.use)
    return `${source} prefers it too, but another preferred name in this language comes first.`;
  if (before && fact.standing !== before.standing) return "Another current place comes first.";
  // What it gave way to may be hidden, and then nothing is told of it.
  if (fact.standing === "alternative") return "It is told beside what stands.";
  return `${source} says so.`;
}

function linksOf(fact: PublicFact, base: string): WhyLink[] {
  if (fact.kind !== "activity") return refsOf<PublicRef>(fact).map((ref) => jsonRef(ref, base));
  const { who = [], where = [], ...others } = fact;
  return [
    ...who.map(({ agent, role, standing, certainty, qualifier }) => ({
      ...jsonRef(agent, base),
      as: role,
      ...(standing ? { standing } : {}),
      ...(certainty ? { certainty } : {}),
      ...(qualifier ? { qualifier } : {}),
    })),
    ...where.map(({ place, role, standing }) => ({
      ...jsonRef(place, base),
      as: role ?? "place",
      ...(standing ? { standing } : {}),
    })),
    ...refsOf<PublicRef>(others).map((ref) => jsonRef(ref, base)),
  ];
}

function formatsOf(entity: PublicEntity, press: Press): WhyFormat[] {
  const offered = new Map(alternativesOf(entity, press, press.base).map((one) => [one.name, one.href]));
  const withheld = new Map(withheldOf(entity, press.formats, press).map((one) => [one.name, one]));
  return press.formats.map((format) => {
    const { name, title } = format;
    const href = offered.get(name);
    const { lacks, onlyFor } = withheld.get(name) ?? {};
    return {
      name,
      title,
      ...(href ? { href } : {}),
      offered: href !== undefined,
      ...(href ? {} : { missing: { ...(lacks ? { lacks } : {}), ...(onlyFor ? { onlyFor } : {}) } }),
      leavesOut: href ? leftOutOf(entity, format) : [],
    };
  });
}

function leftOutOf({ facts, type }: PublicEntity, format: { losses: readonly Loss[] }): WhyFormat["leavesOut"] {
  const met = facts.flatMap((fact) => lossesOf(format, fact, type).map((loss) => ({ loss, key: fact.key })));
  return [...Map.groupBy(met, ({ loss }) => loss)].map(([{ kind, field, reason }, facts]) => ({
    kind,
    field,
    reason,
    facts: facts.map(({ key }) => key),
  }));
}
