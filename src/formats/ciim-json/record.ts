import type { PublicEntity, PublicFact } from "../../publish/public-entity.ts";
import { stands, type Writers, writeFact } from "../facts-by-kind.ts";
import type { WriteContext } from "../port.ts";
import { writeActivity } from "./activities.ts";
import type { Draft } from "./draft.ts";
import {
  writeCitation,
  writeContent,
  writeMeasurement,
  writeMedia,
  writePart,
  writePlacement,
  writeRelation,
  writeRights,
  writeSameAs,
  writeSubject,
} from "./links.ts";
import { bases, type CiimNode, push, put, referenceTo } from "./node.ts";
import { writeClassification, writeInscription, writeName, writeNumber, writeStatement } from "./words.ts";

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
  media: writeMedia,
  placement: writePlacement,
  rights: writeRights,
  relation: writeRelation,
  "same-as": writeSameAs,
  content: writeContent,
};

/** A record in the fields of CIIM's Elasticsearch index, the `_source` of a hit; docs/formats/ciim-json.md says what it lacks. */
export function ciimRecord(entity: PublicEntity, context: WriteContext): CiimNode {
  const record: CiimNode = {
    summary: { title: entity.label },
    "@admin": adminOf(entity),
    "@datatype": { ...bases[entity.type] },
  };
  if (entity.type === "event" || entity.type === "media") record["@datatype"] = { base: bases[entity.type].base };
  push(record, "identifier", { type: "PID", value: entity.pid });
  const draft: Draft = { record, entity, context };
  for (const fact of inWritingOrder(entity).filter(isSaid)) writeFact(writers, fact, draft);
  addReferrers(draft);
  addFlags(record, entity);
  return record;
}

/** Of what is no longer held, CIIM has a word only where the type of a name, number, note or framing says so. */
const tellsStanding: ReadonlySet<string> = new Set(["name", "number", "statement", "relation"]);

function isSaid(fact: PublicFact): boolean {
  return stands(fact) || (tellsStanding.has(fact.kind) && fact.standing !== "rejected");
}

/** Activities first: the period of a making is said beside its maker. */
function inWritingOrder({ facts }: PublicEntity) {
  return [...facts.filter(({ kind }) => kind === "activity"), ...facts.filter(({ kind }) => kind !== "activity")];
}

/** The record's id in the system it comes from: `tms/object/6183` is `object-6183`. */
function adminOf({ pid, facts }: PublicEntity): CiimNode {
  const [, table, ...rest] = facts[0]?.from.record.split("/") ?? [];
  return { uid: pid, ...(table && rest.length > 0 ? { id: `${table}-${rest.join("/")}` } : {}) };
}

/** What other records say of this one and CIIM says on both: frames of a picture, members of a package. */
function addReferrers({ record, entity, context }: Draft): void {
  for (const { as, ...ref } of context.referrers?.first ?? []) {
    if (as === "relation/frame-of") push(record, "framing.frame", referenceTo(ref));
    if (as === "part/member" && entity.type === "package") push(record, "object", { ...referenceTo(ref), "@link": {} });
  }
}

/** What is so of every public record. */
function addFlags(record: CiimNode, { type, state }: PublicEntity): void {
  if (type === "object") put(record, "access.item", { privacy: false, public_approved: true });
  if (type === "media" || type === "exhibition") put(record, "access.item", { public_approved: true });
  if (type === "location" || type === "event") put(record, "historical", false);
  if (state === "stub") put(record, "@admin.status", "unavailable");
}
