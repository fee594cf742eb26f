/** How a source is harvested, as the configuration says. */
export type HarvestRules = {
  /** A run that would take away or change more than these shares of a source's records, and more than `atLeast`, is held. */
  guard: { vanish: number; change: number; atLeast: number };
  /** How many days a record may be missing before it vanishes. What the source itself says is gone vanishes at once. */
  quarantineDays: number;
  /** What becomes of two identifiers that one record of a source holds: proposed to staff, or merged. */
  merges: "propose" | "merge";
};

/** The rules of a source of which the configuration says nothing. */
export const usualRules: HarvestRules = {
  guard: { vanish: 0.2, change: 0.5, atLeast: 10 },
  quarantineDays: 0,
  merges: "propose",
};
