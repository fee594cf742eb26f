import type { FactBody, KeyRef } from "../../../entities/facts.ts";
import { normalUnit } from "../../../entities/units.ts";
import type { Column } from "../columns.ts";
import { envelopeOf, refOf, type Tell, valuesOf } from "./tell.ts";

/** What one value of a column says; undefined where it is said together with other columns, or not understood. */
type Body = (tell: Tell, name: string, value: string) => FactBody<KeyRef> | undefined;

/** Says what a column says, one fact a value. */
export function sayColumn(tell: Tell, name: string, column: Column): void {
  const body = bodyOf(column);
  for (const value of valuesOf(tell, name, column)) {
    const said = body?.(tell, name, value);
    if (said) tell.say(name, said, envelopeOf(name, column, { value }));
  }
}

function bodyOf(column: Column): Body | undefined {
  switch (column.fact) {
    case "name":
    case "number":
    case "statement":
    case "measurement":
    case "same-as":
    case "address":
    case "rights":
      return wordsBody(column);
    case "classification":
      return (tell, name, value) => {
        const concept = refOf(tell, name, value, { ...column, usual: "concept" });
        return {
          kind: "classification",
          aspect: column.aspect,
          concept,
          ...(column.part ? { part: column.part } : {}),
        };
      };
    case "part":
      return (tell, name, value) => ({
        kind: "part",
        as: column.as,
        whole: refOf(tell, name, value, { ...column, usual: "object" }),
      });
    case "relation":
      return (tell, name, value) => ({
        kind: "relation",
        predicate: column.predicate,
        to: refOf(tell, name, value, { ...column, usual: "object" }),
      });
    case "subject":
      return (tell, name, value) => ({
        kind: "subject",
        mode: column.mode ?? "depicts",
        ref: refOf(tell, name, value, { ...column, usual: "concept" }),
        ...(column.role ? { role: column.role } : {}),
      });
    case "citation":
      return (tell, name, value) => ({
        kind: "citation",
        publication: refOf(tell, name, value, { ...column, usual: "publication" }),
      });
    case "placement":
      return (tell, name, value) => ({
        kind: "placement",
        use: column.use ?? "usual",
        at: refOf(tell, name, value, { ...column, usual: "location" }),
      });
    default:
      return undefined;
  }
}

type Words = Extract<
  Column,
  { fact: "name" | "number" | "statement" | "measurement" | "same-as" | "address" | "rights" }
>;

/** What says its words, or the number in them. */
function wordsBody(column: Words): Body {
  switch (column.fact) {
    case "name":
      return (tell, _, value) => ({
        kind: "name",
        use: column.use ?? "preferred",
        text: [tell.text(value, column.language)],
      });
    case "number":
      return (_, __, value) => ({
        kind: "number",
        value,
        scheme: column.scheme,
        ...(column.fault ? { fault: column.fault } : {}),
        ...(column.assigner ? { assigner: { type: "group", text: column.assigner } } : {}),
      });
    case "statement":
      return (tell, _, value) => ({
        kind: "statement",
        about: column.about,
        text: [tell.text(value, column.language)],
      });
    case "measurement":
      return (tell, name, value) => measured(tell, name, value, column);
    case "same-as":
      return (tell, name, value) => same(tell, name, value, column);
    case "address":
      return (tell, name, value) => addressed(tell, name, value, column);
    case "rights":
      return (tell, _, value) => ({
        kind: "rights",
        of: column.of ?? "object",
        sort: column.sort,
        text: [tell.text(value)],
      });
  }
}

type Of<F extends Column["fact"]> = Extract<Column, { fact: F }>;

function measured(
  tell: Tell,
  name: string,
  value: string,
  { dimension, unit, of = "whole" }: Of<"measurement">,
): FactBody<KeyRef> {
  const [, number = "", own = ""] = /^\s*([\d.,]+)\s*(\p{L}*)\.?\s*$/u.exec(value) ?? [];
  const read = Number(number.replace(",", "."));
  const isRead = number !== "" && Number.isFinite(read);
  if (!isRead) {
    const detail = "This is no number; its words are kept. Correct the cell.";
    tell.doubt("dimension-unreadable", name, value, detail);
  }
  const values = isRead ? [{ dimension, value: read, unit: normalUnit(own || unit) }] : [];
  return { kind: "measurement", of, values, ...(isRead ? {} : { display: [tell.text(value)] }) };
}

function same(
  tell: Tell,
  name: string,
  value: string,
  { scheme, base = "" }: Of<"same-as">,
): FactBody<KeyRef> | undefined {
  const uri = /^https?:\/\//i.test(value) ? value : base + value;
  if (/^https?:\/\/\S+$/i.test(uri)) return { kind: "same-as", uri, scheme, match: "exact", status: "asserted" };
  const detail = "This is no address; it is left out. Correct it, or give the mapping a `base` that goes before it.";
  tell.doubt("identifier-malformed", name, value, detail);
  return undefined;
}

function addressed(
  tell: Tell,
  name: string,
  value: string,
  { role, format }: Of<"address">,
): FactBody<KeyRef> | undefined {
  if (/^https?:\/\/\S+$/i.test(value)) return { kind: "content", role, url: value, ...(format ? { format } : {}) };
  tell.doubt("address-malformed", name, value, "This is no web address; it is left out. Correct the cell.");
  return undefined;
}
