import type { Said } from "../facts.ts";
import type { Qualifier } from "../words.ts";
import type { TermRow } from "./term.ts";

/** A qualified attribution: its term, and whether the named person made the thing (`made`) or only shaped it (`shaped`). */
export type QualifierRow = TermRow & { named: "made" | "shaped" };

/** The qualifiers of an attribution. A workshop's work is shaped, not made, by the master it is named for. */
export const qualifierRows: Record<Qualifier, QualifierRow> = {
  attributed: { label: "attributed to", aat: "300404269", named: "made" },
  workshop: { label: "workshop of", aat: "300404274", named: "shaped" },
  studio: { label: "studio of", aat: "300404275", named: "shaped" },
  circle: { label: "circle of", aat: "300404283", named: "shaped" },
  school: { label: "school of", aat: "300404284", named: "shaped" },
  follower: { label: "follower of", aat: "300404282", named: "shaped" },
  manner: { label: "manner of", aat: "300404288", named: "shaped" },
  imitator: { label: "imitator of", aat: "300404288", term: "manner of", named: "shaped" },
  after: { label: "after", aat: "300404286", named: "shaped" },
  "copy-after": { label: "copyist of", aat: "300404287", named: "shaped" },
  "cast-after": { label: "cast after", aat: "300404286", term: "after", named: "shaped" },
  alternative: { label: "possibly by", aat: "300404272", named: "made" },
};

/** How a claim that is not simply held now is classified. */
export const standingRows: Record<Exclude<NonNullable<Said<unknown>["standing"]>, "current">, TermRow> = {
  former: { label: "obsolete", aat: "300404908" },
  proposed: { label: "possibly", aat: "300435722" },
  rejected: { label: "rejected" },
  alternative: { label: "alternative" },
};

/** How sure a claim is. */
export const certaintyRows: Record<NonNullable<Said<unknown>["certainty"]>, TermRow> = {
  probable: { label: "probably", aat: "300435721" },
  possible: { label: "possibly", aat: "300435722" },
};
