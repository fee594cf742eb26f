import { numberOf } from "../../entities/label.ts";
import { stands } from "../facts-by-kind.ts";
import { makerName } from "../what-stands.ts";
import { join, type Markup, markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { makersByRole } from "./sections/key-facts.ts";
import { allWhen } from "./when.ts";

/** How to cite a record: makers, title, date, number, institution, and the persistent identifier in full. */
export function citation({ entity, facts, context }: Page): Markup {
  const number = numberOf(entity.facts);
  const parts = [
    makerNames(facts.activity),
    markup`<cite>${entity.label}</cite>`,
    madeWhen(facts.activity),
    number !== entity.label && number,
    context.institution,
    `${context.base}/${entity.pid}`,
  ];
  return join(parts.filter(Boolean), ", ");
}

/** Who made it in a line, without links: “Copy after Gilbert Stuart”. */
export function makerNames(activities: Page["facts"]["activity"]): string | undefined {
  const [actors] = makersByRole(activities).values();
  const names = actors?.map((actor) => (actor.qualifier ? titled(makerName(actor)) : makerName(actor)));
  return names === undefined || names.length === 0 ? undefined : names.slice(0, 3).join(", ");
}

/** When it was made, in a line; for people and groups when they lived. */
export function madeWhen(activities: Page["facts"]["activity"]): Markup | undefined {
  const types = ["production", "creation", "publication", "life"];
  return activities
    .filter((activity) => stands(activity) && types.includes(activity.type))
    .map((activity) => allWhen(activity.when))
    .find((span) => span !== undefined);
}

const titled = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
