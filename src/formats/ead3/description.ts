import { partLabels, predicateLabels } from "../../entities/words/relations.ts";
import { statementAbouts } from "../../entities/words/statements.ts";
import type { About, Aspect } from "../../entities/words.ts";
import type { PublicEntity, PublicRef } from "../../publish/public-entity.ts";
import { addressOf } from "../address-of.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import { safeIri } from "../iri.ts";
import { plainText } from "../plain-text.ts";
import type { WriteContext } from "../port.ts";
import { citedInLine, factsOf, isPage, sameOf } from "../what-stands.ts";
import { element, type Xml } from "../xml.ts";
import { access, prose } from "./writing.ts";

/** The element of a statement; those that have none of their own are other data, under a heading. */
const abouts: Partial<Record<About, string>> = {
  scope: "scopecontent",
  contents: "scopecontent",
  arrangement: "arrangement",
  biography: "bioghist",
  history: "bioghist",
  provenance: "custodhist",
  "credit-line": "acqinfo",
  condition: "phystech",
  "use-conditions": "legalstatus",
};
const elsewhere: ReadonlySet<About> = new Set([
  "abstract",
  "medium",
  "physical-description",
  "dimensions",
  "responsibility",
  "change-note",
]);
/** Elements that sources name where the statement is about something other. */
const others: ReadonlySet<string> = new Set(
  "processinfo appraisal accruals prefercite altformavail originalsloc relatedmaterial separatedmaterial otherfindaid bibliography".split(
    " ",
  ),
);

const aspects: Partial<Record<Aspect, string>> = {
  type: "genreform",
  genre: "genreform",
  material: "genreform",
  technique: "genreform",
  carrier: "genreform",
  function: "function",
  occupation: "occupation",
  style: "subject",
  culture: "subject",
  period: "subject",
  theme: "subject",
};

/** What is told of it, what may be done with it, what it is about, and what it is related to. */
export function descriptionOf(entity: PublicEntity, context: WriteContext): Xml[] {
  return [
    ...factsOf(entity, "statement")
      .filter((fact) => stands(fact) && !elsewhere.has(fact.about))
      .flatMap(statement),
    ...factsOf(entity, "inscription")
      .filter(stands)
      .flatMap(({ type, readings }) => readings.flatMap(({ text }) => prose("odd", text, `Inscription: ${type}`))),
    ...factsOf(entity, "rights")
      .filter((fact) => stands(fact) && fact.of !== "record")
      .flatMap(restriction),
    ...bibliography(factsOf(entity, "citation").filter(stands)),
    ...controlAccess(entity, context),
    ...relationsOf(entity, context),
  ];
}

/** The source's own heading is kept, unless it is only the name of the element. */
function statement({ about, text, sourceWord }: KindOf<"statement">): Xml[] {
  const name = sourceWord !== undefined && others.has(sourceWord) ? sourceWord : (abouts[about] ?? "odd");
  const heading = name === "odd" ? statementAbouts[about].label : undefined;
  const head = sourceWord === undefined || /^[a-z]+$/.test(sourceWord) ? heading : sourceWord;
  return text.flatMap((one) => prose(name, one, head));
}

function restriction({ sort, text = [], uri, holder }: KindOf<"rights">): Xml[] {
  const name = sort === "access" ? "accessrestrict" : "userestrict";
  const more = [holder && `Rights holder: ${holder.label}`, safeIri(uri)].filter((words) => words !== undefined);
  return [...text, ...more.map((value) => ({ value }))].flatMap((one) => prose(name, one));
}

function bibliography(citations: readonly KindOf<"citation">[]): Xml[] {
  const entries = citations.map((fact) => element("p", {}, citedInLine(fact)));
  return entries.length === 0 ? [] : [element("bibliography", {}, entries)];
}

function controlAccess(entity: PublicEntity, context: WriteContext): Xml[] {
  const subjects = factsOf(entity, "subject")
    .filter(stands)
    .map(({ ref, sourceWord }) =>
      access(ref, context, sourceWord === "occupation" || sourceWord === "famname" ? { as: sourceWord } : {}),
    );
  const terms = factsOf(entity, "classification")
    .filter(stands)
    .flatMap(({ aspect, concept }) => {
      const as = aspects[aspect];
      return as === undefined ? [] : [access(concept, context, { as })];
    });
  const all = [...subjects, ...terms];
  return all.length === 0 ? [] : [element("controlaccess", {}, all)];
}

/** What it is part of and related to, and the same thing elsewhere. */
function relationsOf(entity: PublicEntity, context: WriteContext): Xml[] {
  const written = [
    ...factsOf(entity, "part")
      .filter(stands)
      .map(({ whole, as }) => relation(whole, partLabels[as], context)),
    ...factsOf(entity, "relation")
      .filter(stands)
      .map(({ to, predicate }) => relation(to, predicateLabels[predicate], context)),
    ...sameOf(entity).map((uri) => linked(uri, "Same as")),
    ...factsOf(entity, "content")
      .filter((fact) => stands(fact) && isPage(fact))
      .map(({ url }) => linked(safeIri(url), "See also")),
  ].flat();
  return written.length === 0 ? [] : [element("relations", {}, written)];
}

function relation(to: PublicRef, linktitle: string, context: WriteContext): Xml[] {
  const relationtype = to.type === "person" || to.type === "group" ? "cpfrelation" : "resourcerelation";
  const attributes = { relationtype, href: addressOf(to, context), linktitle };
  return [element("relation", attributes, element("relationentry", {}, plainText({ value: to.label })))];
}

function linked(href: string | undefined, linktitle: string): Xml[] {
  return href === undefined
    ? []
    : [element("relation", { relationtype: "resourcerelation", href, linktitle }, element("relationentry", {}, href))];
}
