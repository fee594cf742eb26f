import type { XmlElement } from "../../reading/xml.ts";
import { type Part, partsOf, type ReadLevel } from "./level.ts";
import type { Tell } from "./tell.ts";

/** Says the title; the date where there is no title, which is then what the level is called. */
export function sayTitle(tell: Tell, level: ReadLevel): void {
  const titles = partsOf(level, "unittitle");
  for (const [index, part] of titles.entries()) {
    const value = titleOf(tell, part);
    if (value === "") continue;
    const use = index === 0 ? "preferred" : "alternative";
    tell.sayOf(part, { kind: "name", use, text: [tell.textOf(part, value)] }, { by: { use } });
  }
  if (titles.some((part) => tell.words(part) !== "")) return;
  const [date] = partsOf(level, "unitdate", "unitdatestructured").filter((part) => tell.words(part) !== "");
  if (!date) return;
  const text = [tell.textOf(date)];
  tell.sayOf(date, { kind: "name", use: "preferred", text }, { by: { use: "preferred" }, sourceWord: "unitdate" });
}

/** A title without the dates at its end: `Letters, <unitdate>1901</unitdate>` → `"Letters"`. */
function titleOf(tell: Tell, part: Part): string {
  const whole = tell.words(part);
  if (!datesAtEnd(part.element)) return whole;
  const bare = tell.words(part, ["unitdate"]).replace(/[\s,;:]+$/, "");
  return bare === "" ? whole : bare;
}

function datesAtEnd({ children }: XmlElement): boolean {
  const said = children.filter((child) => typeof child !== "string" || child.trim() !== "");
  const first = said.findIndex((child) => typeof child !== "string" && child.name === "unitdate");
  return first >= 0 && said.slice(first).every((child) => typeof child !== "string" && child.name === "unitdate");
}
