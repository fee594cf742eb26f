import type { Finding } from "../../port.ts";
import type { MarcSettings } from "../options.ts";
import { controlOf, kindOf, type MarcRecord, type Refers } from "../record.ts";
import { idBy } from "./keys.ts";

/** A record that can be taken, under its key; `isGone` where the library says that it was deleted (leader 05). */
export type Taken = { key: string; stamp: string; isGone: boolean };

/** The key of a record, or why it cannot have one. */
export function judge(
  record: MarcRecord,
  { name, key: patterns }: MarcSettings,
  at: { file: string; row: number },
): Taken | { finding: Finding } {
  const kind = kindOf(record);
  if (kind === undefined) {
    const detail =
      "The record is of a classification or of community information (leader 06), which is not read. Leave such records out of the export.";
    return { finding: { kind: "unused", rule: "kind-not-read", table: "other", ...at, detail } };
  }
  const pattern = patterns[kind];
  const id = idBy(pattern, record);
  if (id === undefined) {
    const detail = `The record has not all of ${pattern}, of which its key is made. Export it with that, or set \`key\` to what every record has.`;
    return { finding: { kind: "rejected", rule: "record-without-id", table: kind, ...at, detail } };
  }
  const stamp = controlOf(record, "005") ?? "";
  return { key: `${name}/${kind}/${id}`, stamp, isGone: record.leader[5] === "d" };
}

/** What a holdings record (004) is of, in a library that is not read as a whole: its key, by the place of the field. */
export function publicationOf(record: MarcRecord, { name, key }: MarcSettings): Refers {
  const place = record.fields.findIndex(({ tag }) => tag === "004");
  const id = controlOf(record, "004");
  const isKnown = kindOf(record) === "holdings" && id !== undefined && key.bib === "{001}";
  return isKnown ? { [place]: `${name}/bib/${id}` } : {};
}
