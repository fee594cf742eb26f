import { lidoCitation, lidoParts, lidoRelations } from "../../../entities/words/lido.ts";
import { type PartAs, type Predicate, partAs, predicates } from "../../../entities/words.ts";

/** What a related work is to the work in focus, from its side. */
export type RelationUse = { part: PartAs } | { predicate: Predicate };

const component: RelationUse = { part: "component" };
const to = (predicate: Predicate): RelationUse => ({ predicate });

/** Types of relation that are citations: the related work is a publication that speaks of this one. */
export const citing: Record<string, true> = Object.fromEntries(
  [lidoCitation.label, ...lidoCitation.uris].map((word) => [word, true]),
);

/** Types of relation by their word; the other direction is said by the other record. */
export const relations: Record<string, RelationUse> = {
  ...Object.fromEntries(
    partAs.flatMap((part) => [lidoParts[part].label, ...lidoParts[part].uris].map((word) => [word, { part }])),
  ),
  ...Object.fromEntries(predicates.map((predicate) => [lidoRelations[predicate].label, to(predicate)])),
  "part of": component,
  "is part of": component,
  "teil von": component,
  "del av": component,
  "larger context for": component,
  "frame of": to("frame-of"),
  "frame for": to("frame-of"),
  "copy after": to("copy-after"),
  "copy of": to("copy-after"),
  "kopie nach": to("copy-after"),
  "version of": to("version-of"),
  "study for": to("study-for"),
  "preparatory for": to("study-for"),
  "entwurf zu": to("study-for"),
  "pendant of": to("pendant-to"),
  "pendant to": to("pendant-to"),
  pendant: to("pendant-to"),
  gegenstück: to("pendant-to"),
  "documented by": to("documented-by"),
  "depicted in": to("documented-by"),
};
