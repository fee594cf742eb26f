import type { Description, SourceRecord } from "../../port.ts";
import { type Teller, teller } from "../../telling/teller.ts";
import type { RoomsSettings } from "../options.ts";
import { type PlaceField, propertyOf, textOf } from "../place-fields.ts";
import type { PlaceOriginal } from "../read/read-places.ts";
import { edtfDate, edtfSpan } from "./edtf.ts";
import { wktOf } from "./wkt.ts";

type Telling = PlaceOriginal & { tell: Teller; at(field: PlaceField): string };

/**
 * A place: what it is called, what it is within, where it is and for how long. One that another followed says all this as it was;
 * in a line of places only the first began to be, and only the last ceased.
 */
export function describePlace(record: SourceRecord, { audience, language }: RoomsSettings): Description {
  const original: PlaceOriginal = JSON.parse(record.original);
  const { feature } = original;
  const tell = teller(record, { audience, ...(language === undefined ? {} : { language }) });
  const telling = { ...original, tell, at: (field: PlaceField) => `feature.${propertyOf(field, feature)}` };
  const [name, type] = [textOf("name", feature), textOf("type", feature)];
  const isPast = original.succession.next !== undefined;
  const when = isPast ? edtfSpan(textOf("inception", feature), textOf("cessation", feature)) : undefined;
  const standing = isPast ? ({ standing: "former" } as const) : {};
  const past = when ? { when } : {};
  if (name)
    tell.say(
      telling.at("name"),
      { kind: "name", use: isPast ? "former" : "preferred", text: [tell.text(name)], ...past },
      { by: { use: "name" }, ...standing },
    );
  if (type)
    tell.say(
      telling.at("type"),
      { kind: "classification", aspect: "type", concept: { type: "concept", text: type } },
      { by: { aspect: "type" }, ...standing },
    );
  sayParent(telling, { ...past }, standing);
  sayWhere(telling, { ...past }, standing);
  sayDates(telling);
  saySuccession(telling);
  return tell.description("location");
}

type When = { when?: ReturnType<typeof edtfSpan> & object };
type Standing = { standing?: "former" };

function sayParent({ tell, at, feature, known }: Telling, when: When, standing: Standing): void {
  const parent = textOf("parent", feature);
  // Who's On First writes -1 for none, and for what nobody knows.
  if (parent === undefined || parent.startsWith("-")) return;
  const whole = known
    ? ({ type: "location", key: tell.key("place", parent) } as const)
    : ({ type: "location", text: parent } as const);
  tell.say(
    at("parent"),
    { kind: "part", whole, as: "contained-within", ...when },
    { by: { as: "contained-within" }, ...standing },
  );
  if (known) return;
  const detail =
    "The place that this is within is not in the file, so it is kept in words. Export it too, or correct the reference.";
  tell.doubt("reference-to-nothing", at("parent"), parent, detail);
}

function sayWhere({ tell, at, feature }: Telling, when: When, standing: Standing): void {
  const wkt = feature.geometry ? wktOf(feature.geometry) : undefined;
  const level = Number(textOf("level", feature) ?? -1);
  const display = level >= 0 ? { display: { value: `level ${level}` } } : {};
  if (wkt === undefined && level < 0) return;
  const position = wkt === undefined ? {} : { position: { on: "earth", wkt } as const };
  tell.say(
    wkt ? "feature.geometry" : at("level"),
    { kind: "placement", use: "site", ...position, ...display, ...when },
    { by: { use: "site" }, ...standing },
  );
}

function sayDates({ tell, at, feature, succession: { first, next } }: Telling): void {
  for (const [field, type, said] of [
    ["inception", "formation", first === undefined],
    ["cessation", "dissolution", next === undefined],
  ] as const) {
    const text = textOf(field, feature);
    const when = edtfDate(text);
    if (when && said) tell.say(at(field), { kind: "activity", type, when: [when] }, { by: { type } });
    if (when || text === undefined || text === "..") continue;
    tell.doubt(
      "date-unreadable",
      at(field),
      text,
      "The date is no EDTF year, month or day; it is kept in the original. Correct it.",
    );
  }
}

/** What it was made of where that is not one to one: a line of single places is one place already. */
function saySuccession({ tell, succession: { madeOf = [] } }: Telling): void {
  for (const id of madeOf) {
    const to = { type: "location", key: tell.key("place", id) } as const;
    tell.say("succession.madeOf", { kind: "relation", predicate: "continues", to }, { by: { continues: id } });
  }
}
