import { z } from "zod";
import type { Pid } from "../../../identifiers/pid.ts";
import type { Registry } from "../../../registry/port.ts";
import { identified, standingOf } from "../identified.ts";
import { itemByItem, orProblem, rowsOf } from "../item-by-item.ts";
import { operation } from "../operation.ts";
import { parsed } from "../read-request.ts";
import { anyPid, number, problem, scheme, sourceKey, standing } from "../shapes.ts";

const item = z.union([
  z.strictObject({ key: sourceKey }),
  z.strictObject({ number, scheme: scheme.optional() }),
  z.strictObject({ pid: anyPid }),
]);
type Item = z.output<typeof item>;
const most = 100_000;
const index = z.number().int();

/** `POST /api/v1/pids/lookup`: what source keys, numbers and identifiers in any spelling stand for, many at once. */
export const lookupPids = operation({
  id: "lookupPids",
  method: "POST",
  path: "/api/v1/pids/lookup",
  summary: "Look up many source keys, numbers or identifiers",
  description: "One answer for each item, at its own index: all that have it, none perhaps. Nothing is minted.",
  scope: "read",
  body: z.strictObject({ items: z.array(z.unknown()).max(most) }),
  documented: z.strictObject({ items: z.array(item).max(most) }),
  csvBody: ["key", "number", "scheme", "pid"],
  answer: z.object({
    items: z.array(z.union([z.object({ index, pids: z.array(standing) }), z.object({ index, problem })])),
  }),
  columns: ["index", "key", "number", "scheme", "pid", "state", "into", "problem", "detail"],
  problems: [],
  example: {
    body: { items: [{ key: "tms/object/6183" }, { number: "NG3863", scheme: "inventory" }] },
    answer: {
      items: [
        { index: 0, pids: [{ pid: "X5K4-2B6C-9Q1W", state: "active" }] },
        { index: 1, pids: [] },
      ],
    },
  },
  async answerTo({ body: { items }, desk }) {
    const { registry } = desk.reading;
    const answers = await itemByItem(items, (slice) =>
      Promise.all(
        slice.map(async (one) => {
          const read = orProblem(() => parsed(item, one));
          return "problem" in read ? read : { pids: await standings(registry, read) };
        }),
      ),
    );
    return { value: { items: answers }, rows: rowsOf(answers).flatMap((row, at) => rowsFor(row, items[at])) };
  },
});

async function standings(registry: Registry, one: Item) {
  const pids = await pidsOf(registry, one);
  return Promise.all([...new Set(pids)].map(async (pid) => standingOf(await identified(registry, pid))));
}

async function pidsOf(registry: Registry, one: Item): Promise<Pid[]> {
  if ("key" in one) return [...(await registry.lookup([one.key])).values()];
  if ("number" in one) return (await registry.find(one.number, one.scheme?.toLowerCase())).map(({ pid }) => pid);
  const found = await registry.resolve(one.pid);
  return found.found ? [found.pid] : [];
}

/** A row for each that was found, or one that says there is none. */
function rowsFor({ pids, ...row }: Record<string, unknown>, asked: unknown): Record<string, unknown>[] {
  const found = (pids ?? []) as { pid: Pid; state: string; into?: Pid | Pid[] }[];
  const said = typeof asked === "object" ? { ...asked } : {};
  if (found.length === 0) return [{ ...said, ...row }];
  return found.map(({ pid, state, into = [] }) => ({ ...said, ...row, pid, state, into: [into].flat().join(" ") }));
}
