/** How a source is harvested, as the configuration says. */
export type HarvestRules = {
  /** A run that would take away or change more than these shares of a source's records, and more than `atLeast`, is held. */
  guard: { vanish: number; change: number; atLeast: number };
  /** How many days a record may be missing before it vanishes. What the source itself says is gone vanishes at once. */
  quarantineDays: number;
  /** What becomes of two identifiers that one record of a source holds: proposed to staff, or merged. */
  merges: "propose" | "merge";
};

/** What a configuration says of a source's harvest; what it leaves out is as usual. */
export type SaidRules = { guard?: Partial<HarvestRules["guard"]> } & Partial<Omit<HarvestRules, "guard">>;

/** The rules of a source of which the configuration says nothing. */
export const usualRules: HarvestRules = {
  guard: { vanish: 0.2, change: 0.5, atLeast: 10 },
  quarantineDays: 0,
  merges: "propose",
};

/** The rules of a source as its configuration says. */
export function rulesOf({ guard, quarantineDays, merges }: SaidRules): HarvestRules {
  return {
    guard: { ...usualRules.guard, ...guard },
    quarantineDays: quarantineDays ?? usualRules.quarantineDays,
    merges: merges ?? usualRules.merges,
  };
}
