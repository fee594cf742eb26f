import type { EntityType } from "../../entities/types.ts";
import type { Place, SourceRecord } from "../port.ts";
import { isObject, type Node, nodeAt, saysAt, sorted, wordAt, wordsAt } from "./node.ts";

/** CIIM's names of what its records are, and what these are here. An agent is a person or a group. */
const types: Readonly<Record<string, EntityType>> = {
  object: "object",
  agent: "person",
  archive: "archive",
  concept: "concept",
  event: "event",
  exhibition: "exhibition",
  location: "location",
  media: "media",
  package: "package",
  place: "place",
  publication: "publication",
};

/** What a node is here, by its `@datatype`; undefined where CIIM has a word for it that is not known. */
export function typeOf(node: Node): EntityType | undefined {
  const base = wordAt(node, "@datatype.base") ?? "";
  const actual = wordAt(node, "@datatype.actual") ?? "";
  if (base === "agent") return isGroup(actual) ? "group" : "person";
  if (base === "media" && /publication fragment/i.test(actual)) return "text";
  return Object.hasOwn(types, base) ? types[base] : undefined;
}

const isGroup = (actual: string) => /^(organi[sz]ation|institution|group|company|corporate)/i.test(actual);

/**
 * The table and id of a key by CIIM's own id: `object-6183` → `object/6183`, which is TMS's number, and `R36094` of an archive →
 * `archive/R36094`.
 */
export function pathOf(id: string, base: string | undefined): string {
  const prefixed = /^([a-z]+)-(.+)$/s.exec(id);
  if (prefixed?.[1] !== undefined && (prefixed[1] === base || Object.hasOwn(types, prefixed[1])))
    return `${prefixed[1]}/${prefixed[2]}`;
  const table = (base ?? "record").toLowerCase().replace(/[^a-z]+/g, "-");
  return `${table}/${id}`;
}

/** The ids that CIIM may have for a key: `ciim/object/6183` is `object-6183`, or `6183`. */
export function idsOf(key: string): string[] {
  const [, table = "", ...rest] = key.split("/");
  const id = rest.join("/");
  return [`${table}-${id}`, id];
}

/** Whether a record says of itself that it is not for outsiders. */
export function isClosed(source: Node): boolean {
  if (saysAt(source, "access.item.privacy") === true || saysAt(source, "access.item.public_approved") === false)
    return true;
  const status = wordAt(source, "access.status");
  return status !== undefined && !/^open\b/i.test(status);
}

/** A record as it is kept: the index it was in, and all of it, its fields sorted. */
export function recordOf(key: string, index: string | undefined, source: Node, at: Place): SourceRecord {
  const whole = index === undefined ? { source } : { index, source };
  const admin = nodeAt(source, "@admin");
  const lasting = { ...whole, source: { ...source, "@admin": withoutTimes(admin ?? {}) } };
  return { key, original: JSON.stringify(sorted(whole)), content: JSON.stringify(sorted(lasting)), at };
}

/** When CIIM last processed a record says nothing of the thing. */
function withoutTimes({ processed: _, sequence: __, added: ___, ...admin }: Node): Node {
  return admin;
}

/** What `recordOf` kept. */
export function readRecord({ original }: Pick<SourceRecord, "original">): { index: string | undefined; source: Node } {
  const whole: unknown = JSON.parse(original);
  if (!isObject(whole)) return { index: undefined, source: {} };
  return { index: wordAt(whole, "index"), source: nodeAt(whole, "source") ?? {} };
}

/** The fields of a record that hold anything: a list is one, an object is as many as it has: `"identifier"`, `"legal.credit"`. */
export function fieldsOf(record: SourceRecord): string[] {
  const { source } = readRecord(record);
  return Object.entries(source)
    .flatMap(([field, value]) => (isObject(value) ? Object.keys(value).map((name) => `${field}.${name}`) : [field]))
    .filter((field) => holds(source, field))
    .sort();
}

const holds = (node: Node, path: string) => wordsAt(node, path).length > 0 || nodeAt(node, path) !== undefined;

/** The field of a record that a path is in, as `fieldsOf` names it: `"identifier.value"` is in the list `"identifier"`. */
export function fieldAt(source: Node, path: string): string {
  const [field = "", name] = path.split(".");
  const value = Object.hasOwn(source, field) ? source[field] : undefined;
  return isObject(value) && name !== undefined ? `${field}.${name}` : field;
}
