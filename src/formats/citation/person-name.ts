import type { PublicRef } from "../../publish/public-entity.ts";

/** A name as it is cited: taken apart where its own commas do so, else as it stands; `isPerson` where that is somebody in direct order. */
export type CitedName = { family: string; given: string; suffix?: string } | { literal: string; isPerson: boolean };

const dates =
  /^(?:(?:approximately|active|born|died|ca?\.|fl\.|b\.|d\.)\s*)?\d{1,4}\b|^\d{1,2}(?:st|nd|rd|th) century|^-?\d{1,4}\??-(?:\d{1,4}\??)?$/i;
const suffix = /^(?:Jr|Sr|Junior|Senior|I{1,3}|IV|VI{0,3})\.?$/;
/** What follows a comma and is no given name. */
const title =
  /^(?:Saint|Pope|King|Queen|Emperor|Empress|Prince|Princess|Duke|Duchess|Earl|Count|Countess|Lord|Lady|Sir|Dame|Baron|Baroness|Marquess|Archduke|Cardinal|Bishop|Master|(?:the )?(?:Elder|Younger))\b|\b(?:of|von|de)\b/i;

/**
 * A person's name taken apart: `"Moreau-Nélaton, Etienne, 1859-1927"` → family and given name. Only commas tell the parts; a name in direct
 * order (`"Sir Thomas Lawrence"`), one with a title for a given name (`"Pius II, Pope"`) and a group's stay whole: nobody guesses.
 */
export function citedName({ label, type }: Pick<PublicRef, "label" | "type">): CitedName {
  const isPerson = type === "person";
  const parts = label.split(/,\s+/).map((part) => part.trim());
  if (!isPerson || parts.length === 1) return { literal: label, isPerson };
  const [family = "", given = "", ...more] = parts.filter((part, at) => at === 0 || !dates.test(part));
  if (given === "") return { literal: family, isPerson };
  const isApart = !suffix.test(given) && !title.test(given) && family !== "";
  if (!isApart) return { literal: [family, given, ...more].join(", "), isPerson: false };
  const after = more.find((part) => suffix.test(part));
  return { family, given, ...(after ? { suffix: after } : {}) };
}
