import type { EntityType } from "../../../entities/types.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { allAt, attributeOf, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import { type Author, type Mention, noParts, type Parts } from "../parts.ts";
import { targetOf } from "../targets.ts";

/** Elements that name something, and what they name (TEI P5, chapter 13). */
const names: Readonly<Record<string, EntityType>> = {
  persName: "person",
  orgName: "group",
  placeName: "place",
  objectName: "object",
  term: "concept",
  rs: "object",
  ref: "object",
  ptr: "object",
};

/** What is read of a text in TEI P5; undefined where the element is none. */
export function teiParts(root: XmlElement): Parts | undefined {
  const tei = root.name === "TEI" ? root : firstAt(root, "TEI");
  if (!tei) return undefined;
  const parts = noParts();
  readHeader(tei, parts);
  const body = firstAt(tei, "text");
  for (const element of body ? everyIn(body) : []) {
    readNote(element, parts);
    if (/^(bibl|biblStruct|biblFull)$/.test(element.name)) add(parts.bibliography, textOf(element));
  }
  parts.mentions.push(...mentionsIn(tei, body));
  return parts;
}

const add = (list: string[], words: string | undefined) =>
  void (words !== undefined && !list.includes(words) && list.push(words));

function readHeader(tei: XmlElement, parts: Parts): void {
  const header = firstAt(tei, "teiHeader");
  const file = firstAt(header, "fileDesc");
  const statement = firstAt(file, "titleStmt");
  const titles = childrenOf(statement, "title");
  const title = textOf(titles.find((one) => attributeOf(one, "type") === "main") ?? titles[0]);
  const published = firstAt(file, "publicationStmt", "date") ?? firstAt(file, "editionStmt", "edition", "date");
  const date = attributeOf(published, "when") ?? textOf(published);
  const language =
    attributeOf(firstAt(header, "profileDesc", "langUsage", "language"), "ident") ?? attributeOf(tei, "lang");
  const abstract = textOf(firstAt(header, "profileDesc", "abstract"));
  const licence = attributeOf(firstAt(file, "publicationStmt", "availability", "licence"), "target");
  Object.assign(
    parts,
    title && { title },
    date && { date },
    language && { language },
    abstract && { abstract },
    licence && { licence },
  );
  parts.authors = ["author", "editor"].flatMap((role) =>
    childrenOf(statement, role).flatMap((one) => authorIn(one, role)),
  );
  for (const term of allAt(header, "profileDesc", "textClass", "keywords", "term")) add(parts.keywords, textOf(term));
  for (const change of allAt(header, "revisionDesc", "change"))
    add(parts.changes, [attributeOf(change, "when"), textOf(change)].filter(Boolean).join(": ") || undefined);
}

function authorIn(element: XmlElement, role: string): Author[] {
  const name = textOf(element);
  const inner = [element, ...everyIn(element)];
  const uri = inner.map((one) => attributeOf(one, "ref")).find((ref) => ref !== undefined && /^https?:/i.test(ref));
  return name === undefined ? [] : [{ name, role, ...(uri === undefined ? {} : { uri }) }];
}

function* everyIn(element: XmlElement): Generator<XmlElement> {
  for (const child of childrenOf(element)) {
    yield child;
    yield* everyIn(child);
  }
}

function readNote(element: XmlElement, parts: Parts): void {
  const words = element.name === "note" ? textOf(element) : undefined;
  if (words === undefined) return;
  const id = attributeOf(element, "id") ?? attributeOf(element, "n") ?? words.slice(0, 80);
  const cites = textOf([...everyIn(element)].find(({ name }) => name === "bibl" || name === "title"));
  parts.notes.push({ id, words, ...(cites === undefined ? {} : { cites }) });
}

/** What is described in the text itself, by its `xml:id`. */
type ById = ReadonlyMap<string, XmlElement>;

/** What the text names: in its heading and among the works of its source what it is about. */
function* mentionsIn(tei: XmlElement, body: XmlElement | undefined): Generator<Mention> {
  const byId = new Map([...everyIn(tei)].map((element) => [element.attributes["xml:id"] ?? "", element]));
  const source = firstAt(tei, "teiHeader", "fileDesc", "sourceDesc");
  for (const idno of source ? everyIn(source) : []) {
    const number = textOf(idno);
    const isNumber = idno.name === "idno" && /inventory|object|accession|number/i.test(attributeOf(idno, "type") ?? "");
    if (isNumber && number !== undefined) yield { type: "object", words: number, by: { number }, isSubject: true };
  }
  const title = firstAt(tei, "teiHeader", "fileDesc", "titleStmt");
  if (title) yield* named(title, byId, true);
  if (body) yield* named(body, byId, false);
}

function* named(element: XmlElement, byId: ById, isSubject: boolean): Generator<Mention> {
  for (const child of childrenOf(element)) {
    const isHead = isSubject || child.name === "head";
    const type = Object.hasOwn(names, child.name) ? names[child.name] : undefined;
    // Authors are said as authors.
    if (type && element.name !== "author" && element.name !== "editor") yield* mentioned(child, type, byId, isHead);
    yield* named(child, byId, isHead);
  }
}

function* mentioned(element: XmlElement, type: EntityType, byId: ById, isSubject: boolean): Generator<Mention> {
  const words = textOf(element) ?? "";
  const key = attributeOf(element, "key");
  const refs = (attributeOf(element, "ref") ?? attributeOf(element, "target") ?? "").split(/\s+/).filter(Boolean);
  const targets = refs.flatMap((ref) => {
    const address = ref.startsWith("#") ? addressOf(byId.get(ref.slice(1))) : ref;
    return address === undefined ? [] : (targetOf(address) ?? []);
  });
  for (const { type: known, by } of targets)
    yield { type: element.name === "orgName" ? "group" : (known ?? type), words, by, isSubject };
  if (targets.length > 0) return;
  if (key !== undefined) yield { type, words: words || key, by: { number: key }, isSubject };
  else if (words !== "" && /Name$/.test(element.name)) yield { type, words, by: { words }, isSubject };
}

/** The address by which others know what is described. */
function addressOf(element: XmlElement | undefined): string | undefined {
  const said = [attributeOf(element, "sameAs"), attributeOf(element, "ref"), ...allAt(element, "idno").map(textOf)];
  return said.find((one) => one !== undefined && /^https?:/i.test(one));
}
