import type { Actor, KeyRef } from "../../../entities/facts.ts";
import type { EntityType } from "../../../entities/types.ts";
import type { Aspect } from "../../../entities/words.ts";
import { childrenOf, textOf } from "../../reading/xml-tree.ts";
import { authorityUri } from "../../telling/authority.ts";
import { audienceOf, type Part, partsOf, type ReadLevel, within } from "./level.ts";
import type { Tell } from "./tell.ts";

const agents: Record<string, "person" | "group"> = {
  persname: "person",
  corpname: "group",
  famname: "group",
  name: "person",
};

const subjects: Record<string, EntityType> = {
  ...agents,
  geogname: "place",
  subject: "concept",
  occupation: "concept",
  title: "publication",
};

const aspects: Record<string, Aspect> = { genreform: "genre", function: "function" };

/** MARC relators that are met most often; others stay as they are. */
const roles: Record<string, string> = {
  cre: "creator",
  col: "collector",
  aut: "author",
  art: "artist",
  com: "compiler",
  ctb: "contributor",
  edt: "editor",
  pht: "photographer",
  pro: "producer",
};

/** Somebody who made what is described: `origination`, and names of `controlaccess` that are added entries (MARC 700, 710). */
export type Maker = { part: Part; actor: Actor<KeyRef> };

/** Those who made what is described. */
export function makersOf(tell: Tell, level: ReadLevel): Maker[] {
  const origins = partsOf(level, "origination");
  const named = origins.flatMap((origin) => within(origin, ...Object.keys(agents)));
  const bare = origins.filter((origin) => within(origin, ...Object.keys(agents)).length === 0);
  const added = partsOf(level, ...Object.keys(agents)).filter(isAddedEntry);
  return [
    ...[...named, ...bare].flatMap((part) => makerOf(tell, part, "creator")),
    ...added.flatMap((part) => makerOf(tell, part, "contributor")),
  ];
}

function isAddedEntry({ element, at }: Part): boolean {
  return at.startsWith("controlaccess/") && /^7[0-2]\d/.test(element.attributes.encodinganalog ?? "");
}

function makerOf(tell: Tell, part: Part, usual: string): Maker[] {
  const { role, relator } = part.element.attributes;
  const word = (relator ?? role)?.trim();
  const agent = reference(part, tell.words(part), agents[part.element.name] ?? "person");
  if (!agent) return [];
  const known = roles[(word ?? "").split("/").at(-1)?.toLowerCase() ?? ""] ?? word ?? usual;
  const said = word === undefined ? {} : { sourceWord: word };
  return [{ part, actor: { agent, role: known, ...said, ...audienceOf(part) } }];
}

/** Says what a level is about, and what kind of thing it is. */
export function sayAccessPoints(tell: Tell, level: ReadLevel): void {
  for (const part of partsOf(level, ...Object.keys(subjects), ...Object.keys(aspects))) {
    if (!part.at.startsWith("controlaccess/") || isAddedEntry(part)) continue;
    const { name } = part.element;
    const aspect = aspects[name];
    const ref = reference(part, tell.words(part), subjects[name] ?? "concept");
    if (!ref) continue;
    const by = { name, ...("uri" in ref ? { uri: ref.uri } : "text" in ref ? { text: ref.text } : {}) };
    if (aspect) tell.sayOf(part, { kind: "classification", aspect, concept: ref }, { by });
    else tell.sayOf(part, { kind: "subject", mode: "about", ref }, { by, ...sortOf(name) });
  }
}

const sortOf = (name: string) => (name === "occupation" || name === "famname" ? { sourceWord: name } : {});

/** A name as a reference: by its authority, else in words. EAD3 has it in parts, which subjects join with dashes. */
export function reference(part: Part, words: string, type: EntityType): KeyRef | undefined {
  const { element } = part;
  const pieces = childrenOf(element, "part").flatMap((piece) => textOf(piece) ?? []);
  const label = pieces.length > 0 ? pieces.join(element.name in agents ? ", " : "--") : words;
  const { source, authfilenumber, identifier } = element.attributes;
  const uri = authorityUri(source, authfilenumber ?? identifier);
  if (uri !== undefined) return { type, uri, ...(label === "" ? {} : { label }) };
  return label === "" ? undefined : { type, text: label };
}
