import { Problem } from "../../../errors.ts";
import { readXml } from "../../reading/xml.ts";
import { childrenOf, firstAt, rawText, textOf } from "../../reading/xml-tree.ts";
import { type Fields, fieldsFrom } from "../record.ts";

const namespace = "http://ds.co.uk/cs/webservices/";

/** A request to the web service: `Search`, `SummaryHeader` or `Abandon`, and its parameters in order. */
export type SoapRequest = { action: string; parameters: readonly (readonly [name: string, value: string])[] };

/** The value of the header that names what is asked for. */
export const actionOf = ({ action }: SoapRequest): string => namespace + action;

/** A request as a SOAP 1.2 envelope. */
export function envelopeOf({ action, parameters }: SoapRequest): string {
  const said = parameters.map(([name, value]) => `<${name}>${escaped(value)}</${name}>`).join("");
  return (
    `<?xml version="1.0" encoding="utf-8"?><soap12:Envelope xmlns:soap12="http://www.w3.org/2003/05/soap-envelope"><soap12:Body>` +
    `<${action} xmlns="${namespace}">${said}</${action}></soap12:Body></soap12:Envelope>`
  );
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string) => text.replace(/[&<>]/g, (character) => entities[character] ?? character);

/** What is in the result of an answer: `resultOf("Search", …)` → `"1130"`. Fault: `source-unreadable`, also for one that Calm tells. */
export function resultOf(action: string, answer: string): string {
  const body = firstAt(readXml(answer, "the answer of Calm"), "Body");
  const fault = firstAt(body, "Fault");
  if (fault) {
    const why = textOf(fault)?.slice(0, 300) ?? "no reason given";
    throw new Problem(
      "source-unreadable",
      `Calm refused ${action} (${why}). Check the database's name and the account's rights.`,
    );
  }
  const result = firstAt(body, `${action}Response`, `${action}Result`);
  if (result) return rawText(result);
  throw new Problem(
    "source-unreadable",
    `Calm answered ${action} with something else. Check that \`url\` is its ContentService.asmx.`,
  );
}

/**
 * The fields of a record in a result: an XML document of its own, which says that it is in Latin-1 although it is already text.
 * Fault: `source-unreadable`, for one that is not well-formed.
 */
export function summaryOf(result: string): Fields {
  const summary = firstAt(readXml(result.replace(/^\s*<\?xml[^>]*\?>/, "").trim(), "the record from Calm"), "Summary");
  return fieldsFrom(childrenOf(summary).map((field) => [field.name, rawText(field)] as const));
}
