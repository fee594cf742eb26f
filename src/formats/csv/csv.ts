import type { PublicEntity } from "../../publish/public-entity.ts";
import { endingWords } from "../ending-words.ts";
import type { Format, Loss, WriteContext } from "../port.ts";
import { csvLine } from "./cells.ts";
import { cellsOf, type FactCell } from "./fact-cells.ts";
import { csvHeader, csvRow } from "./rows.ts";

const losses: readonly Loss[] = [
  { kind: "*", field: "text.markup", reason: "a cell holds plain words: paragraphs and emphasis are not kept" },
];

const columns = ["pid", "kind", "key", "field", "value", "language", "uri", "standing", "source", "record"] as const;

/** One record as a table of its facts: a line a value, so that nothing is folded into a cell. */
export const csv: Format = {
  name: "csv",
  title: "CSV (a line a fact)",
  extension: "csv",
  contentType: "text/csv; charset=utf-8; header=present",
  accepts: ["text/csv"],
  types: "all",
  revised: "2026-11-30",
  tellsEndings: true,
  losses,
  validity: [{ by: "syntax", title: "CSV (RFC 4180)", of: "csv" }],
  bundle: { extension: "csv", mediaType: "text/csv", open: csvHeader, close: "", entry: csvRow },
  write: (entity, context) => csvLine(columns) + ownLines(entity, context) + factLines(entity, context),
};

function ownLines(entity: PublicEntity, { base, institution, licence }: WriteContext): string {
  const { pid, type, state, label, version, modified, lastSeen, ending } = entity;
  const said: [field: string, value: string | number | undefined, uri?: string | undefined][] = [
    ["identifier", pid, `${base}/${pid}`],
    ["type", type],
    ["label", label],
    ["state", state],
    ["version", version],
    ["modified", modified],
    ["lastSeen", lastSeen],
    ["ending", ending && endingWords(ending, institution), ending?.successor?.pid && `${base}/${ending.successor.pid}`],
    ["endingDate", ending?.date],
    ["institution", institution],
    ["licence", licence, licence],
    ...(entity.formerPids ?? []).map((former): [string, string] => ["formerPid", former.pid]),
  ];
  return said
    .filter(([, value]) => value !== undefined)
    .map(([field, value, uri]) => csvLine([pid, "record", "", field, value, "", uri, "", "", ""]))
    .join("");
}

function factLines({ pid, facts }: PublicEntity, { base }: WriteContext): string {
  const lines: string[] = [];
  for (const fact of facts) {
    const { kind, key, from, standing = "current" } = fact;
    const line = ({ field, value, language, uri }: FactCell) =>
      csvLine([pid, kind, key, field, value, language, uri, standing, from.source, from.record]);
    for (const cell of cellsOf(fact, base)) lines.push(line(cell));
  }
  return lines.join("");
}
