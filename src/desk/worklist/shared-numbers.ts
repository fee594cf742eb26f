import type { StoredFact } from "../../entities/facts.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Collection } from "./collection.ts";
import { everyEntity } from "./every-entity.ts";
import { rowOfFact, type WorklistRow } from "./row.ts";

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
      if (different.length === 0) continue;
      const have = different.length === 1 ? "has" : "have";
      const detail = `${different.join(", ")} ${have} this number too. Correct one, or merge them where they are one thing.`;
      yield rowOfFact(pid, fact, { rule: "number-shared", value: fact.value, detail });
    }
  }
}

const isOwnNumber = (fact: StoredFact) =>
  fact.kind === "number" &&
  own.has(fact.scheme) &&
  !fact.assigner &&
  !fact.fault &&
  (fact.standing === undefined || fact.standing === "current");
