import type { HttpAnswer } from "../../access-points/port.ts";
import { linksetForms } from "../../formats/linkset-forms.ts";
import type { Format } from "../../formats/port.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { SiteFile } from "../../registry/bundle/site-files.ts";

/** A file of a standing site with the media type that it is sent as; a mere mark has none. */
export type StoredFile = SiteFile & { type?: string };

/** A form that documents come in: its extension in addresses, and what asks for it. */
export type Form = Pick<Format, "name" | "extension" | "accepts" | "profile" | "tokens">;

/** Every form of documents, those of programs in the house's order first. */
export function formsOf(formats: readonly Format[]): Form[] {
  return [...formats, ...linksetForms];
}

/** A form's extension as files have it: without a dot, since a web server tells their type by what follows the last one. */
export function storedAs({ extension }: Pick<Form, "extension">): string {
  return extension.replaceAll(".", "-");
}

/** Where what is kept of a PID stands in a folder: `"X5/X5K4-2B6C-9Q1W"`, with no more than a thousandth of all in one place. */
export function placeOf(pid: Pid): string {
  return `${pid.slice(0, 2)}/${pid}`;
}

/** An answer as a file. */
export function fileOf(path: string, { headers, body = "" }: HttpAnswer): StoredFile {
  const { "content-type": type, "last-modified": modified } = headers;
  return { path, body, ...(type ? { type } : {}), ...(modified ? { modified: new Date(modified) } : {}) };
}
