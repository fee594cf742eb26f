import { z } from "zod";
import { Problem } from "../../../errors.ts";
import type { MintItem, Registry } from "../../../registry/port.ts";
import { itemByItem, orProblem, rowsOf } from "../item-by-item.ts";
import { type Call, decisionOf, operation } from "../operation.ts";
import { parsed } from "../read-request.ts";
import { entityType, pidState, problem, requestName, sourceKey } from "../shapes.ts";

const item = z.strictObject({
  key: sourceKey.optional(),
  type: entityType.optional(),
  idempotencyKey: requestName.optional(),
});
const most = 100_000;
const body = z.strictObject({ items: z.array(z.unknown()).max(most) });
const index = z.number().int();
const minted = z.object({ index, pid: z.string().optional(), state: pidState.optional(), created: z.boolean() });
const example = { key: "tms/object/6183", type: "object" } as const;

/** `POST /api/v1/pids`: gives PIDs, to a source key or to nothing yet; the same key gets the same one for ever. */
export const mintPids = operation({
  id: "mintPids",
  method: "POST",
  path: "/api/v1/pids",
  summary: "Mint identifiers",
  description:
    "One answer for each item, at its own index, whatever fails. The same source key gets the same identifier for ever; an item without one may be sent again under the same idempotencyKey. With preview=true nothing is written: an item that would get a new identifier has none in its answer.",
  scope: "mint",
  query: z.strictObject({ preview: z.enum(["true", "false"]).optional() }),
  body,
  documented: z.strictObject({ items: z.array(item).max(most) }),
  csvBody: Object.keys(item.shape),
  answer: z.object({ items: z.array(z.union([minted, z.object({ index, problem })])) }),
  columns: ["index", "key", "pid", "state", "created", "problem", "detail"],
  problems: [],
  example: {
    body: { items: [example, { idempotencyKey: "label-1" }] },
    answer: {
      items: [
        { index: 0, pid: "X5K4-2B6C-9Q1W", state: "reserved", created: true },
        { index: 1, pid: "BFGC-7R3T-0N4H", state: "reserved", created: true },
      ],
    },
  },
  async answerTo({ query, body: { items }, holder, desk }) {
    const { registry } = desk.reading;
    const give = query.preview === "true" ? foreseenBy(registry) : mintedBy(registry, { holder });
    const answers = await itemByItem(items, async (slice) => {
      const read = slice.map((one) => orProblem(() => readItem(one, holder?.id ?? "")));
      const given = await give(read.filter((one): one is MintItem => !("problem" in one)));
      return read.map((one) => ("problem" in one ? one : (given.shift() ?? { problem: unanswered() })));
    });
    return { value: { items: answers }, rows: rowsOf(answers).map((row, at) => ({ ...row, key: keyIn(items[at]) })) };
  },
});

type Give = (items: MintItem[]) => Promise<(Record<string, unknown> | { problem: Problem })[]>;

function mintedBy(registry: Registry, by: Pick<Call, "holder">): Give {
  const decision = decisionOf(by, "minted over the API");
  return (items) => registry.mint(items, decision);
}

/** What minting would answer. Names of requests are not looked up: they are as good as new here. */
function foreseenBy(registry: Registry): Give {
  const met = new Set<string>();
  return async (items) => {
    const bound = await registry.lookup(items.flatMap(({ key }) => key ?? []));
    return Promise.all(
      items.map(async ({ key, once }) => {
        const pid = key === undefined ? undefined : bound.get(key);
        const found = pid && (await registry.resolve(pid));
        if (found?.found) return { pid, state: found.state, created: false };
        const name = key ?? once;
        const created = name === undefined || !met.has(name);
        if (name !== undefined) met.add(name);
        return { created };
      }),
    );
  };
}

/** A request's name is known within its API key: another's same name is another. */
function readItem(value: unknown, holder: string): MintItem {
  const { key, type = "object", idempotencyKey } = parsed(item, value);
  return {
    type,
    ...(key === undefined ? {} : { key }),
    ...(idempotencyKey === undefined ? {} : { once: `${holder}/${idempotencyKey}` }),
  };
}

function keyIn(value: unknown): unknown {
  return typeof value === "object" && value !== null && "key" in value ? value.key : undefined;
}

function unanswered(): Problem {
  return new Problem("registry-unreadable", "The registry did not answer for this item. Send it again.");
}
