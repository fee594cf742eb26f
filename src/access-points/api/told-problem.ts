import { Problem } from "../../errors.ts";
import { log } from "../../log.ts";

/** A fault as callers of the API are told it. What is wrong with this machine is for its own log: its paths and processes are nobody else's. */
export function toldProblem(problem: Problem): Record<string, unknown> {
  const { code, status } = problem;
  if (status !== 500 && code !== "run-in-progress") return problem.toDocument();
  log.error({ error: problem.message }, "a request of the API could not be done");
  if (code === "run-in-progress")
    return new Problem("not-ready", "Another process writes to the registry just now. Try again.").toDocument();
  return new Problem(
    code,
    "The fault is ours and has been logged. Whoever runs this service finds there what to do.",
  ).toDocument();
}
