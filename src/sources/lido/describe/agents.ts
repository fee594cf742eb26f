import type { Actor, KeyRef } from "../../../entities/facts.ts";
import { formerQualifier } from "../../../entities/words/lido.ts";
import { certaintyRows } from "../../../entities/words/qualifiers.ts";
import type { ActivityType } from "../../../entities/words.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import { lookUp } from "../options.ts";
import { actorTypeOf, conceptIn, displayOf, labelOf, refTo, sourced, type Tell } from "./tell.ts";

/** An actor or legal body as a reference; a person where LIDO does not say. */
export function agentOf(tell: Tell, actor: XmlElement, believed?: "person" | "group"): KeyRef | undefined {
  return refTo(tell, actor, { kind: "actor", type: actorTypeOf(actor) ?? believed ?? "person" });
}

const usual: Partial<Record<ActivityType, string>> = {
  production: "maker",
  creation: "creator",
  publication: "publisher",
};

/** Somebody in an event, in a role: `eventActor`. */
export function actorIn(tell: Tell, event: XmlElement, activity: ActivityType): Actor<KeyRef> | undefined {
  const inRole = firstAt(event, "actorInRole");
  const actor = firstAt(inRole, "actor");
  const shown = displayOf(tell, childrenOf(event, "displayActorInRole"));
  const role = roleOf(tell, inRole, activity);
  const name = actor && labelOf(actor);
  const believed = role.type ?? "person";
  const agent = (actor && agentOf(tell, actor, believed)) ?? inWords(shown[0]?.value, believed);
  if (!agent) return undefined;
  const { qualifier: stated, ...doubts } = qualifiersOf(tell, inRole, name);
  const qualifier = stated ?? role.qualifier;
  const isSure = actor === undefined || (actorTypeOf(actor) ?? role.type) !== undefined || "key" in agent;
  const [display] = shown;
  return {
    agent: qualifier && "text" in agent ? { ...agent, text: withoutQualifier(tell, agent.text) } : agent,
    role: role.role,
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(display && display.value !== name ? { display } : {}),
    ...doubts,
    ...share(inRole),
    ...(role.word === undefined ? {} : { sourceWord: role.word }),
    ...(isSure ? {} : { said: { note: tell.text("LIDO does not say whether this is a person or a body.", "en") } }),
    ...sourced(tell, inRole, "sourceActorInRole"),
  };
}

const inWords = (text: string | undefined, type: "person" | "group"): KeyRef | undefined =>
  text === undefined ? undefined : { type, text };

type Role = { role: string; qualifier?: Actor<KeyRef>["qualifier"]; word?: string; type?: "person" | "group" };

/** The role, from a concept or a word such as `Donator (person)`, which also says what the actor is. */
function roleOf(tell: Tell, inRole: XmlElement | undefined, activity: ActivityType): Role {
  const concept = firstAt(inRole, "roleActor");
  const word = concept && (labelOf(concept) ?? textOf(concept));
  if (!concept || word === undefined) return { role: usual[activity] ?? "participant" };
  const [, plain = word, sort = ""] = /^(.*?)\s*\(([^()]*)\)$/.exec(word) ?? [];
  const type = /^organi[sz]ation|^körperschaft/i.test(sort) ? "group" : /^person$/i.test(sort) ? "person" : undefined;
  const { roles } = tell.settings;
  const known = conceptIn(roles, concept) ?? lookUp(roles, plain) ?? { role: plain.toLowerCase() };
  return { ...known, word, ...(type === undefined ? {} : { type }) };
}

/** What part of the work was his. */
function share(inRole: XmlElement | undefined): { share?: string } {
  const extent = firstAt(inRole, "extentActor");
  const word = extent && (labelOf(extent) ?? textOf(extent));
  return word === undefined ? {} : { share: word };
}

type Qualified = Pick<Actor<KeyRef>, "qualifier" | "standing" | "certainty">;

/** Words that qualify an attribution without being a qualifier: that it is held no more, and how sure it is. */
const doubtful: Record<string, Qualified> = {
  [formerQualifier]: { standing: "former" },
  [certaintyRows.probable.label]: { certainty: "probable" },
  [certaintyRows.possible.label]: { certainty: "possible" },
};

function qualifiersOf(tell: Tell, inRole: XmlElement | undefined, name: string | undefined): Qualified {
  const { qualifiers } = tell.settings;
  const said: Qualified = {};
  for (const one of childrenOf(inRole, "attributionQualifierActor")) {
    const word = textOf(one);
    const qualifier = conceptIn(qualifiers, one);
    const doubt = conceptIn(doubtful, one);
    if (doubt) Object.assign(said, doubt);
    else if (qualifier) said.qualifier ??= qualifier;
    else if (word !== undefined) {
      const detail =
        "This qualifier of an attribution is not known; it is left out. Say in `qualifiers` what it means.";
      tell.doubt("qualifier-unknown", "eventSet/event", word, detail);
    }
  }
  const behind = said.qualifier === undefined ? lookUp(qualifiers, wordsBehind(name)) : undefined;
  return behind === undefined ? said : { ...said, qualifier: behind };
}

/** `Anselmus van Hulle (Copy after)` → `Copy after`. */
const wordsBehind = (name = "") => /\s\(([^()]+)\)$/.exec(name)?.[1];

function withoutQualifier(tell: Tell, name: string): string {
  const words = wordsBehind(name);
  const known = lookUp(tell.settings.qualifiers, words) !== undefined;
  return known ? name.slice(0, name.lastIndexOf("(")).trim() : name;
}
