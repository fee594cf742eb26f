import type { TimeSpan } from "../../../entities/facts.ts";
import type { ActivityType } from "../../../entities/words.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { childrenOf, textOf } from "../../reading/xml-tree.ts";
import { type Part, partsOf, type ReadLevel, within } from "./level.ts";
import type { Tell } from "./tell.ts";

/** A time of a level, and what happened then. */
export type Dated = { part: Part; type: ActivityType; when: TimeSpan; sourceWord?: string };

const activities: Record<string, ActivityType> = {
  creation: "creation",
  publication: "publication",
  issued: "publication",
};

/** Words that say that there is no date; they are kept, and nothing is wrong with them. */
const noDate =
  /^\W*(undated|no date|date unknown|dates? not (examined|known)|unknown|n\.? ?d\.?|s\.? ?d\.?|s\.? ?f\.?|o\.? ?d\.?|sin fecha|sans date|senza data|ohne datum)\W*$/i;

/** The dates of a level: `unitdate`, also within the title, and EAD3's `unitdatestructured`. */
export function datesOf(tell: Tell, level: ReadLevel): Dated[] {
  const parts = [
    ...partsOf(level, "unitdate", "unitdatestructured"),
    ...partsOf(level, "unittitle").flatMap((title) => within(title, "unitdate", "unitdatestructured")),
  ];
  return parts.flatMap((part): Dated[] => {
    const when = spanOf(tell, part);
    if (!when) return [];
    const word = part.element.attributes.datechar?.trim().toLowerCase();
    if (word === undefined) return [{ part, when, type: "creation" }];
    return [{ part, when, type: activities[word] ?? "other", sourceWord: word }];
  });
}

function spanOf(tell: Tell, part: Part): TimeSpan | undefined {
  const { element } = part;
  const display = element.name === "unitdate" ? tell.words(part) : structuredWords(element);
  const columns = element.name === "unitdate" ? normalOf(element.attributes.normal) : structuredBounds(element);
  const { certainty, calendar } = element.attributes;
  const type = element.attributes.type ?? element.attributes.unitdatetype;
  const span = noDate.test(display)
    ? { display: [tell.textOf(part, display)] }
    : tell.time(part.at, display, columns).span;
  if (!span) return undefined;
  return {
    ...span,
    ...(type === "bulk" ? { extent: "bulk" as const } : {}),
    ...(/approx|circa/i.test(certainty ?? "") ? { circa: true } : {}),
    ...(calendar?.toLowerCase() === "julian" ? { calendar: "julian" as const } : {}),
  };
}

type Columns = { begin?: string | undefined; end?: string | undefined };

/** `"1858/1951"`, `"1874"`, `"18740301/18740302"`, `"1950/"`. */
function normalOf(normal: string | undefined): Columns {
  if (normal === undefined) return {};
  const [begin = "", end] = normal.split("/").map(withHyphens);
  return { begin: begin || undefined, end: (end ?? begin) || undefined };
}

const withHyphens = (date: string) => date.trim().replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");

/** Singles and ranges, in the order in which they stand. */
function pieces(element: XmlElement): XmlElement[] {
  return childrenOf(element).flatMap((child) => (child.name === "dateset" ? pieces(child) : [child]));
}

function structuredWords(element: XmlElement): string {
  return pieces(element)
    .map((piece) =>
      piece.name === "daterange"
        ? childrenOf(piece)
            .map((end) => textOf(end) ?? end.attributes.standarddate ?? "")
            .join(" – ")
        : (textOf(piece) ?? piece.attributes.standarddate ?? ""),
    )
    .filter((words) => words.trim() !== "")
    .join(", ");
}

function structuredBounds(element: XmlElement): Columns {
  const ends = pieces(element).flatMap((piece) => (piece.name === "daterange" ? childrenOf(piece) : [piece]));
  const first = ends[0]?.attributes ?? {};
  const last = ends.at(-1)?.attributes ?? {};
  const begin = first.notbefore ?? first.standarddate;
  const end = last.notafter ?? last.standarddate;
  return { begin: begin && withHyphens(begin), end: end && withHyphens(end) };
}
