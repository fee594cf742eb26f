import { z } from "zod";
import { type PidState, pidStates, type Registry } from "../../../registry/port.ts";
import { identified, standingOf } from "../identified.ts";
import { operation } from "../operation.ts";
import { anyPid, lengthOf, page, pidState, standing } from "../shapes.ts";

const told = "A page at a time, as JSON or CSV; Link: rel=next leads to the next page, the last one has none.";
const more = { next: z.string().optional() };
const query = z.strictObject({ ...page, after: anyPid.optional() });
const problems = ["pid-unknown", "pid-malformed"] as const;

/** `GET /api/v1/merges`: the merge map. */
export const listMerges = operation({
  id: "listMerges",
  method: "GET",
  path: "/api/v1/merges",
  summary: "Which identifiers lead to which by a merge",
  description: told,
  scope: "read",
  query,
  columns: ["mergeId", "loser", "survivor", "since"],
  answer: z.object({
    items: z.array(z.object({ mergeId: z.string(), loser: z.string(), survivor: z.string(), since: z.string() })),
    ...more,
  }),
  problems,
  example: {
    answer: {
      items: [
        { mergeId: "m5812", loser: "X5K4-2B6C-9Q1W", survivor: "BFGC-7R3T-0N4H", since: "2026-11-23T10:00:00.000Z" },
      ],
    },
  },
  async answerTo({ query: said, desk }) {
    const { registry } = desk.reading;
    const { pids, next } = await pageOf(registry, "merged", said);
    const found = await Promise.all(pids.map((pid) => identified(registry, pid)));
    const items = found.flatMap(({ pid, end, since }) =>
      end?.state === "merged" ? [{ mergeId: end.mergeId, loser: pid, survivor: end.into, since }] : [],
    );
    return { value: { items }, rows: items, next };
  },
});

/** `GET /api/v1/pids`: every PID in a state. */
export const listPids = operation({
  id: "listPids",
  method: "GET",
  path: "/api/v1/pids",
  summary: "Every identifier in a state",
  description: told,
  scope: "read",
  query: query.extend({ state: pidState }),
  columns: ["pid", "state", "into"],
  answer: z.object({ items: z.array(standing), ...more }),
  problems,
  example: { answer: { items: [{ pid: "X5K4-2B6C-9Q1W", state: "reserved" }] } },
  async answerTo({ query: { state, ...said }, desk }) {
    const { registry } = desk.reading;
    const { pids, next } = await pageOf(registry, state, said);
    const items = await Promise.all(pids.map(async (pid) => standingOf(await identified(registry, pid))));
    return { value: { items }, rows: items.map((row) => ({ ...row, into: [row.into ?? []].flat().join(" ") })), next };
  },
});

/** `GET /api/v1/aliases`: every number and name, by the state of what it finds and then in the order in which PIDs were given. */
export const listAliases = operation({
  id: "listAliases",
  method: "GET",
  path: "/api/v1/aliases",
  summary: "Every number and name by which an identifier is found",
  description: `${told} The limit is that of identifiers, which may have several or none.`,
  scope: "read",
  query: query.extend({ state: pidState.optional() }),
  columns: ["pid", "scheme", "value", "standing"],
  answer: z.object({
    items: z.array(z.object({ pid: z.string(), scheme: z.string(), value: z.string(), standing: z.string() })),
    ...more,
  }),
  problems,
  example: {
    answer: { items: [{ pid: "X5K4-2B6C-9Q1W", scheme: "inventory", value: "NG3863", standing: "current" }] },
  },
  async answerTo({ query: { state = "reserved", ...said }, desk }) {
    const { registry } = desk.reading;
    const { pids, next } = await pageOf(registry, state, said);
    const items = (await Promise.all(pids.map((pid) => registry.aliasesOf(pid)))).flat();
    const nextState = pidStates[pidStates.indexOf(state) + 1];
    return { value: { items }, rows: items, next: next ? { ...next, state } : nextState && { state: nextState } };
  },
});

type Paged = { limit?: string | undefined; after?: string | undefined };

async function pageOf(registry: Registry, state: PidState, { after, ...length }: Paged) {
  const before = after === undefined ? undefined : (await identified(registry, after)).pid;
  const limit = lengthOf(length);
  const pids = await registry.list(state, before, limit + 1);
  const last = pids[limit - 1];
  return pids.length > limit && last
    ? { pids: pids.slice(0, limit), next: { after: last } }
    : { pids, next: undefined };
}
