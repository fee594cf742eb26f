import { reasonWords } from "../../formats/ending-words.ts";
import { type JsonRef, jsonRef } from "../../formats/json/reference.ts";
import { kernelOf } from "../../formats/kernel.ts";
import type { PublicEntity, PublicRef } from "../../publish/public-entity.ts";
import type { PidEvent } from "../../registry/port.ts";
import { freshnessOf } from "../../store/freshness.ts";
import type { Reading } from "../port.ts";
import type { Found } from "../reading.ts";
import { publicRefs } from "../referents.ts";

/** Something that happened to an identifier, in words: `{ date: "2026-11-23T…", words: "Merged into X5K4-2B6C-9Q1W." }`. */
type Past = { date: string; words: string };

/** What an identifier says of itself, as `?json` answers it. */
export type PidInfo = {
  id: string;
  pid: string;
  type: string;
  state: string;
  since: string;
  who?: string;
  what: string;
  when?: string;
  where: string;
  /** Its survivor, its successors, or what to see instead. */
  leadsTo?: JsonRef[];
  /** The sources that describe it, and when each was last read to the end. */
  describedBy: { source: string; asOf?: string }[];
  history: Past[];
  promise: { words: string; policy: string };
};

const promise = "This identifier is never deleted and never given to another thing.";

/** What is told of an identifier that is or was public: what it stands for, its state, what happened to it, what is promised. */
export async function aboutPid(
  { resolution, entity }: { resolution: Found; entity: PublicEntity },
  reading: Reading,
): Promise<PidInfo> {
  const { base } = reading;
  const { pid, type } = entity;
  const { state, since } = resolution;
  const leadsTo = (await leadingTo(resolution, reading)).map((ref) => jsonRef(ref, base));
  const where = `${base}/${pid}`;
  return {
    id: where,
    pid,
    type,
    state,
    since,
    ...kernelOf(entity),
    where,
    ...(leadsTo.length > 0 ? { leadsTo } : {}),
    describedBy: await freshnessOfSources(entity, reading),
    history: await historyOf({ resolution, entity, leadsTo }, reading),
    promise: { words: promise, policy: `${base}/policy` },
  };
}

const mostRuns = 1000;

async function freshnessOfSources({ facts }: PublicEntity, { store, now }: Reading): Promise<PidInfo["describedBy"]> {
  const sources = new Set(facts.map(({ from }) => from.source));
  const runs = sources.size > 0 ? await store.runs(mostRuns) : [];
  return [...sources].map((source) => {
    const { asOf } = freshnessOf(source, runs, { now: now() });
    return asOf === undefined ? { source } : { source, asOf };
  });
}

function leadingTo({ end }: Found, reading: Reading) {
  if (end?.state === "merged") return publicRefs([end.into], reading);
  if (end?.state === "split") return publicRefs(end.into, reading);
  return publicRefs(end?.state === "tombstoned" && end.successor ? [end.successor] : [], reading);
}

type Told = { resolution: Found; entity: PublicEntity; leadsTo: readonly JsonRef[] };

async function historyOf({ resolution, entity, leadsTo }: Told, reading: Reading): Promise<Past[]> {
  const { version, modified, formerPids = [], ending } = entity;
  const past: Past[] = formerPids.map(({ pid, since }) => ({ date: since, words: `${pid} was merged into it.` }));
  if (!ending) past.push({ date: modified, words: `The description last changed, to version ${version}.` });
  for (const event of await reading.registry.historyOf(resolution.pid)) {
    const isPresent = event.time === resolution.since && event.op !== "assign";
    const words = isPresent ? stateWords(resolution, leadsTo) : await eventWords(event, reading);
    past.push({ date: event.op === "assign" ? event.time.slice(0, 10) : event.time, words });
  }
  return past.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** What is past is told without the reasons and notes of then: they may be what was taken back. */
async function eventWords({ op, into = [] }: PidEvent, reading: Reading): Promise<string> {
  const shown = await publicRefs(into, reading);
  switch (op) {
    case "merge":
      return `It was merged into ${namesOf(shown)}.`;
    case "split":
      return `It led to several things: ${namesOf(shown)}.`;
    default:
      return pastWords[op];
  }
}

const pastWords: Record<Exclude<PidEvent["op"], "merge" | "split">, string> = {
  assign: "The identifier was given.",
  activate: "It was described.",
  stub: "Its source stopped supplying it.",
  unmerge: "The merge was undone: it stands for itself again.",
  tombstone: "It was no longer described.",
  withdraw: "It was withdrawn.",
  restore: "That was taken back: it stands as before.",
};

const namesOf = (refs: readonly Pick<PublicRef, "pid">[]) =>
  refs.map(({ pid }) => pid).join(", ") || "what cannot be shown";

function stateWords({ state, end }: Found, leadsTo: readonly JsonRef[]): string {
  switch (end?.state) {
    case "merged":
      return `It was merged into ${end.into}, which stands for the same thing.`;
    case "split": {
      const names = leadsTo.map(({ id, label }) => `${label} (${id})`);
      return `It stood for several things and leads to ${names.join(", ") || "none that can be shown"}. ${end.reason}`.trimEnd();
    }
    case "tombstoned":
      return `It is no longer described. ${reasonWords[end.reason]} ${end.note}`.trimEnd();
    default:
      return state === "stub" ? "Its source stopped supplying it; the last description is kept." : "It is described.";
  }
}
