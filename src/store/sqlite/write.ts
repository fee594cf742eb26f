import type { DatabaseSync } from "node:sqlite";
import type { Pid } from "../../identifiers/pid.ts";
import type { Contribution, PutOutcome, RecordPut } from "../port.ts";
import type { Archive } from "./archive.ts";
import { currentIn } from "./current.ts";
import { entitiesIn } from "./entities.ts";
import { pack } from "./packed.ts";

type Known = { id: number };
type Said = Contribution & { text: string };

/** Writes records and what they say; the entities they speak of follow. Called inside a transaction. */
export function writerOf(database: DatabaseSync, archive: Archive, sourceOrder: readonly string[]) {
  const entities = entitiesIn(database, archive, sourceOrder);
  const current = currentIn(database);
  const findRecord = database.prepare("SELECT id FROM record WHERE source = ? AND key = ?");
  const addRecord = database.prepare(
    "INSERT INTO record (source, key, content, revision, run, original) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const setRecord = database.prepare(
    "UPDATE record SET content = ?, revision = ?, run = ?, missing_since = NULL, original = ? WHERE id = ?",
  );
  const dropRecord = database.prepare("DELETE FROM record WHERE id = ?");
  const subjects = database.prepare("SELECT pid FROM contribution WHERE record = ?");
  const dropSaid = database.prepare("DELETE FROM contribution WHERE record = ?");
  const addSaid = database.prepare("INSERT INTO contribution (record, pid, own, type, facts) VALUES (?, ?, ?, ?, ?)");
  const dropFindings = database.prepare("DELETE FROM finding WHERE source = ? AND record = ?");
  const others = database.prepare("SELECT 1 FROM contribution WHERE pid = ? AND record <> ? LIMIT 1");

  const subjectsOf = (record: number) => subjects.all(record).map((row) => row.pid as Pid);

  function say(record: number, contribution: Contribution): Said {
    const { subject, own, type, facts } = contribution;
    const text = JSON.stringify(facts);
    addSaid.run(record, subject, own ? 1 : 0, type, pack(text));
    return { ...contribution, text };
  }

  /** What is shown of the subject follows; answers the PID under which it is. */
  function show(record: number, { subject, own, type, facts, text }: Said, now: Date): Pid {
    const concerned = current.concerns(subject);
    const alone = !concerned && others.get(subject, record) === undefined;
    const lead = concerned ? current.lead(subject) : subject;
    entities.rebuild(lead, now, { known: alone ? { said: { described: own, type, facts }, facts: text } : undefined });
    return lead;
  }

  /** Things of which a record said something before, and perhaps no longer. */
  function showAll(subjects: readonly Pid[], shown: ReadonlySet<Pid>, now: Date): void {
    for (const lead of new Set(subjects.map(current.lead))) if (!shown.has(lead)) entities.rebuild(lead, now);
  }

  function put(source: string, run: number, record: RecordPut, now: Date): PutOutcome {
    const known = findRecord.get(source, record.key) as Known | undefined;
    const described = record.contributions.filter(({ own }) => own).map(({ subject }) => subject);
    const before = known ? subjectsOf(known.id) : [];
    const { content, revision } = record;
    const original = pack(record.original);
    if (known) setRecord.run(content, revision, run, original, known.id);
    const id = known?.id ?? Number(addRecord.run(source, record.key, content, revision, run, original).lastInsertRowid);
    if (known) dropSaid.run(id);
    if (known) dropFindings.run(source, record.key);
    // All is said before anything is shown: two subjects of one record may be merged, and no half of it is a version.
    const said = record.contributions.map((contribution) => say(id, contribution));
    const shown = new Set(said.map((contribution) => show(id, contribution, now)));
    showAll(before, shown, now);
    return { key: record.key, outcome: known ? "updated" : "created", described };
  }

  /** Takes a record away; answers which of the things it spoke of nobody describes any more. */
  function remove(source: string, key: string, now: Date): Pid[] {
    const known = findRecord.get(source, key) as Known | undefined;
    if (!known) return [];
    const before = [...new Set(subjectsOf(known.id).map(current.lead))];
    const described = before.filter((pid) => entities.row(pid)?.described === 1);
    dropSaid.run(known.id);
    dropFindings.run(source, key);
    dropRecord.run(known.id);
    showAll(before, new Set(), now);
    return described.filter((pid) => entities.row(pid)?.described !== 1);
  }

  return { put, remove, entities };
}
