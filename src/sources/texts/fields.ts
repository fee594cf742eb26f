import type { SourceRecord } from "../port.ts";
import { readParts } from "./read-parts.ts";
import { readRecord } from "./record.ts";

/** What a text holds, by the names that its facts are said from: what was read of it, and what its file tells. */
export function fieldsOf(record: SourceRecord): string[] {
  const version = readRecord(record);
  const { links: _, form: __, work: ___, before: ____, ...kept } = version;
  const said = Object.entries({ ...kept, ...readParts(version) });
  return said
    .flatMap(([field, value]) => (value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [field]))
    .sort();
}
