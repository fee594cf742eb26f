import { classesOf } from "../../entities/classes-of.ts";
import { nameUses } from "../../entities/words/names.ts";
import { otherStatements } from "../../entities/words/statements.ts";
import type { PublicEntity, PublicFact } from "../../publish/public-entity.ts";
import { endingWords } from "../ending-words.ts";
import { legalText } from "../legal-text.ts";
import type { WriteContext } from "../port.ts";
import { assertAll } from "./assert.ts";
import { type Draft, startDraft } from "./draft.ts";
import { writeActivity } from "./facts/activity.ts";
import { writeClassification } from "./facts/classification.ts";
import { writeContent } from "./facts/content.ts";
import { writeInscription } from "./facts/inscription.ts";
import { writeMeasurement } from "./facts/measurement.ts";
import { writeMedia } from "./facts/media.ts";
import { writeName } from "./facts/name.ts";
import { writeNumber } from "./facts/number.ts";
import { writePart } from "./facts/part.ts";
import { writePlacement } from "./facts/placement.ts";
import { writeRelation } from "./facts/relation.ts";
import { addUsualRight, writeRights } from "./facts/rights.ts";
import { writeSameAs } from "./facts/same-as.ts";
import { writeCitation, writeStatement } from "./facts/statement.ts";
import { writeSubject } from "./facts/subject.ts";
import type { Assertion, LinkedArtNode } from "./node.ts";
import { typeNode } from "./reference.ts";
import { addAll, nameNode, statementNode } from "./words.ts";

/**
 * The record of an entity as one tree in which every node has an address: what JSON-LD and the RDF files are all written
 * from.
 */
export function linkedArtRecord(entity: PublicEntity, context: WriteContext): LinkedArtNode {
  const own = classesOf(entity.type, entity.facts);
  const draft = startDraft(entity, context, own);
  const { root } = draft;
  root._label = legalText(entity.label);
  if (own.term) addAll(root, "classified_as", typeNode(own.term));
  const said = new Set<string>();
  for (const fact of inWritingOrder(entity.facts)) assertAll(draft, fact, writeFact(fact, draft), said);
  if (!entity.ending) addUsualRight(entity, draft);
  addLabelAsName(entity, root);
  if (entity.state === "stub") addStubNote(entity, root);
  if (entity.ending) addStatus(root, "ending", endingWords(entity.ending, context.institution));
  return root;
}

/** Activities first and lives after births, so that what belongs to a making or an end finds it; rights last, for they are in images too. */
function inWritingOrder(facts: readonly PublicFact[]): PublicFact[] {
  const ranked: PublicFact[][] = [[], [], [], []];
  const rank = (fact: PublicFact) =>
    fact.kind === "rights" ? 3 : fact.kind !== "activity" ? 2 : fact.type === "life" ? 1 : 0;
  for (const fact of facts) ranked[rank(fact)]?.push(fact);
  return ranked.flat();
}

/** What one fact says, by kind. A new kind does not compile until it is written here. */
function writeFact(fact: PublicFact, draft: Draft): Assertion[] {
  switch (fact.kind) {
    case "name":
      return writeName(fact, draft);
    case "number":
      return writeNumber(fact, draft);
    case "statement":
      return writeStatement(fact, draft);
    case "classification":
      return writeClassification(fact, draft);
    case "activity":
      return writeActivity(fact, draft);
    case "measurement":
      return writeMeasurement(fact, draft);
    case "inscription":
      return writeInscription(fact, draft);
    case "part":
      return writePart(fact, draft);
    case "subject":
      return writeSubject(fact, draft);
    case "citation":
      return writeCitation(fact, draft);
    case "media":
      return writeMedia(fact, draft);
    case "placement":
      return writePlacement(fact, draft);
    case "rights":
      return writeRights(fact, draft);
    case "relation":
      return writeRelation(fact, draft);
    case "same-as":
      return writeSameAs(fact, draft);
    case "content":
      return writeContent(fact, draft);
    default: {
      const kind: never = fact;
      return kind;
    }
  }
}

/** Every record has a primary name: where no fact gives one, the label is. */
function addLabelAsName(entity: PublicEntity, root: LinkedArtNode): void {
  const named = entity.facts.some((fact) => fact.kind === "name" && fact.use === "preferred");
  if (!named)
    addAll(root, "identified_by", [nameNode(`${root.id}#;label`, { value: entity.label }, nameUses.preferred)]);
}

function addStubNote(entity: PublicEntity, root: LinkedArtNode): void {
  const last = entity.lastSeen ? `; last described ${entity.lastSeen}` : "";
  addStatus(root, "stub", `No source describes this any more${last}.`);
}

function addStatus(root: LinkedArtNode, name: string, value: string): void {
  addAll(root, "referred_to_by", [
    statementNode(`${root.id}#;${name}`, { value, language: "en" }, otherStatements.status),
  ]);
}
