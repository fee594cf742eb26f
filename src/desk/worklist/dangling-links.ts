import type { Pid } from "../../identifiers/pid.ts";
import type { Collection } from "./collection.ts";
import type { WorklistRow } from "./row.ts";

const pageSize = 500;
const shown = 3;

/** Keys that records speak of and no record describes: a row each, at the source of the key, with some that refer to it. */
export async function* danglingLinks({ registry, store }: Collection): AsyncGenerator<WorklistRow> {
  for (let after: Pid | undefined; ; ) {
    const pids = await registry.list("reserved", after, pageSize);
    for (const pid of pids) yield* rowOf(pid, { registry, store });
    after = pids.at(-1);
    if (after === undefined) return;
  }
}

async function* rowOf(
  pid: Pid,
  { registry, store }: Pick<Collection, "registry" | "store">,
): AsyncGenerator<WorklistRow> {
  const [key] = await registry.keysOf(pid);
  if (key === undefined) return;
  const { total, first } = await store.referrers(pid, shown);
  if (total === 0) return;
  const [source = "", table = ""] = key.split("/");
  const from = first.map(({ pid: referrer, label }) => label ?? referrer).join("; ");
  yield {
    source,
    pid,
    kind: "doubtful",
    rule: "link-to-nothing",
    table,
    file: "",
    record: key,
    value: from.slice(0, 200),
    detail: `${total} ${total === 1 ? "thing refers" : "things refer"} to ${key}, which no record describes. Harvest or export it, or correct what refers to it.`,
  };
}
