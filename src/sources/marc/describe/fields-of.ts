import type { SourceRecord } from "../../port.ts";
import { valuesOf } from "../heading.ts";
import { isData, readOriginal } from "../record.ts";

/** The fields of a record that hold anything: `"leader"`, `"001"`, `"245"`; a field in an original script (880) is the one that it is paired with. */
export function fieldsOf({ original }: SourceRecord): string[] {
  const found = readOriginal(original).fields.flatMap((field) => {
    if (!isData(field)) return field.value.trim() === "" ? [] : [field.tag];
    if (field.subfields.every(({ value }) => value.trim() === "")) return [];
    const [, paired] = /^(\d{3})-(?!00)\d\d/.exec(valuesOf(field, "6")[0] ?? "") ?? [];
    return [field.tag === "880" ? (paired ?? "880") : field.tag];
  });
  return [...new Set(["leader", ...found])];
}
