import type { StoredFact } from "../../entities/facts.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { everyEntity } from "./every-entity.ts";
import type { Collection } from "./gather.ts";
import type { WorklistRow } from "./row.ts";

/** Numbers that only one thing should have. */
const own: ReadonlySet<string> = new Set(["inventory", "loan", "entry", "refno"]);

/** Current numbers of a thing that another has too: a row for each of them. */
export async function* sharedNumbers({ registry, store }: Collection): AsyncGenerator<WorklistRow> {
  for await (const { pid, facts } of everyEntity(store)) {
    for (const fact of facts.filter(isOwnNumber)) {
      if (fact.kind !== "number") continue;
      const found = await registry.find(fact.value, fact.scheme);
      const others = found.filter(
        (alias) => alias.standing === "current" && alias.pid !== pid && alias.value === fact.value,
      );
      const survivors = await registry.survivors(others.map((alias) => alias.pid));
      const different = [...new Set<Pid>(survivors.values())].filter((other) => other !== pid);
      if (different.length > 0) yield rowOf(pid, fact, different);
    }
  }
}

const isOwnNumber = (fact: StoredFact) =>
  fact.kind === "number" &&
  own.has(fact.scheme) &&
  !fact.assigner &&
  !fact.fault &&
  (fact.standing === undefined || fact.standing === "current");

function rowOf(pid: Pid, fact: StoredFact, others: readonly Pid[]): WorklistRow {
  return {
    source: fact.from.source,
    pid,
    kind: "doubtful",
    rule: "number-shared",
    table: fact.from.record.split("/")[1] ?? "",
    file: "",
    record: fact.from.record,
    field: fact.from.field,
    ...(fact.kind === "number" ? { value: fact.value } : {}),
    detail: `${others.join(", ")} ${others.length === 1 ? "has" : "have"} this number too. Correct one, or merge them where they are one thing.`,
  };
}
