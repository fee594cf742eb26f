import type { NameFact } from "../facts.ts";
import type { TermRow } from "./term.ts";

/** The uses of a name. */
export const nameUses = {
  preferred: { label: "Primary name", aat: "300404670" },
  alternative: { label: "Alternate name", aat: "300264273" },
  former: { label: "Former name", aat: "300435719" },
  sort: { label: "Sort name", aat: "300451544" },
  short: { label: "Short name", aat: "300264273", term: "Alternate name" },
  search: { label: "Search form", aat: "300264273", term: "Alternate name" },
} as const satisfies Record<NameFact["use"], TermRow>;

/** The parts of a name, in the order in which they are written. */
export const nameParts = {
  honorific: { label: "Name prefix", aat: "300404845" },
  given: { label: "Given name", aat: "300404651" },
  middle: { label: "Middle name", aat: "300404654" },
  family: { label: "Family name", aat: "300404652" },
  suffix: { label: "Name suffix", aat: "300404662" },
  subtitle: { label: "Subtitle", aat: "300312006" },
} as const satisfies Record<keyof NonNullable<NameFact["parts"]>, TermRow>;

/** What words shown in place of structured data are classified as. */
export const displayName: TermRow = { label: "Display title", aat: "300404669" };
