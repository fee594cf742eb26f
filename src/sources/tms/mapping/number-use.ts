import type { NumberFact, Standing } from "../../../entities/facts.ts";

/** What an alternative number is. `assigned`: by somebody else, whom the column `Assigner` names. */
export type NumberUse = {
  scheme: string;
  standing?: Standing;
  assigned?: boolean;
  fault?: NumberFact<unknown>["fault"];
};
