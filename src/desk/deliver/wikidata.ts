import type { TimeSpan } from "../../entities/facts.ts";
import type { WriteContext } from "../../formats/port.ts";
import { datesOf, makersOf, numbersOf, sameOf } from "../../formats/what-stands.ts";
import type { PublicEntity, PublicRef } from "../../publish/public-entity.ts";
import type { Preset } from "./preset.ts";

/**
 * Wikidata: QuickStatements (version 1 syntax, tabs) for the works that are known to be an item there: inventory number in this collection, maker,
 * date, and where they are described, each with this record as its reference. To be looked through before it is run: what stands there already is
 * added again as a reference alone, and nothing is taken away.
 */
export const wikidata: Preset = {
  title: "Wikidata: QuickStatements, to be looked through",
  wants: ({ institutionUri }) =>
    itemOf(institutionUri)
      ? undefined
      : "`institutionUri` must be the museum's Wikidata item, such as http://www.wikidata.org/entity/Q180788",
  open: "",
  lines(entity, context) {
    const museum = itemOf(context.institutionUri);
    const item = sameOf(entity).map(itemOf).find(Boolean);
    if (entity.type !== "object" || !museum || !item) return "";
    const reference = [`S854\t${quoted(`${context.base}/${entity.pid}`)}`, `S813\t${dayOf(entity.modified)}`];
    const statements = [...numbers(entity, museum), ...makers(entity), ...dates(entity), described(entity, context)];
    return statements.map((statement) => `${[item, statement, ...reference].join("\t")}\n`).join("");
  },
};

function itemOf(address: string | undefined): string | undefined {
  return /^https?:\/\/(?:www\.)?wikidata\.org\/(?:entity|wiki)\/(Q[1-9]\d*)$/.exec(address ?? "")?.[1];
}

/** P217 inventory number, P195 collection. */
function numbers(entity: PublicEntity, museum: string): string[] {
  const [number] = numbersOf(entity).filter(({ scheme, assigner }) => scheme === "inventory" && !assigner);
  return [`P195\t${museum}`, ...(number ? [`P217\t${quoted(number.value)}\tP195\t${museum}`] : [])];
}

/** P170 creator: those that are held to have made it, without a qualifier, and are known there. */
function makers(entity: PublicEntity): string[] {
  const held = makersOf(entity).filter(
    ({ qualifier, certainty }) => qualifier === undefined && certainty === undefined,
  );
  return held.flatMap(({ agent }) => personOf(agent)).map((person) => `P170\t${person}`);
}

function personOf({ sameAs = [], uri }: PublicRef): string[] {
  return [...sameAs, uri].flatMap((address) => itemOf(address) ?? []).slice(0, 1);
}

/** P571 inception, where it is one year; otherwise nobody should take it over unseen. */
function dates(entity: PublicEntity): string[] {
  const [span] = datesOf(entity);
  const year = span && yearOf(span);
  return year === undefined ? [] : [`P571\t+${year}-00-00T00:00:00Z/9`];
}

function yearOf({ earliest, latest, circa, uncertain, open }: TimeSpan): string | undefined {
  const [from, to] = [earliest, latest].map((bound) => /^(\d{4})(?:-|$)/.exec(bound ?? "")?.[1]);
  return from !== undefined && from === to && !circa && !uncertain && !open ? from : undefined;
}

/** P973 described at URL. */
const described = ({ pid }: PublicEntity, { base }: WriteContext) => `P973\t${quoted(`${base}/${pid}`)}`;

const dayOf = (moment: string) => `+${moment.slice(0, 10)}T00:00:00Z/11`;
/** A string: no tab, line end or quotation mark may stand in one. */
const quoted = (text: string) => `"${text.replace(/["\t\r\n]+/g, " ").trim()}"`;
