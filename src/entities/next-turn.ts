import { dayOf, type Seen } from "./audience.ts";
import type { StoredFact } from "./facts.ts";
import { linksOf } from "./rewrite-fact.ts";

/**
 * The next day after this one (`"2026-11-23"`) on which what outsiders may see of these facts changes by itself: something in them begins to
 * be seen, or is seen no more. Undefined where no day changes anything.
 */
export function nextTurn(facts: readonly StoredFact[], day: string): string | undefined {
  let next: string | undefined;
  const look = ({ audienceWhen }: Seen) => {
    if (!audienceWhen) return;
    for (const turn of turnsOf(audienceWhen))
      if (turn !== undefined && turn > day && (next === undefined || turn < next)) next = turn;
  };
  for (const fact of facts) {
    if (fact.audience !== "public") continue;
    look(fact);
    for (const link of linksOf(fact)) look(link);
  }
  return next;
}

function turnsOf({ from, until }: NonNullable<Seen["audienceWhen"]>): (string | undefined)[] {
  return [from, until === undefined ? undefined : dayAfter(until)];
}

const dayMs = 86_400_000;
const lastDay = "9999-12-31";

/** Undefined for what is no day, and where no day follows. */
function dayAfter(day: string): string | undefined {
  const begins = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(begins) || day >= lastDay ? undefined : dayOf(new Date(begins + dayMs));
}
