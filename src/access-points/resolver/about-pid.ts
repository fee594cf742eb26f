import { reasonWords } from "../../formats/ending-words.ts";
import { type JsonRef, jsonRef } from "../../formats/json/reference.ts";
import { kernelOf } from "../../formats/kernel.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
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
    history: historyOf(resolution, entity, leadsTo),
    promise: { words: promise, policy: `${base}/policy` },
  };
}

function leadingTo({ end }: Found, reading: Reading) {
  if (end?.state === "merged") return publicRefs([end.into], reading);
  if (end?.state === "split") return publicRefs(end.into, reading);
  return publicRefs(end?.state === "tombstoned" && end.successor ? [end.successor] : [], reading);
}

function historyOf(resolution: Found, entity: PublicEntity, leadsTo: readonly JsonRef[]): Past[] {
  const { version, modified, formerPids = [], ending } = entity;
  const changed = `The description last changed, to version ${version}.`;
  const past: Past[] = [
    ...(ending ? [] : [{ date: modified, words: changed }]),
    ...formerPids.map(({ pid, since }) => ({ date: since, words: `${pid} was merged into it.` })),
    { date: resolution.since, words: stateWords(resolution, leadsTo) },
  ];
  return past.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

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
