import { valuesOf } from "../heading.ts";
import { controlOf, isData, type MarcRecord } from "../record.ts";

/** A record's own id by a pattern: `("{003}-{001}")` → `"OCoLC-ocm00692496"`; undefined where a field that the pattern names is missing. */
export function idBy(pattern: string, record: MarcRecord): string | undefined {
  let isWhole = true;
  const id = pattern.replace(/\{([^}]*)\}/g, (_, place: string) => {
    const value = valueAt(place, record)?.replace(/\s+/g, " ").trim();
    isWhole &&= value !== undefined && value !== "";
    return value ?? "";
  });
  return isWhole ? id : undefined;
}

/** The first value at `"001"` or `"999$c"`. */
export function valueAt(place: string, record: MarcRecord): string | undefined {
  const [tag = "", code] = place.split("$");
  if (code === undefined) return controlOf(record, tag);
  return record.fields.filter(isData).flatMap((field) => (field.tag === tag ? valuesOf(field, code) : []))[0];
}
