import type { Audience, NumberFact, Standing } from "../../entities/facts.ts";

/** What a type of identifier is. `assigned`: by somebody else, whom CIIM does not name. */
export type NumberUse = {
  scheme: string;
  standing?: Standing;
  assigned?: boolean;
  fault?: NumberFact<unknown>["fault"];
  audience?: Audience;
};

/** What CIIM's types of identifier are, in lower case. */
export const numberUses: Readonly<Record<string, NumberUse>> = {
  "object number": { scheme: "inventory" },
  "display number": { scheme: "inventory" },
  "previous object number": { scheme: "inventory", standing: "former" },
  "lender object number": { scheme: "inventory", assigned: true },
  "joint owner object number": { scheme: "inventory", assigned: true },
  "duplicate record": { scheme: "inventory", fault: "duplicate" },
  "incorrect object number": { scheme: "inventory", fault: "wrong" },
  "pid (ng alternative)": { scheme: "beta" },
  "sort number": { scheme: "sort", audience: "staff" },
  "system id": { scheme: "system", audience: "staff" },
  "exhibition id lo": { scheme: "exhibition" },
  "exhibition mnemonic lo": { scheme: "exhibition" },
  "rendition number": { scheme: "rendition" },
  "reference number": { scheme: "refno" },
  "shelf mark": { scheme: "shelf-mark" },
  "lc control number": { scheme: "lccn" },
  "national bibliography agency control number": { scheme: "bnb" },
  "other standard identifier": { scheme: "standard" },
  "system control number": { scheme: "oclc" },
  isbn: { scheme: "isbn" },
  issn: { scheme: "issn" },
  doi: { scheme: "doi" },
};

/** How the National Gallery writes what is no accession number: long loans, entries, and what only holds a place. */
export const usualPatterns: readonly { pattern: string; scheme?: string; fault?: NumberUse["fault"] }[] = [
  { pattern: "^NONE\\b", fault: "placeholder" },
  { pattern: "^L\\d", scheme: "loan" },
  { pattern: "^M\\d", scheme: "entry" },
];
