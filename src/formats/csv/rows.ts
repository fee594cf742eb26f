/** Records as rows, for lists and dumps: stable columns, one line a thing. */
import type { PublicEntity, PublicRef } from "../../publish/public-entity.ts";
import { addressOf } from "../address-of.ts";
import { stands } from "../facts-by-kind.ts";
import { pictureOf } from "../picture.ts";
import { plainText } from "../plain-text.ts";
import type { WriteContext } from "../port.ts";
import {
  datesOf,
  factsOf,
  imagesOf,
  makerName,
  makersOf,
  measuredInLine,
  numbersOf,
  publishersOf,
  rightsUriOf,
  sameOf,
  spanInLine,
  termsOf,
  textsOf,
  titlesOf,
} from "../what-stands.ts";
import { csvLine } from "./cells.ts";

/** Between several values of a cell: it stands in no address, and hardly in words. */
const between = " | ";
const all = (values: readonly (string | undefined)[]) => [...new Set(values.filter(Boolean))].join(between);

type Column = (entity: PublicEntity, context: WriteContext) => string | number | undefined;

/** The columns of a row: a new one is added at the end, and none is renamed, so that whoever reads by name or by place goes on. */
const columns = {
  pid: ({ pid }) => pid,
  uri: ({ pid }, { base }) => `${base}/${pid}`,
  type: ({ type }) => type,
  state: ({ state }) => state,
  label: ({ label }) => label,
  other_names: (entity) => {
    const { preferred, others } = titlesOf(entity);
    return all([...preferred, ...others].map(plainText).filter((name) => name !== entity.label));
  },
  number: (entity) => numbersOf(entity)[0]?.value,
  other_numbers: (entity) =>
    all(
      numbersOf(entity)
        .slice(1)
        .map(({ scheme, value }) => `${scheme}:${value}`),
    ),
  makers: (entity) => all(makersOf(entity).map(makerName)),
  maker_uris: (entity, context) => all(makersOf(entity).map(({ agent }) => addressOf(agent, context))),
  publishers: (entity) => all(publishersOf(entity).map(makerName)),
  date: (entity) => all(datesOf(entity).map(spanInLine)),
  earliest: (entity) => datesOf(entity).find(({ earliest }) => earliest)?.earliest,
  latest: (entity) => datesOf(entity).find(({ latest }) => latest)?.latest,
  classification: (entity) => all(termsOf(entity, "type").map(({ label }) => label)),
  materials: (entity) => all(termsOf(entity, "material", "technique").map(({ label }) => label)),
  medium: (entity) => all(textsOf(entity, "medium").map(plainText)),
  dimensions: (entity) => dimensions(entity),
  location: (entity) => all(currentPlaces(entity).map(({ label }) => label)),
  location_uri: (entity, context) => all(currentPlaces(entity).map((place) => addressOf(place, context))),
  credit_line: (entity) => all(textsOf(entity, "credit-line").map(plainText)),
  description: (entity) => all(textsOf(entity, "description", "abstract", "biography", "scope").map(plainText)),
  part_of: (entity, context) => all(wholes(entity).map((whole) => addressOf(whole, context) ?? whole.label)),
  rights: (entity, context) => rightsUriOf(entity, "object", context),
  image: (entity, context) =>
    pictureOf(entity)?.url ?? imagesOf(entity, context).find(({ picture }) => picture)?.picture?.url,
  image_rights: (entity, context) => imageRights(entity, context),
  same_as: (entity) => all(sameOf(entity)),
  former_pids: ({ formerPids = [] }) => all(formerPids.map(({ pid }) => pid)),
  version: ({ version }) => version,
  modified: ({ modified }) => modified,
} as const satisfies Record<string, Column>;

/** The first line of a file of rows. */
export const csvHeader: string = csvLine(Object.keys(columns));

/**
 * A record as a row. The image needs `context.media`, as a format with `wantsMedia` has it. Several values of a cell have ` | ` between
 * them; addresses are whole.
 */
export function csvRow(entity: PublicEntity, context: WriteContext): string {
  return csvLine(Object.values<Column>(columns).map((column) => column(entity, context)));
}

function dimensions(entity: PublicEntity): string {
  const words = textsOf(entity, "dimensions").map(plainText);
  if (words.length > 0) return all(words);
  const whole = factsOf(entity, "measurement").filter((fact) => fact.of === "whole" && stands(fact));
  return all(whole.map(measuredInLine));
}

function currentPlaces(entity: PublicEntity): PublicRef[] {
  const now = factsOf(entity, "placement").filter((fact) => fact.use === "current" && stands(fact));
  return now.flatMap(({ at }) => at ?? []);
}

function wholes(entity: PublicEntity): PublicRef[] {
  return factsOf(entity, "part")
    .filter(stands)
    .map(({ whole }) => whole);
}

function imageRights(entity: PublicEntity, context: WriteContext): string | undefined {
  if (entity.type === "media") return rightsUriOf(entity, "media", context);
  const shown = imagesOf(entity, context).find(({ picture }) => picture)?.entity;
  return rightsUriOf(entity, "media", {}) ?? (shown && rightsUriOf(shown, "media", context));
}
