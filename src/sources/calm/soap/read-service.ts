import { Problem } from "../../../errors.ts";
import type { Finding, ReadItem } from "../../port.ts";
import { seenKeys } from "../../reading/seen-keys.ts";
import { type Tally, tallyOf } from "../../reading/tally.ts";
import { type Database, databaseOf } from "../fields.ts";
import type { CalmSettings } from "../options.ts";
import { parentMissing } from "../read/hierarchy.ts";
import { firstOf, parentRefNo, recordOf } from "../record.ts";
import { type Parents, parentsIn } from "./parents.ts";
import type { CalmService, Hits } from "./service.ts";

type Reading = {
  settings: CalmSettings;
  service: CalmService;
  parents: Parents;
  tally: Tally;
  isSeen: (key: string) => boolean;
  /** Where the records are, for people: `"Catalog"`. */
  file: string;
};

const every = 100;

function begin(settings: CalmSettings, service: CalmService): Reading {
  const parents = parentsIn(service, settings.fields);
  return { settings, service, parents, tally: tallyOf(), isSeen: seenKeys(), file: service.database };
}

/**
 * Every record, one request each. A position is `count/next`: where the number of records has changed since, they are read from the
 * start. Where it changes while they are read, some may have been passed over, and the read is partial. Fault: `source-unreadable`.
 */
export async function* readService(
  settings: CalmSettings,
  service: CalmService,
  from?: { position: string },
): AsyncGenerator<ReadItem> {
  const reading = begin(settings, service);
  const mark = today();
  const hits = await service.search(service.everything);
  const [count, next] = from?.position.split("/").map(Number) ?? [];
  const start = count === hits.count && next !== undefined && next <= hits.count ? next : 0;
  yield { expected: hits.count - start };
  for (let position = start; position < hits.count; position++) {
    yield* recordAt(hits, position, reading);
    if ((position + 1) % every === 0) yield { position: `${hits.count}/${position + 1}` };
  }
  await service.abandon(hits);
  const after = await service.search(service.everything);
  await service.abandon(after);
  if (after.count !== hits.count)
    yield {
      partial: `Calm's ${service.database} grew or shrank while it was read (${hits.count} to ${after.count} records).`,
    };
  yield { mark };
  yield { rows: reading.tally.rows };
}

/**
 * What was created or modified since the day before a mark (`"2026-11-24"`), day by day, since Calm is asked for a day. Fault:
 * `source-unreadable`.
 */
export async function* changesIn(
  settings: CalmSettings,
  service: CalmService,
  since: string,
): AsyncGenerator<ReadItem> {
  const reading = begin(settings, service);
  const mark = today();
  if (!/^\d{4}-\d\d-\d\d$/.test(since) || Number.isNaN(Date.parse(since)))
    throw new Problem("source-unreadable", `“${since}” is no mark of Calm, such as ${mark}. Read everything instead.`);
  for (const day of daysFrom(since, mark)) {
    const british = day.split("-").reverse().join("/");
    const hits = await service.search(`(Created=${british})OR(Modified=${british})`);
    for (let position = 0; position < hits.count; position++) yield* recordAt(hits, position, reading);
    await service.abandon(hits);
  }
  yield { mark };
  yield { rows: reading.tally.rows };
}

const dayMs = 24 * 60 * 60 * 1000;
const today = () => new Date().toISOString().slice(0, 10);

/** Every day from the one before a day, where it may still be that day, to the one after another. */
function* daysFrom(since: string, until: string): Generator<string> {
  for (let time = Date.parse(since) - dayMs; time <= Date.parse(until) + dayMs; time += dayMs)
    yield new Date(time).toISOString().slice(0, 10);
}

async function* recordAt(hits: Hits, position: number, reading: Reading): AsyncGenerator<ReadItem> {
  const { settings, service, parents, tally, isSeen, file } = reading;
  const database = databaseOf(file);
  const at = { file, row: position + 1 };
  const found = await service.record(hits, position);
  const fields = "fields" in found ? found.fields : {};
  const id = firstOf(fields, settings.fields, "id");
  if (id === undefined) {
    yield* rejected(found, database, at, reading);
    return;
  }
  const key = `${settings.name}/${database}/${id}`;
  if (isSeen(key)) {
    yield tally.count(database, { finding: seenTwice(key, database, at) });
    return;
  }
  const refNo = database === "catalog" ? firstOf(fields, settings.fields, "refNo") : undefined;
  const parent = await parents.parentOf(refNo);
  parents.note(refNo, id);
  yield tally.count(database, { record: recordOf(key, fields, parent, at) });
  if (refNo !== undefined && parent === undefined && parentRefNo(refNo) !== undefined)
    yield { finding: parentMissing(key, refNo, at) };
}

/** A record that cannot be read keeps what was said of it before; where it is not known which it is, the read is partial. */
function* rejected(
  found: Awaited<ReturnType<CalmService["record"]>>,
  table: Database,
  at: { file: string; row: number },
  { settings, tally }: Reading,
): Generator<ReadItem> {
  const place = { kind: "rejected", table, ...at } as const;
  const { id: name } = settings.fields;
  if ("fields" in found) {
    const detail = `The record has no ${name}, by which Calm knows it. Ask who runs Calm.`;
    yield tally.count(table, { finding: { ...place, rule: "record-without-id", detail } });
    yield { partial: `A record of Calm's ${at.file} has no ${name}.` };
    return;
  }
  const detail = "Calm's record is no well-formed XML. Save it again in Calm.";
  const id = found.malformed.split(`<${name}>`)[1]?.split("<")[0]?.trim();
  const record = id ? { record: `${settings.name}/${table}/${id}` } : {};
  const value = found.malformed.slice(0, 200);
  yield tally.count(table, { finding: { ...place, rule: "record-malformed", ...record, value, detail } });
  if (!id) yield { partial: `A record of Calm's ${at.file} is no well-formed XML, and its ${name} cannot be told.` };
}

function seenTwice(record: string, table: string, at: { file: string; row: number }): Finding {
  const detail =
    "Calm gave this record twice while its hits moved, or it was modified on two days. Nothing is to be done.";
  return { kind: "unused", rule: "record-twice", table, ...at, record, detail };
}
