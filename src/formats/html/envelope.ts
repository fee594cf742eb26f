import type { Cited, Said } from "../../entities/facts.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { placesIn } from "../what-stands.ts";
import { join, type Markup, markup } from "./markup.ts";
import { reference } from "./reference.ts";
import { when } from "./when.ts";
import { words } from "./words.ts";

const standings: Record<string, string> = {
  former: "formerly",
  proposed: "proposed",
  rejected: "rejected",
  alternative: "also said",
};

/** How something said stands, in small words after it: “formerly”, “probably”, who holds it, since when and on what ground. */
export function envelope(said: Partial<Said<PublicRef>>): Markup | undefined {
  const parts = [
    said.standing === undefined ? undefined : standings[said.standing],
    said.certainty === undefined ? undefined : said.certainty === "probable" ? "probably" : "possibly",
    said.said?.by && markup`according to ${reference(said.said.by)}`,
    said.said?.when && when(said.said.when),
    said.said?.in && markup`in ${cited(said.said.in)}`,
    said.said?.note && words(said.said.note),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : markup` <span class="aside">(${join(parts, ", ")})</span>`;
}

/** A place in a publication: “Davies 1970, pp. 219–21, no. 463, pl. 88, illustrated”. */
export function cited(citation: Cited<PublicRef>): Markup {
  const { publication, illustrated, note } = citation;
  const parts = [reference(publication), ...placesIn(citation), illustrated && "illustrated", note && words(note)];
  return join(
    parts.filter((part) => part !== undefined && part !== false),
    ", ",
  );
}
