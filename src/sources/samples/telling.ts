import type { SourceRecord } from "../port.ts";
import { fileNameIn } from "../reading/file-name.ts";
import { type Teller, teller } from "../telling/teller.ts";
import type { SamplesSettings } from "./options.ts";

/** Starts to tell what a row says. */
export function tellerFor(record: SourceRecord, { audience, language }: SamplesSettings): Teller {
  return teller(record, { audience, ...(language === undefined ? {} : { language }) });
}

/** File names in one field: by `;` or `|`, or by spaces where each has an ending. */
export function fileNamesIn(field: string | undefined): string[] {
  if (field === undefined) return [];
  const names = /[;|]/.test(field) ? field.split(/[;|]/) : field.split(/(?<=\.[a-z0-9]{2,5})\s+/i);
  return names.map((name) => fileNameIn(name.trim())).filter(Boolean);
}
