import type { PublicEntity, PublicFact } from "../../publish/public-entity.ts";
import { endingWords } from "../ending-words.ts";
import { type Writers, writeFact } from "../facts-by-kind.ts";
import { safeIri } from "../iri.ts";
import { eachImageOnce } from "../picture.ts";
import type { WriteContext } from "../port.ts";
import { imagesOf, rightsUriOf } from "../what-stands.ts";
import { classesIn, familyOf } from "./classes.ts";
import { type Draft, refNode } from "./draft.ts";
import { writeActivity } from "./facts/activity.ts";
import {
  writeCitation,
  writeClassification,
  writePart,
  writePlacement,
  writeRelation,
  writeSameAs,
  writeSubject,
} from "./facts/links.ts";
import { addFile, addLicence, imageNode, writeContent, writeMeasurement, writeRights } from "./facts/things.ts";
import { writeInscription, writeName, writeNumber, writeStatement } from "./facts/words.ts";
import { add, type SchemaNode } from "./node.ts";
import { institutionNode } from "./people.ts";

/** A record as a node of schema.org, for its own document and for the head of its page. */
export function schemaNode(entity: PublicEntity, context: WriteContext): SchemaNode {
  const draft = startDraft(entity, context);
  const { node } = draft;
  for (const fact of inWritingOrder(entity.facts)) writeFact(writers, fact, draft);
  if (node.name === undefined) add(node, "name", entity.label);
  addOwn(draft);
  addReferrers(draft);
  if (entity.ending) add(node, "description", endingWords(entity.ending, context.institution));
  return node;
}

function startDraft(entity: PublicEntity, context: WriteContext): Draft {
  const classes = classesIn(entity);
  const address = `${context.base}/${entity.pid}`;
  const node: SchemaNode = { "@type": classes, "@id": address };
  add(node, "url", address);
  add(node, "identifier", { "@type": "PropertyValue", propertyID: "PID", value: entity.pid });
  const all = new Set([classes].flat());
  return { node, family: familyOf(entity.type).family, entity, context, is: (name) => all.has(name) };
}

/** Lives after births and deaths, which know better. */
function inWritingOrder(facts: readonly PublicFact[]): PublicFact[] {
  const isLife = (fact: PublicFact) => fact.kind === "activity" && fact.type === "life";
  return [...facts.filter(isLife), ...facts.filter((fact) => !isLife(fact))];
}

const writers: Writers<Draft> = {
  name: writeName,
  number: writeNumber,
  statement: writeStatement,
  classification: writeClassification,
  activity: writeActivity,
  measurement: writeMeasurement,
  inscription: writeInscription,
  part: writePart,
  subject: writeSubject,
  citation: writeCitation,
  /** Images are written together, each once. */
  media: () => {},
  placement: writePlacement,
  rights: writeRights,
  relation: writeRelation,
  "same-as": writeSameAs,
  content: writeContent,
};

/** What follows from the whole record: images, licence, holder, and the page that is about it. */
function addOwn(draft: Draft): void {
  const { node, family, entity, context, is } = draft;
  addImages(draft);
  if (family === "work") add(node, "license", rightsUriOf(entity, "object", context));
  if (family === "image" && !entity.ending) {
    addFile(node, entity);
    addLicence(node, entity, context);
  }
  if (is("ArchiveComponent"))
    add(node, "holdingArchive", institutionNode(context.institution, context.institutionUri, "ArchiveOrganization"));
  add(node, "mainEntityOfPage", pageNode(entity, context));
}

function addImages(draft: Draft): void {
  const { node, entity, context } = draft;
  const told = new Set(eachImageOnce(entity.facts.filter((fact) => fact.kind === "media")));
  for (const shown of imagesOf(entity, context).filter(({ fact }) => told.has(fact)))
    add(node, shown.fact.role === "video" ? "subjectOf" : "image", imageNode(shown, draft));
}

/** The page of the record: who publishes it, under which licence, when it last changed. */
function pageNode(entity: PublicEntity, context: WriteContext): SchemaNode {
  const { base, institution, institutionUri, licence } = context;
  const page: SchemaNode = { "@type": "AboutPage", "@id": `${base}/${entity.pid}.html` };
  add(page, "dateModified", entity.modified);
  add(page, "version", entity.version);
  add(page, "license", rightsUriOf(entity, "record", context) ?? safeIri(licence));
  add(page, "publisher", institutionNode(institution, institutionUri));
  if (entity.state !== "active")
    add(page, "creativeWorkStatus", entity.state === "stub" ? "no longer supplied by its source" : "withdrawn");
  return page;
}

/** Works of an exhibition, stops of a route: said of them, and told here. */
function addReferrers({ node, family, context }: Draft): void {
  for (const { as, ...ref } of context.referrers?.first ?? []) {
    const isWork = familyOf(ref.type).family === "work";
    if (family === "event" && as === "activity/exhibition" && isWork)
      add(node, "workFeatured", refNode(ref, context.base));
    if (family === "list" && as === "part/stop") add(node, "itemListElement", refNode(ref, context.base));
  }
}
