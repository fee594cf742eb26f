import type { Audience, FactBody, KeyRef } from "../../../entities/facts.ts";
import type { SourceRecord } from "../../port.ts";
import { type Envelope, type Teller, teller } from "../../telling/teller.ts";
import type { CalmField } from "../fields.ts";
import type { CalmSettings } from "../options.ts";
import { type Fields, firstOf, readRecord } from "../record.ts";

/** Says facts of a record by Cartouche's names for its fields. */
export type Tell = Teller & {
  settings: CalmSettings;
  fields: Fields;
  /** The id of the record that it is part of. */
  parent: string | undefined;
  value(field: CalmField): string | undefined;
  values(field: CalmField): readonly string[];
  sayOf(field: CalmField, body: FactBody<KeyRef>, envelope?: Envelope): void;
};

/** Starts to describe a record. */
export function tellerOf(record: SourceRecord, settings: CalmSettings): Tell {
  const { fields, parent } = readRecord(record);
  const { language, fields: names } = settings;
  const audience = audienceOf(firstOf(fields, names, "accessStatus"), settings);
  const tell = teller(record, { audience, ...(language === undefined ? {} : { language }) });
  return {
    ...tell,
    settings,
    fields,
    parent,
    value: (field) => firstOf(fields, names, field),
    values: (field) => (Object.hasOwn(fields, names[field]) ? (fields[names[field]] ?? []) : []),
    sayOf: (field, body, envelope) => tell.say(names[field], body, envelope),
  };
}

function audienceOf(status: string | undefined, { accessStatuses, audience }: CalmSettings): Audience {
  const word = status?.toLowerCase() ?? "";
  return accessStatuses.find(([beginning]) => beginning !== "" && word.startsWith(beginning))?.[1] ?? audience;
}

/** Says the fields that are words, each as what it is about. */
export function sayStatements(tell: Tell): void {
  for (const [field, about] of Object.entries(tell.settings.statements)) {
    const values = Object.hasOwn(tell.fields, field) ? (tell.fields[field] ?? []) : [];
    for (const [index, value] of values.entries()) {
      const envelope = { by: { field, index: String(index) }, sourceWord: field };
      tell.say(field, { kind: "statement", about, text: [tell.text(value)] }, envelope);
    }
  }
}
