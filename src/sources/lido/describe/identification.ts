import type { Aspect } from "../../../entities/words.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { allAt, attributeOf, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import { identifying } from "../../telling/identifying.ts";
import { lookUp } from "../options.ts";
import { agentOf } from "./agents.ts";
import { placeOf, pointIn } from "./places.ts";
import { refTo, sourced, type Tell, variantsOf } from "./tell.ts";

/** Says what kind of thing an object is. */
export function sayClassifications(tell: Tell, descriptive: XmlElement): void {
  const wrap = firstAt(descriptive, "objectClassificationWrap");
  for (const one of allAt(wrap, "objectWorkTypeWrap", "objectWorkType"))
    sayClassification(tell, "objectWorkType", one, { aspect: "type" });
  for (const one of allAt(wrap, "classificationWrap", "classification")) {
    const type = attributeOf(one, "type");
    const aspect = lookUp(tell.settings.classifications, type) ?? "other";
    sayClassification(tell, "classification", one, {
      aspect,
      ...(type === undefined ? {} : { sourceWord: type }),
    });
  }
}

/** Says one concept of an object. */
export function sayClassification(
  tell: Tell,
  at: string,
  element: XmlElement,
  { aspect, ...said }: { aspect: Aspect; sourceWord?: string; part?: string },
): void {
  const concept = refTo(tell, element, { kind: "concept", type: "concept" });
  if (!concept) return;
  const { part, sourceWord } = said;
  const body = { kind: "classification", aspect, concept, ...(part === undefined ? {} : { part }) } as const;
  const envelope = { by: { aspect, part, ref: identifying(concept) } };
  tell.say(at, body, { ...envelope, ...(sourceWord === undefined ? {} : { sourceWord }) });
}

/** Says where an object is kept or was, and its numbers there. */
export function sayRepositories(tell: Tell, identification: XmlElement | undefined): void {
  for (const set of allAt(identification, "repositoryWrap", "repositorySet")) {
    const isFormer = /^former|lido00(109|476)$|lido01019$/i.test(attributeOf(set, "type") ?? "");
    const body = firstAt(set, "repositoryName");
    const custodian = body && agentOf(tell, body);
    for (const id of childrenOf(set, "workID")) sayNumber(tell, id, isFormer, custodian);
    const place = firstAt(set, "repositoryLocation");
    const at = place && placeOf(tell, place);
    const [display] = variantsOf(tell, childrenOf(set, "displayRepository")).flat();
    const position = pointIn(place);
    if (!custodian && !at && !display && !position) continue;
    const use = isFormer ? "past" : "usual";
    const field = custodian
      ? "repositorySet/repositoryName"
      : at
        ? "repositorySet/repositoryLocation"
        : "repositorySet";
    tell.say(
      field,
      {
        kind: "placement",
        use,
        ...(custodian ? { custodian } : {}),
        ...(at ? { at } : {}),
        ...(display ? { display } : {}),
        ...(position ? { position } : {}),
      },
      { by: { use, ...(custodian ? { ref: identifying(custodian) } : at ? { ref: identifying(at) } : {}) } },
    );
  }
}

function sayNumber(tell: Tell, id: XmlElement, isFormer: boolean, assigner: ReturnType<typeof agentOf>): void {
  const value = textOf(id);
  if (value === undefined) return;
  const type = attributeOf(id, "type");
  const scheme = lookUp(tell.settings.numbers, type) ?? "inventory";
  const standing = isFormer ? ({ standing: "former" } as const) : {};
  const by = { scheme, value };
  const [, other] = /^assigned by (.+)$/i.exec(attributeOf(id, "label") ?? "") ?? [];
  const giver = isFormer ? assigner : other === undefined ? undefined : ({ type: "group", text: other } as const);
  tell.say(
    "repositorySet/workID",
    { kind: "number", scheme, value, ...(giver ? { assigner: giver } : {}) },
    { by, ...standing, ...(type === undefined ? {} : { sourceWord: type }) },
  );
}

/** Says what is written on an object. */
export function sayInscriptions(tell: Tell, identification: XmlElement | undefined): void {
  for (const [index, one] of allAt(identification, "inscriptionsWrap", "inscriptions").entries()) {
    const read = (how: "transcription" | "translation" | "description", elements: readonly XmlElement[]) =>
      variantsOf(tell, elements)
        .flat()
        .map((text) => ({ how, text }));
    const notes = childrenOf(one, "inscriptionDescription");
    const noted = (...types: (string | undefined)[]) =>
      notes.filter((note) => types.includes(kindOf(note))).flatMap((note) => childrenOf(note, "descriptiveNoteValue"));
    const readings = [
      ...read("transcription", childrenOf(one, "inscriptionTranscription")),
      ...read("description", noted(undefined)),
      ...read("translation", noted("translation")),
    ];
    const [where] = variantsOf(tell, noted("position")).flat();
    if (readings.length === 0 && !where) continue;
    const type = attributeOf(one, "type");
    const said = type === undefined ? {} : { sourceWord: type };
    tell.say(
      "inscriptions",
      {
        kind: "inscription",
        type: type ?? "inscription",
        readings,
        ...(where ? { position: { on: "words", text: where } } : {}),
      },
      { by: { type, nth: String(index + 1) }, ...said },
    );
  }
}

/** What a note on an inscription is, where it is not simply a description. */
function kindOf(note: XmlElement): "translation" | "position" | undefined {
  const type = attributeOf(note, "type") ?? "";
  return /^translation|^übersetzung/i.test(type) ? "translation" : /^position/i.test(type) ? "position" : undefined;
}

/** Says descriptive notes, state and edition. */
export function sayNotes(tell: Tell, identification: XmlElement | undefined): void {
  for (const set of allAt(identification, "objectDescriptionWrap", "objectDescriptionSet")) {
    const type = attributeOf(set, "type");
    const about = lookUp(tell.settings.descriptions, type) ?? "description";
    const id = textOf(firstAt(set, "descriptiveNoteID"));
    const values = childrenOf(set, "descriptiveNoteValue");
    const word = attributeOf(values[0], "label") ?? type;
    for (const text of variantsOf(tell, values))
      tell.say(
        "objectDescriptionSet",
        { kind: "statement", about, text },
        {
          by: { about, type, id },
          ...(word === undefined || (word === "other" && about === "other") ? {} : { sourceWord: word }),
          ...sourced(tell, set, "sourceDescriptiveNote"),
        },
      );
  }
  for (const name of ["displayState", "displayEdition"])
    for (const text of variantsOf(tell, allAt(identification, "displayStateEditionWrap", name)))
      tell.say(name, { kind: "statement", about: "edition", text }, { by: { name }, sourceWord: name });
}
