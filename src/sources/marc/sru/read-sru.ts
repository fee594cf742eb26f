import { Problem } from "../../../errors.ts";
import type { ReadItem } from "../../port.ts";
import { seenKeys } from "../../reading/seen-keys.ts";
import { type Tally, tallyOf } from "../../reading/tally.ts";
import type { MarcSettings } from "../options.ts";
import { givenCopies } from "../read/copies.ts";
import { judge, publicationOf } from "../read/judge.ts";
import { kindOf, originalOf, readOriginal } from "../record.ts";
import type { SruRecord } from "./answer.ts";
import type { SruServer } from "./server.ts";

type Reading = { settings: MarcSettings; tally: Tally; isSeen: (key: string) => boolean };
/** Where a read stands: of which search, how many records it found, which is next, and the mark of its beginning. */
type Position = { query: string; count: number; next: number; mark: string };

const dayMs = 24 * 60 * 60 * 1000;
const today = () => new Date().toISOString().slice(0, 10);

/**
 * Every record that the query finds, page by page. A position holds while the server finds as many as then; else they are read from the
 * start. Where the number changes while they are read, some may have been passed over, and the read is partial. Fault: `source-unreadable`.
 */
export function readServer(
  settings: MarcSettings,
  server: SruServer,
  from?: { position: string },
): AsyncGenerator<ReadItem> {
  return pages(settings, server, { query: server.everything, ...from });
}

/** What was changed since the day before a mark (`"2026-11-24"`), by the index that is set. Fault: `source-unreadable`. */
export function changesOf(settings: MarcSettings, server: SruServer, since: string): AsyncGenerator<ReadItem> {
  if (!/^\d{4}-\d\d-\d\d$/.test(since) || Number.isNaN(Date.parse(since)))
    throw new Problem(
      "source-unreadable",
      `“${since}” is no mark of this source, such as ${today()}. Read everything instead.`,
    );
  const day = new Date(Date.parse(since) - dayMs).toISOString().slice(0, 10);
  const { index, days } = settings.sru?.changes ?? {};
  const changed = `${index} >= "${days === "basic" ? day.replaceAll("-", "") : day}"`;
  const query = settings.sru?.query === undefined ? changed : `(${settings.sru.query}) and ${changed}`;
  return pages(settings, server, { query });
}

async function* pages(
  settings: MarcSettings,
  server: SruServer,
  { query, position }: { query: string; position?: string },
): AsyncGenerator<ReadItem> {
  const reading: Reading = { settings, tally: tallyOf(), isSeen: seenKeys() };
  const taken = position === undefined ? undefined : positionFrom(position, query);
  const mark = taken?.mark ?? today();
  let answer = await server.search(query, taken?.next ?? 1);
  const isStill = taken?.count === answer.count;
  if (taken && !isStill) answer = await server.search(query, 1);
  const { count } = answer;
  yield { expected: count };
  for (let start = isStill && taken ? taken.next : 1, isChanged = false; ; ) {
    for (const said of answer.diagnostics) yield warning(server.host, start, said);
    for (const [at, record] of answer.records.entries())
      yield* itemsOf(record, { file: server.host, row: start + at }, reading);
    const after = start + answer.records.length;
    start = Math.max(after, answer.next ?? 0);
    if (answer.records.length === 0 || start > answer.count) {
      if (after <= answer.count) yield { partial: cutShort(server.host, after - 1, answer.count) };
      break;
    }
    yield { position: JSON.stringify({ query, count, next: start, mark } satisfies Position) };
    answer = await server.search(query, start);
    if (answer.count !== count && !isChanged) {
      isChanged = true;
      yield { partial: `${server.host} found ${count} records, then ${answer.count}: some may have been passed over.` };
    }
  }
  yield { mark };
  yield { rows: reading.tally.rows };
}

const cutShort = (host: string, given: number, count: number) =>
  `${host} gave ${given} records of ${count}. Ask who runs it for its limit, or divide the library by \`query\`.`;

function* itemsOf(one: SruRecord, at: { file: string; row: number }, reading: Reading): Generator<ReadItem> {
  const { settings, tally, isSeen } = reading;
  if ("fault" in one) {
    const detail = `The library did not give this record: ${one.fault}. Check \`recordSchema\`, or ask who runs it.`;
    yield tally.count("bib", { finding: { kind: "rejected", rule: "record-not-given", table: "bib", ...at, detail } });
    yield { partial: `${at.file} did not give record ${at.row}, and which it is cannot be told.` };
    return;
  }
  const table = kindOf(one.record) ?? "other";
  const judged = judge(one.record, settings, at);
  if ("finding" in judged) {
    yield tally.count(table, judged);
    return;
  }
  const { key, isGone } = judged;
  if (isSeen(key)) {
    const detail = "The library gave this record twice while its hits moved. Nothing is to be done.";
    yield tally.count(table, { finding: { kind: "unused", rule: "record-twice", table, ...at, record: key, detail } });
  } else if (isGone) {
    tally.use(table);
    yield { gone: key };
  } else {
    const original = originalOf(one.record, publicationOf(one.record, settings));
    yield tally.count(table, { record: { key, original, at } });
    if (table === "bib") yield* givenCopies({ key, marc: readOriginal(original) }, at, reading);
  }
}

function warning(file: string, row: number, said: string): ReadItem {
  const detail = `The library says beside its records: ${said}. Ask who runs it what that means.`;
  return { finding: { kind: "doubtful", rule: "server-warning", table: "bib", file, row, detail } };
}

function positionFrom(text: string, query: string): Position | undefined {
  try {
    const read = JSON.parse(text) as Partial<Position>;
    const { next, count, mark } = read;
    if (read.query !== query || typeof next !== "number" || typeof count !== "number" || typeof mark !== "string")
      return undefined;
    return { query, next, count, mark };
  } catch {
    return undefined;
  }
}
