import type { Pid } from "../../identifiers/pid.ts";
import type { Contribution, PutOutcome, RecordPut } from "../port.ts";
import type { Tables } from "../tables.ts";
import { leadOf } from "./current.ts";
import type { Entities } from "./entities.ts";

type Said = Contribution & { text: string };

/** Writes records and what they say; the entities they speak of follow. Called inside a transaction. */
export function writerOver({ records, said: contributions, current }: Tables, entities: Entities) {
  const lead = (pid: Pid) => leadOf(current, pid);

  function say(record: number, contribution: Contribution): Said {
    const text = JSON.stringify(contribution.facts);
    contributions.add(record, contribution, text);
    return { ...contribution, text };
  }

  /** What is shown of the subject follows; answers the PID under which it is. */
  function show(record: number, { subject, own, type, facts, text }: Said, now: Date): Pid {
    const concerned = current.concerns(subject);
    const alone = !concerned && !contributions.byOthers(subject, record);
    const shown = concerned ? lead(subject) : subject;
    entities.rebuild(shown, now, { known: alone ? { said: { described: own, type, facts }, facts: text } : undefined });
    return shown;
  }

  /** Things of which a record said something before, and perhaps no longer. */
  function showAll(subjects: readonly Pid[], shown: ReadonlySet<Pid>, now: Date): void {
    for (const one of new Set(subjects.map(lead))) if (!shown.has(one)) entities.rebuild(one, now);
  }

  function put(source: string, run: number, record: RecordPut, now: Date): PutOutcome {
    const known = records.find(source, record.key);
    const described = record.contributions.filter(({ own }) => own).map(({ subject }) => subject);
    const before = known === undefined ? [] : contributions.subjects(known);
    if (known !== undefined) {
      records.set(known, run, record);
      contributions.drop(known);
      records.dropFindings(source, record.key);
    }
    const id = known ?? records.add(source, run, record);
    // All is said before anything is shown: two subjects of one record may be merged, and no half of it is a version.
    const said = record.contributions.map((contribution) => say(id, contribution));
    const shown = new Set(said.map((contribution) => show(id, contribution, now)));
    showAll(before, shown, now);
    return { key: record.key, outcome: known === undefined ? "created" : "updated", described };
  }

  /** Takes a record away; answers which of the things it spoke of nobody describes any more. */
  function remove(source: string, key: string, now: Date): Pid[] {
    const known = records.find(source, key);
    if (known === undefined) return [];
    const before = [...new Set(contributions.subjects(known).map(lead))];
    const described = before.filter((pid) => entities.row(pid)?.described === 1);
    contributions.drop(known);
    records.dropFindings(source, key);
    records.drop(known);
    showAll(before, new Set(), now);
    return described.filter((pid) => entities.row(pid)?.described !== 1);
  }

  return { put, remove };
}
