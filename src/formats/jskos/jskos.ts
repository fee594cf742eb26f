import type { PublicEntity } from "../../publish/public-entity.ts";
import { addressOf } from "../address-of.ts";
import { inOrder, stands } from "../facts-by-kind.ts";
import { safeIri } from "../iri.ts";
import { legalJson } from "../legal-text.ts";
import { pointOf } from "../point.ts";
import type { Format, Loss, WriteContext } from "../port.ts";
import { prefixes } from "../rdf/prefixes.ts";
import {
  type Concept,
  conceptOf,
  conceptTypes,
  matchKinds,
  noteKinds,
  type Other,
  type Words,
} from "../skos/concept.ts";
import { conceptLosses } from "../skos/skos.ts";
import { activitiesOf, factsOf, imagesOf, placesOf } from "../what-stands.ts";

const losses: readonly Loss[] = [
  ...conceptLosses,
  {
    kind: "activity",
    field: "who, used, technique, price, numbers, title, display",
    reason: "a concept of JSKOS has a beginning, an end and places",
  },
  {
    kind: "activity",
    field:
      "type: production, creation, publication, birth, death, life, active, formation, dissolution, acquisition, transfer, custody, loan, sampling, examination, treatment, move, display, other",
    reason: "JSKOS tells when an event was, not what befell a thing",
  },
  {
    kind: "placement",
    field: "address, custodian, state, display, when",
    reason: "JSKOS takes coordinates and links to places",
  },
  { kind: "media", field: "role, view, technique, caption", reason: "a depiction is an address" },
];

const ns = prefixes.skos;

/** A concept in JSKOS 0.5, the JSON of SKOS. */
export const jskos: Format = {
  name: "jskos",
  title: "JSKOS",
  extension: "jskos.json",
  contentType: "application/json",
  accepts: ["application/json"],
  profile: { uri: "https://gbv.github.io/jskos/", token: "jskos" },
  types: conceptTypes,
  revised: "2026-11-30",
  wantsReferrers: true,
  wantsMedia: true,
  tellsEndings: true,
  losses,
  validity: [{ by: "syntax", title: "JSON", of: "json" }],
  write: (entity, context) => `${legalJson(jskosRecord(entity, context), 2)}\n`,
};

/** A concept or scheme as a JSKOS document; empty fields are left out. */
export function jskosRecord(entity: PublicEntity, context: WriteContext): Record<string, unknown> {
  const concept = conceptOf(entity, context);
  const { isScheme, matches } = concept;
  const said = {
    "@context": "https://gbv.github.io/jskos/context.json",
    uri: concept.iri,
    type: [`${ns}${isScheme ? "ConceptScheme" : "Concept"}`],
    identifier: matches.exactMatch,
    notation: concept.notations,
    prefLabel: Object.fromEntries(concept.preferred.map(({ language, value }) => [language ?? "und", value])),
    altLabel: byLanguage(concept.alternative),
    hiddenLabel: byLanguage(concept.hidden),
    ...Object.fromEntries(noteKinds.map((kind) => [kind, byLanguage(concept.notes[kind])])),
    ...(isScheme ? {} : placesIn(concept)),
    ...happenings(entity, context),
    depiction: depictions(entity, context),
    subjectOf: concept.seeAlso.filter((url) => /^https?:/.test(url)).map((url) => ({ url })),
    url: `${concept.iri}.html`,
    publisher: [
      {
        ...(context.institutionUri ? { uri: context.institutionUri } : {}),
        prefLabel: { und: context.institution },
      },
    ],
    modified: entity.modified,
    ...(entity.ending ? { deprecated: true } : {}),
    replacedBy: entity.ending?.successor?.pid
      ? [named({ iri: `${context.base}/${entity.ending.successor.pid}`, label: entity.ending.successor.label })]
      : [],
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => !isEmpty(value)));
}

function placesIn({ iri, broader, narrower, related, schemes, isTop, matches }: Concept): Record<string, unknown> {
  return {
    broader: broader.map(named),
    narrower: narrower.map(named),
    related: related.map(named),
    inScheme: schemes.map(named),
    topConceptOf: isTop ? schemes.map(named) : [],
    mappings: matchKinds.flatMap((kind) =>
      matches[kind].map((uri) => ({
        type: [`${ns}${kind}`],
        from: { memberSet: [{ uri: iri }] },
        to: { memberSet: [{ uri }] },
      })),
    ),
  };
}

/** When and where: of an event as a whole, and where a place lies. */
function happenings(entity: PublicEntity, { base }: WriteContext): Record<string, unknown> {
  const [whole] = activitiesOf(entity, "exhibition", "event").filter(({ within }) => within === undefined);
  const [span] = whole?.when ?? [];
  const positions = factsOf(entity, "placement").filter((fact) => fact.use !== "past" && stands(fact));
  const [point] = positions.flatMap(({ position }) => (position?.on === "earth" && pointOf(position.wkt)) || []);
  const places = inOrder(activitiesOf(entity, "exhibition", "event")).flatMap(placesOf);
  const iris = [...places, ...positions.flatMap(({ at }) => at ?? [])].flatMap(({ pid, label }) =>
    pid ? [named({ iri: `${base}/${pid}`, label: label })] : [],
  );
  return {
    startDate: dateOf(span?.earliest),
    endDate: dateOf(span?.latest),
    place: [...new Map(iris.map((one) => [one.uri, one])).values()].filter(
      ({ uri }) => uri !== `${base}/${entity.pid}`,
    ),
    location: point && { type: "Point", coordinates: [Number(point.longitude), Number(point.latitude)] },
  };
}

const dateOf = (date: string | undefined) => (date && /^-?\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(date) ? date : undefined);
const named = ({ iri, label }: Other) => ({ uri: iri, prefLabel: { und: label } });

function byLanguage(words: readonly Words[]): Record<string, string[]> {
  const grouped = Map.groupBy(words, ({ language }) => language ?? "und");
  return Object.fromEntries(
    [...grouped].map(([language, all]) => [language, [...new Set(all.map(({ value }) => value))]]),
  );
}

/** The file of each image that may be shown, else the address under which the image is described. */
function depictions(entity: PublicEntity, context: WriteContext): string[] {
  const addresses = imagesOf(entity, context).flatMap(({ picture, fact: { image } }) => {
    return safeIri(picture?.url ?? addressOf(image, context)) ?? [];
  });
  return [...new Set(addresses)].filter((address) => /^https?:/.test(address));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined) return true;
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
