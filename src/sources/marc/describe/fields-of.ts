import type { SourceRecord } from "../../port.ts";
import { isData, readOriginal } from "../record.ts";

/** The fields of a record that hold anything: `"leader"`, `"001"`, `"245$a"`. */
export function fieldsOf({ original }: SourceRecord): string[] {
  const found = readOriginal(original).fields.flatMap((field) => {
    if (!isData(field)) return field.value.trim() === "" ? [] : [field.tag];
    return field.subfields.filter(({ value }) => value.trim() !== "").map(({ code }) => `${field.tag}$${code}`);
  });
  return [...new Set(["leader", ...found])];
}
