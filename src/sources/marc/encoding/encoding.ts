import { isAscii, isUtf8 } from "node:buffer";
import { sets } from "./marc-8-sets.ts";

/** The encodings that records in ISO 2709 are met in. */
export type Encoding = "utf-8" | "marc-8" | "windows-1252";

/**
 * The encoding that a record's bytes are in, and whether that is what its leader says: `a` at 09 is UTF-8, a blank MARC-8 (MARC 21,
 * Leader). Some say one and are the other, or Windows-1252, which MARC does not have.
 */
export function encodingOf(leader: string, bytes: Buffer): { encoding: Encoding; isAsSaid: boolean } {
  const said: Encoding = leader[9] === "a" ? "utf-8" : "marc-8";
  const encoding = foundIn(bytes, said);
  return { encoding, isAsSaid: encoding === said };
}

function foundIn(bytes: Buffer, said: Encoding): Encoding {
  if (isAscii(bytes)) return bytes.includes(0x1b) ? "marc-8" : said;
  if (bytes.includes(0x1b) && said === "marc-8") return "marc-8";
  if (isMostlyUtf8(bytes)) return "utf-8";
  return isMarc8(bytes) ? "marc-8" : "windows-1252";
}

/** More characters that are UTF-8 than faults: a single damaged byte makes no text MARC-8. */
function isMostlyUtf8(bytes: Buffer): boolean {
  if (isUtf8(bytes) && !bytes.includes("\ufffd")) return true;
  const text = bytes.toString("utf8");
  const faults = text.split("\ufffd").length - 1;
  const beyondAscii = text.replace(/[\p{ASCII}\ufffd]/gu, "").length;
  return beyondAscii > faults;
}

/** Whether every high byte is of ANSEL and every mark stands before a letter: in Windows-1252 `été` it does not. */
function isMarc8(bytes: Buffer): boolean {
  const ansel = sets.get("E");
  return bytes.every((byte, at) => {
    if (byte < 0xa0) return byte < 0x80 || (byte >= 0x88 && byte <= 0x8e);
    if (byte < 0xe0) return ansel?.[byte & 0x7f] !== undefined;
    const next = bytes[at + 1] ?? 0;
    return next >= 0xe0 || (next < 0x80 && /[A-Za-z]/.test(String.fromCharCode(next)));
  });
}
