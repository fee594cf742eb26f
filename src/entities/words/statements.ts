import type { About } from "../words.ts";
import type { TermRow } from "./term.ts";

const note = { aat: "300027200", term: "Note" };

/** What a statement is about. Where AAT has no such statement it is a note, and the label says what of. */
export const statementAbouts: Record<About, TermRow> = {
  description: { label: "Description", aat: "300435416" },
  label: { label: "Label text", ...note },
  abstract: { label: "Abstract", aat: "300026032" },
  biography: { label: "Biography", aat: "300435422" },
  contents: { label: "Contents", ...note },
  scope: { label: "Scope", ...note },
  arrangement: { label: "Arrangement", ...note },
  history: { label: "History", aat: "300435428", term: "Historical/cultural context" },
  provenance: { label: "Provenance", aat: "300435438" },
  "exhibition-history": { label: "Exhibition history", aat: "300435424" },
  medium: { label: "Medium", aat: "300435429", term: "Materials/technique description" },
  dimensions: { label: "Dimensions", aat: "300435430" },
  "physical-description": { label: "Physical description", aat: "300435452" },
  edition: { label: "Edition", aat: "300435435" },
  responsibility: { label: "Statement of responsibility", ...note },
  "credit-line": { label: "Credit line", aat: "300435418" },
  condition: { label: "Condition", aat: "300435425" },
  "use-conditions": { label: "Conditions of use", aat: "300133046", term: "Access statement" },
  remark: { label: "Remark", ...note },
  "change-note": { label: "Change note", ...note },
  other: { label: "Note", ...note },
};

/** Statements that come of other facts than statements. */
export const otherStatements = {
  acquisition: { label: "Acquisition", aat: "300435439" },
  citation: { label: "Citation", aat: "300311705" },
  culture: { label: "Culture", aat: "300435431" },
  inscription: { label: "Inscription", aat: "300435414" },
  language: { label: "Language", aat: "300435433" },
  note: { label: "Note", ...note },
  period: { label: "Period", aat: "300435432" },
  price: { label: "Price", aat: "300055694" },
  production: { label: "Production", aat: "300435436" },
  rights: { label: "Copyright and licence", aat: "300435434" },
  signature: { label: "Signature", aat: "300028705" },
  source: { label: "Source", aat: "300404764" },
  status: { label: "Status", aat: "300438433" },
} as const satisfies Record<string, TermRow>;

/** What every type of statement is itself classified as, so that it is known for one. */
export const statementMetaType: TermRow = { label: "Brief text", aat: "300418049" };
