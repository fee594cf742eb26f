import { entityTypes } from "../../entities/types.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { citedTypes } from "../citation/citation.ts";
import { type CitedKind, kindOfCitation } from "../citation/kind.ts";
import { languageTagsOf } from "../language-tags.ts";
import type { Format, WriteContext } from "../port.ts";
import { makerName, numbersOf, publishersOf, termsOf } from "../what-stands.ts";
import { document, element, heldTo, isEmpty, type Xml } from "../xml.ts";
import { contributorsOf, creatorsOf, schemeOf } from "./agents.ts";
import { dataciteLosses } from "./losses.ts";
import { datesIn, placesIn, publicationYearOf } from "./places-and-times.ts";
import { relatedOf } from "./related.ts";
import { descriptionsIn, rightsIn, sizesIn, subjectsIn, titlesIn } from "./words.ts";

const namespace = "http://datacite.org/schema/kernel-4";

const generalTypes: Record<CitedKind, string> = {
  book: "Book",
  article: "JournalArticle",
  chapter: "BookChapter",
  periodical: "Journal",
  thesis: "Dissertation",
  map: "Image",
  score: "Text",
  artwork: "PhysicalObject",
  image: "Image",
  film: "Audiovisual",
  sound: "Sound",
  manuscript: "Text",
  collection: "Collection",
  event: "Event",
  webpage: "Text",
};

/** DataCite Metadata Schema 4.6. Its identifier is the PID as a URL: the thing has no DOI of its own until one is registered. */
export const datacite: Format = {
  name: "datacite",
  title: "DataCite",
  extension: "datacite.xml",
  contentType: "application/vnd.datacite.datacite+xml",
  accepts: ["application/vnd.datacite.datacite+xml"],
  profile: { uri: namespace, token: "datacite" },
  harvested: {
    prefix: "oai_datacite",
    schema: "http://schema.datacite.org/meta/kernel-4.6/metadata.xsd",
    namespace: namespace,
  },
  types: citedTypes,
  revised: "2026-11-30",
  missing: (entity) =>
    publicationYearOf(entity) === undefined ? ["a year of our era in which it was issued or made"] : [],
  losses: dataciteLosses,
  validity: [{ by: "xsd", title: "DataCite Metadata Schema 4.6", artefact: "datacite/kernel-4.6/metadata.xsd" }],
  write: (entity, context) => {
    const attributes = {
      xmlns: namespace,
      ...heldTo("xsi:schemaLocation", `${namespace} https://schema.datacite.org/meta/kernel-4.6/metadata.xsd`),
    };
    const children = propertiesOf(entity, context).filter((child) => !isEmpty(child));
    return document(element("resource", attributes, children));
  },
};

function propertiesOf(entity: PublicEntity, context: WriteContext): Xml[] {
  const year = publicationYearOf(entity);
  const [language] = languageTagsOf(entity);
  return [
    element("identifier", { identifierType: "URL" }, `${context.base}/${entity.pid}`),
    creatorsOf(entity, context),
    titlesIn(entity),
    publisherOf(entity, context),
    ...(year === undefined ? [] : [element("publicationYear", {}, year)]),
    resourceTypeOf(entity),
    subjectsIn(entity, context),
    contributorsOf(entity, context),
    datesIn(entity),
    ...(language === undefined ? [] : [element("language", {}, language)]),
    element("alternateIdentifiers", {}, numbersOf(entity).map(alternateIdentifier)),
    relatedOf(entity, context),
    ...sizesIn(entity),
    rightsIn(entity, context),
    descriptionsIn(entity),
    placesIn(entity),
  ];
}

function alternateIdentifier({ scheme, value }: ReturnType<typeof numbersOf>[number]): Xml {
  return element("alternateIdentifier", { alternateIdentifierType: scheme }, value);
}

/** Who published it; else the institution, which “holds, archives, … or distributes” it (4.6, property 4). */
function publisherOf(entity: PublicEntity, { institution, institutionUri }: WriteContext): Xml {
  const published = entity.type === "publication" ? publishersOf(entity) : [];
  if (published.length > 0) return element("publisher", {}, published.map(makerName).join("; "));
  const { scheme, home } = institutionUri === undefined ? {} : schemeOf(institutionUri);
  const identified = { publisherIdentifier: institutionUri, publisherIdentifierScheme: scheme, schemeURI: home };
  return element("publisher", identified, institution || ":unkn");
}

function resourceTypeOf(entity: PublicEntity): Xml {
  const [term] = termsOf(entity, "type", "genre");
  const resourceTypeGeneral = generalTypes[kindOfCitation(entity)];
  return element("resourceType", { resourceTypeGeneral }, term?.label ?? entityTypes[entity.type].label);
}
