import { Problem } from "../../../errors.ts";
import type { Place, ReadItem } from "../../port.ts";
import type { Tally } from "../../reading/tally.ts";
import { recordOf, type Version } from "../record.ts";
import { decodeText } from "./decode.ts";
import { type Known, linksOf } from "./links.ts";

/** A version whose text is not read yet. */
export type Found = Omit<Version, "text" | "links" | "form">;

/** How large a text may be. */
export const maxTextBytes = 32 * 1024 * 1024;

/** A version with its text as a record, or why it is none. */
export function itemOf(
  key: string,
  found: Found,
  bytes: Uint8Array,
  { known, tally, at }: { known: Known; tally: Tally; at: Place },
): ReadItem {
  const reject = (rule: string, detail: string) =>
    tally.count("text", { finding: { kind: "rejected", rule, table: "text", ...at, record: key, detail } });
  if (bytes.length > maxTextBytes)
    return reject("text-too-large", "The text is over 32 MB. Take out what is no text of it.");
  const text = decodeText(bytes);
  if (text.trim() === "") return reject("text-empty", "The file is empty. Write the text, or take the file away.");
  const form = formOf(found.file, text);
  try {
    const links = linksOf({ form, text, file: found.file }, key, known);
    return tally.count("text", { record: recordOf(key, { ...found, form, links, text }, at) });
  } catch (error) {
    const why = error instanceof Problem ? error.detail : error instanceof Error ? error.message : String(error);
    return reject("text-unreadable", `${why} Correct the text; its last good state stays.`);
  }
}

/** XHTML may be called `.xml`. */
function formOf(file: string, text: string): "html" | "tei" {
  if (!/\.(xml|tei)$/i.test(file)) return "html";
  return /<html[\s>]/i.test(text.slice(0, 2000)) && !/<TEI[\s>]/.test(text.slice(0, 2000)) ? "html" : "tei";
}
