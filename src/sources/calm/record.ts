import type { Place, SourceRecord } from "../port.ts";
import type { CalmField, CalmFields } from "./fields.ts";

/** The fields of a record by Calm's names, each with its values: `{ RefNo: ["AMP/1"] }`; fields that hold nothing are left out. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** A record's fields from names and values in any order; line ends are single, and what is said twice is there twice. */
export function fieldsFrom(said: Iterable<readonly [name: string, value: string]>): Fields {
  const fields: Record<string, string[]> = {};
  for (const [name, raw] of said) {
    const value = raw.replace(/\r\n?/g, "\n").trim();
    if (value === "" || name === "") continue;
    const values = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (values) values.push(value);
    else Object.defineProperty(fields, name, { value: [value], enumerable: true });
  }
  return fields;
}

/** The first value of a field, by Cartouche's name for it. */
export function firstOf(fields: Fields, names: CalmFields, field: CalmField): string | undefined {
  const name = names[field];
  return Object.hasOwn(fields, name) ? fields[name]?.[0] : undefined;
}

/** The reference number of what a record is part of: `"AMP/1/2"` → `"AMP/1"`; undefined at the top. */
export function parentRefNo(refNo: string | undefined): string | undefined {
  const slash = refNo?.trim().lastIndexOf("/") ?? -1;
  return slash > 0 ? refNo?.trim().slice(0, slash) : undefined;
}

/** A record as it is kept: its fields, sorted, and the id of the record that it is part of. */
export function recordOf(key: string, fields: Fields, parent: string | undefined, at: Place): SourceRecord {
  const sorted = Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { key, original: JSON.stringify({ fields: sorted, ...(parent === undefined ? {} : { parent }) }), at };
}

/** What `recordOf` kept. */
export function readRecord({ original }: SourceRecord): { fields: Fields; parent?: string } {
  return JSON.parse(original) as { fields: Fields; parent?: string };
}
