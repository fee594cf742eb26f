import { element, type Xml } from "../xml.ts";

/** Subfields in their order: `[["a", "Millet;"], ["b", "raconté par lui-même"]]`. Those without a value are not written. */
export type Subfields = readonly (readonly [code: string, value: string | undefined])[];
/** A field with two indicators (a blank is a space) and subfields. */
export type Field = { tag: string; indicators: string; subfields: Subfields };

/** A field, where it has anything to say: `field("245", "10", [["a", "Millet"]])`. */
export function field(tag: string, indicators: string, subfields: Subfields): Field[] {
  const told = subfields.filter(([, value]) => value !== undefined && oneLine(value) !== "");
  return told.length === 0 ? [] : [{ tag, indicators, subfields: told }];
}

/** MARC has no lines within a subfield, and blanks at its ends mean nothing. */
function oneLine(value: string): string {
  return value.replace(/\s+/g, " ").trim();
}

/** The field in MARCXML. */
export function fieldElement({ tag, indicators, subfields }: Field): Xml {
  const [ind1 = " ", ind2 = " "] = indicators;
  return element(
    "datafield",
    { tag, ind1, ind2 },
    subfields.map(([code, value]) => element("subfield", { code }, oneLine(value ?? ""))),
  );
}
