import type { StatementFact, Text } from "../../../entities/facts.ts";
import type { EntityType } from "../../../entities/types.ts";
import type { About } from "../../../entities/words.ts";
import { identifying } from "../../telling/identifying.ts";
import { type Node, nodeAt, nodesAt, wordAt } from "../node.ts";
import type { Tell } from "./tell.ts";

const abouts: Readonly<Record<string, About>> = {
  "short text": "abstract",
  "long text": "description",
  "web text": "description",
  "cataloguing change": "change-note",
  "general note": "remark",
  "cataloguing project": "remark",
};
/** What is not for outsiders: work in progress and how a record came about. */
const staffsOwn = /^(cataloguing|slavery research|item category)/i;

/** Says descriptions, notes and contents in words, each with its author and status. */
export function sayTexts(tell: Tell, type: EntityType): void {
  for (const place of ["description", "note", "contents"] as const)
    for (const node of nodesAt(tell.source, place)) sayText(tell, place, node, type);
  const provenance = nodeAt(tell.source, "provenance");
  for (const node of nodesAt(provenance, "text")) sayProvenance(tell, node);
}

function sayText(tell: Tell, place: string, node: Node, entity: EntityType): void {
  const text = textOf(tell, node);
  if (!text) return;
  const type = wordAt(node, "type");
  const known = type && Object.hasOwn(abouts, type.toLowerCase()) ? abouts[type.toLowerCase()] : undefined;
  const isLife = known === "description" && (entity === "person" || entity === "group");
  const about = isLife ? "biography" : (known ?? usual(place));
  const status = wordAt(node, "status");
  const isOld = status !== undefined && !/^active$/i.test(status);
  tell.say(`${place}.value`, { kind: "statement", about, text: [text] } satisfies StatementFact, {
    by: { place, type, text: text.value },
    ...(type ? { sourceWord: type } : {}),
    ...(isOld ? { standing: "former" } : {}),
    ...(type !== undefined && staffsOwn.test(type) ? { audience: "staff" } : {}),
    ...saidBy(tell, place, node),
  });
}

const usual = (place: string): About =>
  place === "description" ? "description" : place === "contents" ? "contents" : "remark";

/** The words as they are laid out, where that is known. */
function textOf(tell: Tell, node: Node): Text | undefined {
  const value = wordAt(node, "value");
  const formatted = wordAt(node, "formatted");
  if (formatted !== undefined && /<[a-z]/i.test(formatted)) return { ...tell.text(formatted), markup: "html" };
  return value === undefined ? undefined : tell.text(value);
}

function saidBy(tell: Tell, place: string, node: Node) {
  const by = tell.ref(nodeAt(node, "author"));
  const when = tell.span(`${place}.date`, nodeAt(node, "date"));
  const note = wordAt(node, "note.value");
  if (!by && !when && note === undefined) return {};
  return {
    said: {
      ...(by ? { by } : {}),
      ...(when ? { when } : {}),
      ...(note === undefined ? {} : { note: tell.text(note) }),
    },
  };
}

/** The provenance in words: who wrote it, when, and in what it was published. Not yet released, it is staff's. */
function sayProvenance(tell: Tell, node: Node): void {
  const text = textOf(tell, node);
  const by = tell.ref(nodeAt(node, "author"));
  const when = tell.span("provenance.text", nodeAt(node, "date"));
  const publication = tell.ref(nodeAt(node, "source.publication"));
  const note = wordAt(node, "source.note.value");
  const status = wordAt(node, "status.value");
  if (!text) {
    if (publication)
      tell.say(
        "provenance.text",
        { kind: "citation", publication, rank: "provenance" },
        { by: { provenance: identifying(publication) } },
      );
    return;
  }
  const ground = publication ? { publication, ...(note === undefined ? {} : { note: tell.text(note) }) } : undefined;
  tell.say(
    "provenance.text",
    { kind: "statement", about: "provenance", text: [text] },
    {
      by: { place: "provenance", text: text.value },
      ...(status !== undefined && status !== "publish" ? { audience: "staff" } : {}),
      said: { ...(by ? { by } : {}), ...(when ? { when } : {}), ...(ground ? { in: ground } : {}) },
    },
  );
}
