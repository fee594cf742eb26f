import { disagreementsIn } from "../../entities/authority.ts";
import type { StoredFact } from "../../entities/facts.ts";
import type { Collection } from "./collection.ts";
import { everyEntity } from "./every-entity.ts";
import { rowOfFact, type WorklistRow } from "./row.ts";

/** Where sources disagree on what only one of them has to say: a row each, at the source that gives way. */
export async function* disagreements({ store, authority }: Collection): AsyncGenerator<WorklistRow> {
  if (Object.keys(authority.rules).length === 0) return;
  for await (const { pid, type, facts } of everyEntity(store)) {
    for (const { about, source, others } of disagreementsIn(type, facts.map(asSaid), authority.rules)) {
      const [other] = others;
      if (!other) continue;
      const detail = `${source} says something else of ${about}, and stands by the setting \`authority\`. Correct one of the two.`;
      yield rowOfFact(pid, other, { rule: "sources-disagree", detail });
    }
  }
}

/** As the source said it: an entity shows what gave way as an alternative. */
function asSaid({ standing, ...fact }: StoredFact): StoredFact {
  return (standing === undefined || standing === "alternative" ? fact : { ...fact, standing }) as StoredFact;
}
