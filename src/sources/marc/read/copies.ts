import type { ReadItem } from "../../port.ts";
import type { Tally } from "../../reading/tally.ts";
import { isHiddenBy } from "../describe/tell.ts";
import { valuesOf } from "../heading.ts";
import type { MarcSettings } from "../options.ts";
import { type DataField, isData, type MarcRecord, originalOf } from "../record.ts";

type Copying = { settings: MarcSettings; tally: Tally; isSeen: (key: string) => boolean };

/** A bibliographic record, read from its original, and its key. */
export type Bib = { key: string; marc: MarcRecord };

/** The copies of a bibliographic record, each a record of its own; one whose id another has is reported. */
export function* givenCopies(
  bib: Bib,
  at: { file: string; row: number },
  { settings, tally, isSeen }: Copying,
): Generator<ReadItem> {
  for (const { key, original } of copiesOf(bib, settings)) {
    if (!isSeen(key)) {
      yield tally.count("copy", { record: { key, original, at } });
      continue;
    }
    const detail = `Another copy has this id; this one of ${bib.key} is left out. Correct one of them.`;
    const finding = { kind: "unused", rule: "duplicate-copy", table: "copy", ...at, record: key, detail } as const;
    yield tally.count("copy", { finding });
  }
}

/** A copy as a record of its own: a small holdings record (leader 06 `x`) with the one field, which refers to its publication, and the title. */
type Copy = { key: string; original: string };

/**
 * The copies that the fields of a bibliographic record tell of. A copy's key is made of its own id, or where it has none of its publication's and
 * its number among the copies: such a copy is another one when fields before it go.
 */
function copiesOf({ key: publication, marc }: Bib, settings: MarcSettings): Copy[] {
  const id = publication.split("/").slice(2).join("/");
  const hiding = settings.hidden.filter((rule) => isHiddenBy(rule, marc)).map((rule) => rule.slice(0, 3));
  const kept = marc.fields.filter(({ tag }) => hiding.includes(tag) || ["008", "040", "245"].includes(tag));
  const told = marc.fields.filter((field): field is DataField => isData(field) && !!settings.copies[field.tag]);
  return told.map((field, at) => {
    const codes = settings.copies[field.tag];
    const own = codes ? valuesOf(field, codes.id ?? "")[0] : undefined;
    const record = { leader: "00000nx  a2200000   4500", fields: [field, ...kept] };
    return {
      key: `${settings.name}/copy/${own ?? `${id}-${at + 1}`}`,
      original: originalOf(record, { "0": publication }),
    };
  });
}
