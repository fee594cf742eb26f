import { Problem } from "../../errors.ts";
import type { Finding, SentItem, Source } from "../../sources/port.ts";
import type { SentLine } from "./inbox.ts";

/** The most records of one batch. */
export const mostRecords = 1000;

type Sent = NonNullable<Source["sent"]>;

/**
 * The items of a batch, one a line; empty lines are nothing, and the second line of one record is rejected. Faults: `request-malformed`,
 * of a batch that is not in UTF-8, empty or of too many lines.
 */
export function readBatch(bytes: Uint8Array, sent: Sent): SentLine[] {
  const lines = textOf(bytes)
    .split("\n")
    .map((text, at) => ({ text, line: at + 1 }))
    .filter(({ text }) => text.trim() !== "");
  if (lines.length === 0) throw new Problem("request-malformed", "Nothing was sent. Send one record a line.");
  if (lines.length > mostRecords)
    throw new Problem(
      "request-malformed",
      `${lines.length} records were sent; at most ${mostRecords} are taken at once. Send them in several batches.`,
      { limit: mostRecords },
    );
  const met = new Map<string, number>();
  return lines.map(({ text, line }) => {
    const item = sent(text, { file: "request", row: line });
    const key = keyOf(item);
    const first = key === undefined ? undefined : met.get(key);
    if (key !== undefined && first === undefined && !("finding" in item)) met.set(key, line);
    return { line, item: first === undefined || "finding" in item ? item : twice(key, { first, line }) };
  });
}

/** The key of what an item is about; undefined where that cannot be told. */
export function keyOf(item: SentItem): string | undefined {
  return "record" in item ? item.record.key : "gone" in item ? item.gone : item.finding.record;
}

function twice(key: string | undefined, { first, line }: { first: number; line: number }): SentItem {
  const detail = `Line ${first} has this id too, and was taken. Give each record one line of a batch.`;
  const place = { table: "record", file: "request", row: line, ...(key === undefined ? {} : { record: key }) };
  const finding: Finding = { kind: "rejected", rule: "duplicate-id", ...place, detail };
  return { finding };
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Problem("request-malformed", "What was sent is not in UTF-8.");
  }
}
