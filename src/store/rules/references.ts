import { dayOf } from "../../entities/audience.ts";
import type { StoredFact } from "../../entities/facts.ts";
import { referencesOf } from "../../entities/references.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { ReferenceTable } from "../tables.ts";

/** Makes the references of a thing those of these facts; rows that stay are not written again. */
export function replaceReferences(
  references: ReferenceTable,
  { pid, facts }: { pid: Pid; facts: readonly StoredFact[] },
  now: Date,
): void {
  const next = new Map(referencesOf(facts, dayOf(now)).map((ref) => [`${ref.target} ${ref.as}`, ref]));
  for (const row of references.from(pid)) {
    const id = `${row.target} ${row.role}`;
    const kept = next.get(id);
    if (kept === undefined) references.remove(pid, row);
    else if (Number(kept.public) === row.public) next.delete(id);
  }
  for (const ref of next.values())
    references.save(pid, { target: ref.target, role: ref.as, public: ref.public ? 1 : 0 });
}
