import type { ValidityRule } from "../../formats/port.ts";
import type { Document, Read } from "../document.ts";
import type { Fault } from "../result.ts";
import { faultsOfBibtex } from "../syntax/read-bibtex.ts";
import { faultsOfCsv } from "../syntax/read-csv.ts";
import { faultsOfHtml } from "../syntax/read-html.ts";
import { faultsOfRis } from "../syntax/read-ris.ts";
import type { Check, Compile } from "./rule.ts";

type SyntaxRule = Extract<ValidityRule, { by: "syntax" }>;

/** That a document can be read as what it says it is. */
export const compileSyntax: Compile<SyntaxRule> = ({ of }) => checks[of];

const faultsIn = (read: Read<unknown>): Fault[] => ("faults" in read ? read.faults : []);
const asJson: Check = (document) => faultsIn(document.json());
const asXml: Check = (document) => faultsIn(document.xml());
const asRdf =
  (mediaType: string): Check =>
  async (document) =>
    faultsIn(await document.quads(mediaType));

const checks: Readonly<Record<SyntaxRule["of"], Check>> = {
  json: asJson,
  "json-ld": asRdf("application/ld+json"),
  xml: asXml,
  html: ({ text }) => faultsOfHtml(text),
  turtle: asRdf("text/turtle"),
  "n-triples": asRdf("application/n-triples"),
  "n-quads": asRdf("application/n-quads"),
  trig: asRdf("application/trig"),
  "rdf-xml": asRdf("application/rdf+xml"),
  bibtex: ({ text }) => faultsOfBibtex(text),
  ris: ({ text }) => faultsOfRis(text),
  csv: ({ text }) => faultsOfCsv(text),
  text: faultsOfText,
};

/** Characters that no text for people has: control characters, and halves of a character. */
function faultsOfText({ text }: Document): Fault[] {
  const lines = text.split("\n");
  return lines.flatMap((line, at) => {
    if (line.isWellFormed() && !/[\p{Cc}]/u.test(line.replaceAll(/[\t\r]/g, ""))) return [];
    return [{ where: `line ${at + 1}`, what: "it has a control character or half of a character" }];
  });
}
