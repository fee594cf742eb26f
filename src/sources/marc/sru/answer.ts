import { Problem } from "../../../errors.ts";
import { readXml, type XmlElement } from "../../reading/xml.ts";
import { allAt, childrenOf, firstAt, rawText, textOf } from "../../reading/xml-tree.ts";
import { marcOf } from "../read/marcxml.ts";
import type { MarcRecord } from "../record.ts";

/** A record of an answer, or why it is none: the server's words, or that it is not in MARCXML. */
export type SruRecord = { record: MarcRecord } | { fault: string };
/** An answer of searchRetrieve: how many records there are in all, those that it gives, and where the next ones begin. */
export type SruAnswer = { count: number; records: readonly SruRecord[]; next?: number; diagnostics: readonly string[] };

/** An answer of an SRU server, version 1.1, 1.2 or 2.0; undefined for a text that is none. */
export function answerFrom(text: string): SruAnswer | undefined {
  const root = elementIn(text);
  if (root?.name !== "searchRetrieveResponse") return undefined;
  const next = Number(textOf(firstAt(root, "nextRecordPosition")));
  return {
    count: Number(textOf(firstAt(root, "numberOfRecords")) ?? 0),
    records: allAt(root, "records", "record").map(recordFrom),
    diagnostics: childrenOf(firstAt(root, "diagnostics")).map(wordsOf),
    ...(next > 0 ? { next } : {}),
  };
}

function elementIn(text: string): XmlElement | undefined {
  try {
    return readXml(text, "the answer");
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** A record comes as elements, or packed as a string; one that cannot be given is a diagnostic in its place. */
function recordFrom(record: XmlElement): SruRecord {
  const data = firstAt(record, "recordData");
  const payload = childrenOf(data)[0] ?? (data && elementIn(rawText(data).trim()));
  if (payload?.name === "diagnostic") return { fault: wordsOf(payload) };
  const found = payload && marcOf(payload);
  if (found) return { record: found };
  const schema = textOf(firstAt(record, "recordSchema"));
  return { fault: `it is not in MARCXML${schema ? ` but in ${schema}` : ""}` };
}

/** `Unsupported index (dc.colour, info:srw/diagnostic/1/16)`. */
function wordsOf(diagnostic: XmlElement): string {
  const [uri, details, message] = ["uri", "details", "message"].map((name) => textOf(firstAt(diagnostic, name)));
  const more = [details, uri].filter((part) => part !== undefined).join(", ");
  return `${message ?? "a fault"}${more === "" ? "" : ` (${more})`}`.slice(0, 300);
}
