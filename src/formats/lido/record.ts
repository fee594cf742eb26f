import type { PublicEntity } from "../../publish/public-entity.ts";
import { factsByKind } from "../facts-by-kind.ts";
import type { WriteContext } from "../port.ts";
import { sameOf } from "../what-stands.ts";
import { document, element, heldTo, type Xml } from "../xml.ts";
import { administrativeMetadata } from "./administrative.ts";
import { type Block, lido, type Version } from "./block.ts";
import { category, classificationWrap } from "./classification.ts";
import { eventWrap } from "./events.ts";
import { identificationWrap } from "./identification.ts";
import { uriElement } from "./identifiers.ts";
import { languagesOf } from "./languages.ts";
import { relationWrap } from "./relations.ts";

const namespaces = {
  "xmlns:lido": "http://www.lido-schema.org",
  "xmlns:gml": "http://www.opengis.net/gml",
};

/** The schema of each version. Both versions have one namespace, so it is by this address that they are told apart. */
export const schemas: Record<Version, string> = {
  "1.0": "http://www.lido-schema.org/schema/v1.0/lido-v1.0.xsd",
  "1.1": "http://www.lido-schema.org/schema/v1.1/lido-v1.1.xsd",
};

/**
 * A record of LIDO: one description for each language that it is told in, and once what is to be said of the record itself, where every
 * text in another language says so.
 */
export function lidoRecord(entity: PublicEntity, context: WriteContext, form: { version: Version; extension: string }) {
  const { version, extension } = form;
  const facts = factsByKind(entity.facts);
  const languages = languagesOf(facts);
  const block = (language: string): Block => ({ version, language, languages, entity, facts, context });
  const id = `${context.base}/${entity.pid}`;
  const root = element(
    "lido:lido",
    { ...namespaces, ...heldTo("xsi:schemaLocation", `${namespaces["xmlns:lido"]} ${schemas[version]}`) },
    uriElement("lidoRecID", `${id}.${extension}`),
    publishedIds(entity, context),
    category(entity),
    languages.map((language) => descriptiveMetadata(block(language))),
    administrativeMetadata({ ...block(languages[0]), languages: [languages[0]] }),
  );
  return document(root);
}

/** The addresses under which it is known: its PID, PIDs that were merged into it, and what others call it. */
function publishedIds(entity: PublicEntity, { base }: WriteContext): Xml[] {
  const former = (entity.formerPids ?? []).map(({ pid }) => `${base}/${pid}`);
  const all = new Set([`${base}/${entity.pid}`, ...former, ...sameOf(entity)]);
  return [...all].map((uri) => uriElement("objectPublishedID", uri));
}

function descriptiveMetadata(block: Block): Xml {
  return lido(
    "descriptiveMetadata",
    { "xml:lang": block.language },
    classificationWrap(block),
    identificationWrap(block),
    eventWrap(block),
    relationWrap(block),
  );
}
