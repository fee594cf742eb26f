import { legalJson } from "../legal-text.ts";
import type { Format, Loss } from "../port.ts";
import { ciimRecord } from "./record.ts";

const losses: readonly Loss[] = [
  { kind: "*", field: "certainty", reason: "CIIM keeps no doubt of a single field" },
  {
    kind: "*",
    field: "standing: proposed, alternative, rejected",
    reason: "only makers, names, numbers, notes and framings say that they are former",
  },
  { kind: "name", field: "text.language", reason: "CIIM's names have no language" },
  { kind: "number", field: "assigner, fault, when", reason: "the type of an identifier says whose it is" },
  { kind: "statement", field: "text.language", reason: "CIIM's texts have no language" },
  { kind: "classification", field: "when", reason: "CIIM dates no term" },
  {
    kind: "activity",
    field: "type: transfer, custody, loan, sampling, examination, treatment, move, other",
    reason: "CIIM has no such events",
  },
  {
    kind: "activity",
    field: "used, technique, price, who.share, who.when",
    reason: "a creation has makers, dates, places and words",
  },
  { kind: "measurement", field: "values.to, approximate", reason: "a dimension is one number" },
  { kind: "inscription", field: "position, by, when", reason: "an inscription is its words" },
  { kind: "part", field: "when, inseparable, principal", reason: "a parent is a reference only" },
  { kind: "subject", field: "mode, position, display", reason: "a subject is a reference with a role" },
  { kind: "media", field: "view, technique", reason: "CIIM knows an image by its file and its caption" },
  { kind: "placement", field: "use: past", reason: "only the present location is in the index" },
  { kind: "rights", field: "uri", reason: "rights are told in words where there are any" },
  { kind: "same-as", field: "match: close, broad, narrow", reason: "an external PID is the same thing" },
  {
    kind: "content",
    field: "tei, conformsTo, sha256, version, language, when",
    reason: "a file has a place, a format and a size",
  },
];

/** The shape of the records in the National Gallery's Elasticsearch index, so that its clients can move. */
export const ciimJson: Format = {
  name: "ciim-json",
  title: "CIIM JSON (Elasticsearch record)",
  extension: "ciim.json",
  contentType: "application/json",
  accepts: ["application/json"],
  profile: { uri: "https://data.ng.ac.uk/ciim-json", token: "ciim-json" },
  types: "all",
  revised: "2026-11-30",
  wantsReferrers: true,
  wantsMedia: true,
  losses,
  validity: [{ by: "syntax", title: "JSON", of: "json" }],
  write: (entity, context) => `${legalJson(ciimRecord(entity, context), 2)}\n`,
};
