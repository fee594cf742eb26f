import type { TermRow } from "./term.ts";

const owners = { aat: "300404621", term: "Owner-assigned number" };
const systems = { aat: "300435704", term: "System-assigned number" };

/** Known number schemes; a scheme that is not here is a number of its owner's. */
export const numberSchemes: Record<string, TermRow> = {
  inventory: { label: "Accession number", aat: "300312355" },
  accession: { label: "Accession number", aat: "300312355" },
  entry: { label: "Object entry number", ...owners },
  loan: { label: "Loan number", ...owners },
  refno: { label: "Reference number", ...owners },
  sample: { label: "Sample number", ...owners },
  beta: { label: "Beta PID", ...systems },
  tms: { label: "System number", ...systems },
  oclc: { label: "OCLC number", ...systems },
  catalogue: { label: "Exhibition catalogue number", aat: "300445023", term: "Entry number" },
  lot: { label: "Lot number", aat: "300404628" },
  isbn: { label: "ISBN", aat: "300417443" },
  issn: { label: "ISSN", aat: "300417430" },
  doi: { label: "DOI", aat: "300417432" },
  volume: { label: "Volume number", aat: "300265632" },
  issue: { label: "Issue number", aat: "300312349" },
  stock: { label: "Stock number", aat: "300412177" },
  "shelf-mark": { label: "Shelf mark", aat: "300311706", term: "Call number" },
};

/** The row of a number scheme, `numberScheme("inventory")`; an unknown scheme keeps its own word as label. */
export function numberScheme(scheme: string): TermRow {
  return Object.hasOwn(numberSchemes, scheme) && numberSchemes[scheme]
    ? numberSchemes[scheme]
    : { label: scheme, ...owners };
}
