import type { KeyRef } from "../../../entities/facts.ts";
import type { Description, SourceRecord } from "../../port.ts";
import { cleaned, valuesOf } from "../heading.ts";
import type { CopyFields, MarcSettings } from "../options.ts";
import { isData } from "../record.ts";
import { type Placed, type Tell, tellerOf, wordsOf } from "./tell.ts";
import { sayTitleOfCopy } from "./titles.ts";

/** A copy as an object: its title, of which publication it is one, its shelf mark, where it usually is. Barcodes and notes not for the public are staff's. */
export function describeHolding(record: SourceRecord, settings: MarcSettings): Description {
  const tell = tellerOf(record, settings);
  sayTitleOfCopy(tell);
  const of = wholeOf(tell);
  if (of) tell.say(of.at, { kind: "part", whole: of.whole, as: "copy-of" }, { by: { as: "copy-of" } });
  else {
    const detail = "It is not said what this is a copy of (004), or the record is not in the export; it stands alone.";
    tell.doubt("reference-to-nothing", "004", tell.control("004"), detail);
  }
  const tags = Object.keys(settings.copies).filter((tag) => settings.copies[tag] !== false);
  for (const field of tell.fields(...tags)) {
    const codes = settings.copies[field.tag];
    if (codes) sayCopy(tell, field, codes);
  }
  for (const field of tell.fields("866", "867", "868")) sayText(tell, field, "az", "holdings");
  return tell.description("object");
}

/** The publication: by 004 of a holdings record, or the record that a copy was taken out of, which stands at the field's place. */
function wholeOf(tell: Tell): { at: string; whole: KeyRef } | undefined {
  for (const [place, field] of tell.marc.fields.entries()) {
    const key = tell.marc.refers[place];
    if (key !== undefined)
      return { at: isData(field) ? `${field.tag}$a` : field.tag, whole: { type: "publication", key } };
  }
  return undefined;
}

function sayCopy(tell: Tell, field: Placed, codes: CopyFields): void {
  const { tag } = field;
  const mark = [...codes.shelfMark]
    .flatMap((code) => valuesOf(field, code))
    .map(cleaned)
    .join(" ");
  if (mark !== "")
    tell.say(
      `${tag}$${codes.shelfMark[0]}`,
      { kind: "number", scheme: "shelf-mark", value: mark },
      { by: { scheme: "shelf-mark", mark } },
    );
  const place = [...(codes.location ?? "")]
    .flatMap((code) => valuesOf(field, code))
    .map(cleaned)
    .join(", ");
  if (place !== "")
    tell.say(
      `${tag}$${codes.location?.[0]}`,
      { kind: "placement", use: "usual", at: { type: "location", text: place } },
      { by: { use: "usual", place } },
    );
  for (const value of valuesOf(field, codes.id ?? ""))
    tell.say(
      `${tag}$${codes.id}`,
      { kind: "number", scheme: "barcode", value },
      { by: { scheme: "barcode", value }, audience: "staff" },
    );
  for (const value of valuesOf(field, codes.number ?? ""))
    tell.say(`${tag}$${codes.number}`, { kind: "number", scheme: "copy", value }, { by: { scheme: "copy", value } });
  if (codes.note) sayText(tell, field, codes.note, "copy");
  if (tag === "852") {
    sayText(tell, field, "3", "materials");
    sayStaffNote(tell, field);
  }
}

function sayText(tell: Tell, field: Placed, codes: string, sourceWord: string): void {
  const value = wordsOf(field, codes);
  if (value === "") return;
  const body = { kind: "statement" as const, about: "remark" as const, text: [tell.text(value)] };
  tell.say(`${field.tag}$${codes[0]}`, body, { by: { tag: field.tag, value }, sourceWord });
}

/** 852 $x is not for the public. */
function sayStaffNote(tell: Tell, field: Placed): void {
  const value = wordsOf(field, "x");
  if (value === "") return;
  const body = { kind: "statement" as const, about: "remark" as const, text: [tell.text(value)] };
  tell.say("852$x", body, { by: { tag: "852$x", value }, audience: "staff" });
}
