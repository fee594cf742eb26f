import type { Text, TimeSpan } from "../../entities/facts.ts";
import type { EntityType } from "../../entities/types.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { stands } from "../facts-by-kind.ts";
import { doiIn } from "../iri.ts";
import { languageTagsOf } from "../language-tags.ts";
import { plainText } from "../plain-text.ts";
import type { WriteContext } from "../port.ts";
import {
  activitiesOf,
  datesOf,
  factsOf,
  makerName,
  makersOf,
  measuredInLine,
  numbersOf,
  placesOf,
  publishersOf,
  sameOf,
  termsOf,
  textsOf,
  titlesOf,
} from "../what-stands.ts";
import { type CitedKind, kindOfCitation } from "./kind.ts";
import { type CitedName, citedName } from "./person-name.ts";

/** A citation of a thing, whatever the format: what each of BibTeX, RIS and CSL-JSON has a field for. Texts are plain and in one line. */
export type Citation = {
  kind: CitedKind;
  pid: string;
  url: string;
  title: string;
  shortTitle?: string;
  authors: CitedName[];
  editors: CitedName[];
  translators: CitedName[];
  illustrators: CitedName[];
  /** When it was made or issued. */
  when?: TimeSpan;
  publisher?: string;
  place?: string;
  /** The journal or book that it is in. */
  container?: string;
  series?: { title: string; number?: number };
  volume?: string;
  issue?: string;
  edition?: string;
  isbn?: string;
  issn?: string;
  doi?: string;
  pages?: number;
  /** Who keeps it, and under which number. */
  keeper?: string;
  number?: string;
  genre?: string;
  medium?: string;
  dimensions?: string;
  language?: string;
  abstract?: string;
  creditLine?: string;
  keywords: string[];
};

/** The types that are cited: works and records, not people, places and terms. */
export const citedTypes: readonly EntityType[] = [
  ...(["object", "sample", "media", "publication", "archive", "text", "exhibition", "package"] as const),
];

/** Roles that have a field of their own; all others made the thing. */
const roles = { editor: "editors", translator: "translators", illustrator: "illustrators" } as const;

/** The citation of a thing: of a publication the work itself, of anything else the thing that the museum keeps. */
export function citationOf(entity: PublicEntity, context: WriteContext): Citation {
  return {
    pid: entity.pid,
    url: `${context.base}/${entity.pid}`,
    kind: kindOfCitation(entity),
    title: oneLine(first(titlesOf(entity).preferred) ?? entity.label),
    ...said("shortTitle", first(factsOf(entity, "name").find((name) => name.use === "short" && stands(name))?.text)),
    ...namesOf(entity),
    ...publicationOf(entity),
    ...numbersIn(entity),
    ...keptAs(entity, context),
    ...wordsOf(entity),
    ...inWhich(entity),
  };
}

/** White space made single: none of the formats has lines within a value. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function namesOf(entity: PublicEntity): Pick<Citation, "authors" | "editors" | "translators" | "illustrators"> {
  const names = {
    authors: [] as CitedName[],
    editors: [] as CitedName[],
    translators: [] as CitedName[],
    illustrators: [] as CitedName[],
  };
  for (const maker of makersOf(entity)) {
    const own = Object.hasOwn(roles, maker.role) ? roles[maker.role as keyof typeof roles] : "authors";
    const whole = maker.qualifier !== undefined || maker.display !== undefined;
    names[own].push(whole ? { literal: oneLine(makerName(maker)), isPerson: false } : citedName(maker.agent));
  }
  return names;
}

function publicationOf(entity: PublicEntity): Pick<Citation, "when" | "publisher" | "place"> {
  const publications = activitiesOf(entity, "publication");
  const place = publications.flatMap(placesOf)[0]?.label;
  const when = publications.flatMap((fact) => fact.when ?? [])[0] ?? datesOf(entity)[0];
  const publisher = publishersOf(entity).map(makerName).join("; ");
  return { ...(when ? { when } : {}), ...said("publisher", publisher), ...said("place", place) };
}

function numbersIn(entity: PublicEntity) {
  const numbers = numbersOf(entity);
  const of = (scheme: string) => numbers.find((one) => one.scheme === scheme && one.assigner === undefined)?.value;
  const [doi] = [of("doi"), ...sameOf(entity)].flatMap((words) => doiIn(words) ?? []);
  return {
    ...said("isbn", of("isbn")),
    ...said("issn", of("issn")),
    ...said("volume", of("volume")),
    ...said("issue", of("issue")),
    ...said("doi", doi),
  };
}

/** A publication is cited for itself; of anything else there is one, here. */
function keptAs(entity: PublicEntity, { institution }: WriteContext): Pick<Citation, "keeper" | "number"> {
  if (entity.type === "publication") return {};
  return { ...said("keeper", institution), ...said("number", numbersOf(entity).find((one) => !one.assigner)?.value) };
}

function wordsOf(entity: PublicEntity) {
  const measured = factsOf(entity, "measurement").filter((fact) => stands(fact) && fact.of === "whole");
  const values = measured.flatMap((fact) => fact.values);
  const pages = values.find(({ dimension, unit }) => dimension === "extent" && unit === "pages")?.value;
  const size = first(textsOf(entity, "dimensions")) ?? measured.map(measuredInLine).find(Boolean);
  const language = languageTagsOf(entity)[0];
  const terms = termsOf(entity, "theme", "style").map(({ label }) => label);
  const subjects = factsOf(entity, "subject")
    .filter(stands)
    .map(({ ref }) => ref.label);
  return {
    ...(pages === undefined ? {} : { pages }),
    ...said("dimensions", entity.type === "publication" ? undefined : size),
    ...said(
      "medium",
      first(textsOf(entity, "medium")) ??
        termsOf(entity, "material")
          .map(({ label }) => label)
          .join(", "),
    ),
    ...said("genre", termsOf(entity, "type", "genre", "level")[0]?.label),
    ...said("edition", first(textsOf(entity, "edition"))),
    ...said("abstract", first(textsOf(entity, "abstract", "description", "scope"))),
    ...said("creditLine", first(textsOf(entity, "credit-line"))),
    ...(language ? { language } : {}),
    keywords: [...new Set([...subjects, ...terms].map(oneLine).filter((word) => word !== ""))],
  };
}

/** What it is in: a book or journal, and its series. */
function inWhich(entity: PublicEntity): Pick<Citation, "container" | "series"> {
  const parts = factsOf(entity, "part").filter(stands);
  const container = parts.find(({ as }) => as === "contained-in" || (entity.type === "archive" && as === "archival"));
  const series = parts.find(({ as }) => as === "series");
  const number = series?.order;
  return {
    ...said("container", container?.whole.label),
    ...(series ? { series: { title: oneLine(series.whole.label), ...(number === undefined ? {} : { number }) } } : {}),
  };
}

const first = ([text]: readonly Text[] = []) => text && plainText(text);

/** A field where something is said: `said("doi", undefined)` → `{}`. */
function said<K extends string>(name: K, value: string | undefined): { [P in K]?: string } {
  const words = oneLine(value ?? "");
  return (words === "" ? {} : { [name]: words }) as { [P in K]?: string };
}
