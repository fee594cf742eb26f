import type { Finding, Place, ReadItem } from "../../port.ts";
import { seenKeys } from "../../reading/seen-keys.ts";
import { type Tally, tallyOf } from "../../reading/tally.ts";
import { wordAt } from "../node.ts";
import type { CiimSettings } from "../options.ts";
import { pathOf, recordOf } from "../record.ts";
import { wordsWithin } from "./equivalents.ts";
import { type Hit, hitOf } from "./hits.ts";
import { referencesIn, referenceTable } from "./references.ts";

/** Takes the values of a read in, one after the other. */
export type Intake = {
  /** What comes of a value of a file or answer; `line` where it is no JSON. */
  take(value: unknown, at: Place, line?: string): Generator<ReadItem>;
  /** Keys of CIIM's own words that were given, for a read that goes on later. */
  given(): string[];
  tally: Tally;
};

/** How a read is begun: what was given of CIIM's own words before it was interrupted, and which keys have records in it, if that is known. */
export type Beginning = { given?: readonly string[] | undefined; isThere?: (key: string) => boolean };

/** Starts a read. Where it is known which records come, what others are referred to by is given too, once. */
export function intakeOf({ name }: CiimSettings, { given = [], isThere }: Beginning = {}): Intake {
  const tally = tallyOf();
  const isSeen = seenKeys();
  const words = new Set(given);
  for (const key of words) isSeen(key);

  function* wordsOf(hit: Hit, at: Place): Generator<ReadItem> {
    for (const { id, node } of wordsWithin(hit.source)) {
      const path = pathOf(id, "concept");
      const key = `${name}/${path}`;
      if (words.has(key) || isSeen(key)) continue;
      words.add(key);
      yield tally.count(path.split("/")[0] ?? "", { record: recordOf(key, hit.index, node, at) });
    }
  }

  function* othersIn(hit: Hit, at: Place): Generator<ReadItem> {
    if (!isThere) return;
    for (const { of, record } of referencesIn(hit, name, at))
      if (!words.has(of) && !isThere(of)) yield tally.count(referenceTable, { record });
  }

  return {
    tally,
    given: () => [...words],
    *take(value, at, line) {
      const hit = hitOf(value);
      const id = wordAt(hit?.source, "@admin.id");
      const [table = "", ...rest] = pathOf(id ?? "", wordAt(hit?.source, "@datatype.base")).split("/");
      const key = `${name}/${[table, ...rest].join("/")}`;
      const fault = faultOf({ hit, id, line, value }) ?? (isSeen(key) ? { ...twice, record: key } : undefined);
      const place = id === undefined ? "record" : table;
      if (fault) yield tally.count(place, { finding: { table: place, ...at, ...fault } });
      if (line !== undefined)
        yield { partial: `${at.file}, row ${at.row} is no JSON, and nobody knows which record it was` };
      if (fault || !hit) return;
      yield tally.count(table, { record: recordOf(key, hit.index, hit.source, at) });
      yield* wordsOf(hit, at);
      yield* othersIn(hit, at);
    },
  };
}

type Fault = Pick<Finding, "kind" | "rule" | "value" | "detail">;
type Taken = { hit: Hit | undefined; id: string | undefined; line: string | undefined; value: unknown };

function faultOf({ hit, id, line, value }: Taken): Fault | undefined {
  if (line !== undefined) {
    const detail = "The line is no JSON. Export it again, one record a line.";
    return { kind: "rejected", rule: "no-json", value: line.slice(0, 200), detail };
  }
  if (!hit) {
    const detail = "This is neither a hit with `_source` nor a record with `@admin`. Export whole records.";
    return { kind: "rejected", rule: "no-record", value: JSON.stringify(value)?.slice(0, 200) ?? "", detail };
  }
  if (id !== undefined) return undefined;
  const detail = "The record has no `@admin.id`, by which CIIM knows it. Look at its transform: it may give nothing.";
  return { kind: "rejected", rule: "record-without-id", value: (hit.id ?? "").slice(0, 200), detail };
}

const twice: Fault = {
  kind: "unused",
  rule: "duplicate-id",
  detail: "A record of this id was already read; the first was taken. Leave one export of each index in the folder.",
};
