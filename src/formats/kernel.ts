import type { PublicEntity, PublicFact } from "../publish/public-entity.ts";
import { spanInLine } from "./what-stands.ts";

type Activity = Extract<PublicFact, { kind: "activity" }>;

const making: ReadonlySet<string> = new Set(["production", "creation", "publication", "life"]);

/** Who, what and when, in a line each: the kernel of an Electronic Resource Citation. What is not known is left out. */
export function kernelOf({ label, facts }: PublicEntity): { who?: string; what: string; when?: string } {
  const activities = facts.filter(
    (fact): fact is Activity => fact.kind === "activity" && making.has(fact.type) && fact.standing !== "rejected",
  );
  const makers = activities.filter(({ type }) => type !== "life").flatMap(({ who = [] }) => who);
  const who = [...new Set(makers.map(({ agent }) => agent.label))].slice(0, 3).join("; ");
  const when = activities
    .flatMap((activity) => activity.when ?? [])
    .map(spanInLine)
    .find(Boolean);
  return { ...(who ? { who } : {}), what: label, ...(when ? { when } : {}) };
}
