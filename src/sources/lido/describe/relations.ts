import type { KeyRef, SubjectFact } from "../../../entities/facts.ts";
import type { EntityType } from "../../../entities/types.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { allAt, attributeOf, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import { identifying } from "../../telling/identifying.ts";
import type { ThingKind } from "../things.ts";
import { citing, relations } from "../words/relations.ts";
import { agentOf } from "./agents.ts";
import { conceptIn, displayOf, labelOf, refTo, type Tell } from "./tell.ts";

/** Says to which other works an object is related, and how. */
export function sayRelatedWorks(tell: Tell, descriptive: XmlElement): void {
  for (const set of allAt(descriptive, "objectRelationWrap", "relatedWorksWrap", "relatedWorkSet")) {
    const work = firstAt(set, "relatedWork");
    const [display] = displayOf(tell, childrenOf(work, "displayObject"));
    const to = objectOf(tell, firstAt(work, "object"), display?.value);
    if (!to) continue;
    const type = firstAt(set, "relatedWorkRelType");
    if (conceptIn(citing, type)) {
      sayCitation(tell, firstAt(work, "object"), display?.value);
      continue;
    }
    const word = type && (labelOf(type) ?? textOf(type));
    const use = conceptIn(relations, type) ?? { predicate: "related" as const };
    const at = "relatedWorkSet";
    const said = { by: { ...use, ref: identifying(to) }, ...(word === undefined ? {} : { sourceWord: word }) };
    if ("part" in use) tell.say(at, { kind: "part", as: use.part, whole: to }, said);
    else tell.say(at, { kind: "relation", predicate: use.predicate, to, ...(display ? { display } : {}) }, said);
  }
}

/** A publication that speaks of the object: its place in it stands in notes of a type; without them the words have it. */
function sayCitation(tell: Tell, object: XmlElement | undefined, shown: string | undefined): void {
  const notes = childrenOf(object, "objectNote");
  const noted = (type: string) => textOf(notes.find((note) => attributeOf(note, "type") === type));
  const publication =
    objectOf(tell, object) ?? (shown === undefined ? undefined : { type: "object" as const, text: shown });
  if (!publication) return;
  const [pages, number, figure, note] = ["pages", "number", "figure", "note"].map(noted);
  const cited = {
    ...(pages === undefined ? {} : { pages }),
    ...(number === undefined ? {} : { number }),
    ...(figure === undefined ? {} : { figure }),
    ...(note === undefined ? {} : { note: tell.text(note) }),
  };
  const ref = { ...publication, type: "publication" as const };
  tell.say(
    "relatedWorkSet",
    { kind: "citation", publication: ref, ...cited },
    { by: { ...by(cited), ref: identifying(ref) } },
  );
}

const by = ({ pages, number, figure }: { pages?: string; number?: string; figure?: string }) => ({
  pages,
  number,
  figure,
});

/** An object that is not this one: by its record here, its address, else in words. */
export function objectOf(tell: Tell, object: XmlElement | undefined, shown?: string): KeyRef | undefined {
  const ids = childrenOf(object, "objectID");
  const untyped = childrenOf(object, "objectNote").find((note) => attributeOf(note, "type") === undefined);
  const name = textOf(untyped) ?? textOf(firstAt(object, "objectName", "appellationValue"));
  const label = shown ?? name;
  const called = label === undefined ? {} : { label };
  const ours = ids.find((id) => tell.settings.relatedBy.includes(attributeOf(id, "type")?.toLowerCase() ?? ""));
  const id = textOf(ours);
  if (id !== undefined) return { type: "object", key: tell.key("object", id), ...called };
  const addresses = [...ids, ...childrenOf(object, "objectWebResource")].flatMap((one) => textOf(one) ?? []);
  const uri = addresses.find((one) => /^https?:\/\/\S+$/i.test(one));
  if (uri !== undefined) return { type: "object", uri, ...called };
  const text = label ?? addresses[0];
  return text === undefined ? undefined : { type: "object", text };
}

const kinds: readonly [string, string, ThingKind, EntityType][] = [
  ["subjectConcept", "", "concept", "concept"],
  ["subjectActor", "actor", "actor", "person"],
  ["subjectPlace", "place", "place", "place"],
  ["subjectEvent", "event", "event", "event"],
];

/** Says what an object shows or is about. */
export function saySubjects(tell: Tell, descriptive: XmlElement): void {
  for (const set of allAt(descriptive, "objectRelationWrap", "subjectWrap", "subjectSet")) {
    const subject = firstAt(set, "subject");
    const type = attributeOf(subject, "type");
    const mode = modeOf(type ?? "");
    const [display] = displayOf(tell, childrenOf(set, "displaySubject"));
    const refs = subject ? subjectsIn(tell, subject) : [];
    const shown = refs.length === 1 && display ? { display } : {};
    const word = type === undefined ? {} : { sourceWord: type };
    for (const ref of refs) say(tell, { kind: "subject", mode, ref, ...shown }, word);
    if (!display || refs.length === 1) continue;
    const ref = { type: "concept", text: display.value } as const;
    say(tell, { kind: "subject", mode: "about", ref }, word);
  }
}

/** An interpretation is what it is about, a mention what it names, and anything else is what it shows. */
function modeOf(type: string): SubjectFact<KeyRef>["mode"] {
  if (/^mention/i.test(type)) return "mentions";
  return /interpret|lido0052[56]$|iconolog/i.test(type) ? "about" : "depicts";
}

function say(tell: Tell, body: SubjectFact<KeyRef>, word: { sourceWord?: string }): void {
  tell.say("subjectSet", body, { by: { mode: body.mode, ref: identifying(body.ref) }, ...word });
}

function subjectsIn(tell: Tell, subject: XmlElement): KeyRef[] {
  const found: KeyRef[] = [];
  const add = (ref: KeyRef | undefined) => {
    if (ref) found.push(ref);
  };
  for (const [name, within, kind, type] of kinds)
    for (const one of childrenOf(subject, name)) {
      const element = within === "" ? one : (firstAt(one, within) ?? one);
      const otherwise = displayOf(
        tell,
        childrenOf(one).filter((child) => /^display/.test(child.name)),
      )[0]?.value;
      if (kind === "actor" && labelOf(element) !== undefined) add(agentOf(tell, element));
      else add(refTo(tell, element, { kind, type, otherwise }));
    }
  for (const one of childrenOf(subject, "subjectObject")) {
    const [display] = displayOf(tell, childrenOf(one, "displayObject"));
    add(objectOf(tell, firstAt(one, "object"), display?.value));
  }
  for (const one of childrenOf(subject, "subjectDate")) {
    const [display] = displayOf(tell, childrenOf(one, "displayDate"));
    add(display && { type: "concept", text: display.value });
  }
  return found;
}
