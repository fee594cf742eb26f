/** Something that a rule has against a document: where (`"line 12, /lido:lido/lido:category"`, `"/produced_by/timespan"`), and what. */
export type Fault = { where: string; what: string };

/** Whether something holds; `unchecked` where nothing could tell, because what it is held to is not here. */
export type Standing = "valid" | "invalid" | "unchecked";

/** What one rule says of a document; `why` it could not be asked. */
export type RuleResult = { title: string; state: Standing; faults: readonly Fault[]; why?: string };

/** What all rules of a format say of a document: invalid if one of them finds a fault, unchecked if none could be asked. */
export type Validity = { format: string; state: Standing; rules: readonly RuleResult[] };

/** Whether a document is valid by what its rules say. */
export function standingOf(rules: readonly Pick<RuleResult, "state">[]): Standing {
  if (rules.some(({ state }) => state === "invalid")) return "invalid";
  return rules.some(({ state }) => state === "valid") ? "valid" : "unchecked";
}
