import type { PublicEntity } from "../../publish/public-entity.ts";
import { factsByKind } from "../facts-by-kind.ts";
import type { Format, WriteContext } from "../port.ts";
import { document, eachOnce, element, type Xml } from "../xml.ts";
import { startContexts } from "./contexts.ts";
import { edmLosses } from "./losses.ts";
import { providedCho } from "./provided-cho.ts";
import { rightOf, saidRights } from "./rights.ts";
import { languagesIn, sortOf } from "./sort.ts";
import { literal, resource } from "./values.ts";
import { type WebResource, webResourcesOf } from "./web-resources.ts";

const namespaces = {
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:dcterms": "http://purl.org/dc/terms/",
  "xmlns:doap": "http://usefulinc.com/ns/doap#",
  "xmlns:ebucore": "http://www.ebu.ch/metadata/ontologies/ebucore/ebucore#",
  "xmlns:edm": "http://www.europeana.eu/schemas/edm/",
  "xmlns:ore": "http://www.openarchives.org/ore/terms/",
  "xmlns:owl": "http://www.w3.org/2002/07/owl#",
  "xmlns:rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  "xmlns:skos": "http://www.w3.org/2004/02/skos/core#",
  "xmlns:svcs": "http://rdfs.org/sioc/services#",
};

/** The Europeana Data Model, external form: what Europeana and its aggregators are given. */
export const edm: Format = {
  name: "edm",
  title: "Europeana Data Model (RDF/XML)",
  extension: "edm.rdf",
  contentType: "application/rdf+xml",
  accepts: ["application/rdf+xml"],
  profile: { uri: namespaces["xmlns:edm"], token: "edm" },
  harvested: {
    prefix: "edm",
    schema: "http://www.europeana.eu/schemas/edm/EDM.xsd",
    namespace: namespaces["xmlns:edm"],
  },
  types: ["object", "sample", "archive", "publication", "text", "media"],
  revised: "2026-11-30",
  wantsMedia: true,
  missing,
  losses: edmLosses,
  validity: [
    { by: "xsd", title: "EDM, external form", artefact: "edm/schema_xsds/EDM.xsd" },
    { by: "compiled-schematron", title: "EDM, Schematron", artefact: "edm/schema_xsds/schematron/schematron.xsl" },
  ],
  write: (entity, context) => document(edmRecord(entity, context)),
};

/** Europeana takes nothing without a right of its list, and no text without its language. */
function missing(entity: PublicEntity, context: WriteContext): string[] {
  const said = saidRights(entity, context);
  const right =
    said.length === 0
      ? "a right that says what may be done with it: on the record, or as `rights` in the configuration"
      : `a right of Europeana's list (Creative Commons, or six of RightsStatements.org); ${said[0]} is none`;
  return [
    ...(rightOf(entity, context) === undefined ? [right] : []),
    ...(sortOf(entity) === "TEXT" && languagesIn(entity).length === 0 ? ["the language that it is in"] : []),
    ...(context.institution.trim() === "" ? ["the institution's name"] : []),
  ];
}

function edmRecord(entity: PublicEntity, context: WriteContext): Xml {
  const uri = `${context.base}/${entity.pid}`;
  const contexts = startContexts(context, uri);
  const shown = webResourcesOf(entity, context, contexts);
  const cho = providedCho({ entity, facts: factsByKind(entity.facts), context, contexts });
  const aggregation = aggregationOf(entity, context, shown, (name) => museum(name, context, contexts.refer));
  return element(
    "rdf:RDF",
    namespaces,
    cho,
    shown.map(({ xml }) => xml),
    contexts.described(),
    aggregation,
    services(shown),
  );
}

/** The institution: by its address, with its name beside, or only by its name. */
function museum(name: string, context: WriteContext, refer: ReturnType<typeof startContexts>["refer"]): Xml[] {
  const { institution, institutionUri } = context;
  if (institutionUri === undefined) return literal(name, { value: institution });
  return refer(name, { type: "group", label: institution, uri: institutionUri });
}

/** The page about it, what shows it, who provides it and what may be done with it (`ore:Aggregation`). */
function aggregationOf(
  entity: PublicEntity,
  context: WriteContext,
  shown: readonly WebResource[],
  provider: (name: string) => Xml[],
): Xml {
  const uri = `${context.base}/${entity.pid}`;
  const [first, ...others] = shown;
  const right = first?.right ?? rightOf(entity, context);
  return element(
    "ore:Aggregation",
    { "rdf:about": `${uri}#;aggregation` },
    resource("edm:aggregatedCHO", uri),
    provider("edm:dataProvider"),
    others.map((one) => resource("edm:hasView", one.uri)),
    resource("edm:isShownAt", `${uri}.html`),
    first && resource("edm:isShownBy", first.uri),
    first && resource("edm:object", first.uri),
    provider("edm:provider"),
    right === undefined ? undefined : resource("edm:rights", right),
  );
}

function services(shown: readonly WebResource[]): Xml[] {
  return eachOnce(shown.flatMap(({ service }) => service ?? []));
}
