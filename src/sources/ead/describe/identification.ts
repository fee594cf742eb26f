import type { ActivityFact, Actor, KeyRef } from "../../../entities/facts.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { attributeOf, childrenOf, textOf } from "../../reading/xml-tree.ts";
import type { Teller } from "../../telling/teller.ts";
import { audienceOf, languageOf } from "./attributes.ts";
import { spansOf } from "./dates.ts";
import { sayDigitalObjects } from "./digital-objects.ts";
import { sayExtents } from "./extents.ts";
import { sayNote } from "./notes.ts";
import { namedTypes, refOf } from "./ref.ts";

/** What is said of a unit in its `did`. */
export function sayIdentification(tell: Teller, did: XmlElement): void {
  const all = (name: string) => childrenOf(did, name);
  const dates = [
    ...all("unitdate"),
    ...all("unitdatestructured"),
    ...all("unittitle").flatMap((title) => childrenOf(title, "unitdate")),
  ];
  sayTitles(tell, all("unittitle"), dates);
  for (const number of all("unitid")) {
    const value = textOf(number);
    if (value) tell.say("did/unitid", { kind: "number", scheme: "refno", value }, { by: { scheme: "refno", value } });
  }
  sayCreation(tell, all("origination"), dates);
  sayExtents(tell, did);
  for (const language of all("langmaterial")) sayLanguages(tell, language);
  for (const repository of all("repository")) {
    const name = textOf(repository);
    if (!name) continue;
    const custodian = { type: "group" as const, text: name };
    tell.say("did/repository", { kind: "placement", use: "usual", custodian }, { by: { custodian: name } });
  }
  sayContainers(tell, [...all("container")]);
  for (const place of all("physloc")) {
    const value = textOf(place);
    const at = { type: "location" as const, text: value ?? "" };
    if (value)
      tell.say("did/physloc", { kind: "placement", use: "usual", at }, { by: { at: value }, audience: "staff" });
  }
  sayDigitalObjects(tell, did, "did/");
  for (const note of [...all("abstract"), ...all("note"), ...all("didnote"), ...all("materialspec")])
    sayNote(tell, note, "did/");
}

/** Without a title a unit is called by its date, as finding aids print it. */
function sayTitles(tell: Teller, titles: readonly XmlElement[], dates: readonly XmlElement[]): void {
  let use: "preferred" | "alternative" = "preferred";
  for (const title of titles) {
    const value = textOf(title);
    if (!value) continue;
    tell.say(
      "did/unittitle",
      { kind: "name", use, text: [tell.text(value, languageOf(title))] },
      { by: { use, title: value } },
    );
    use = "alternative";
  }
  const [date] = dates;
  const words = date && textOf(date);
  if (use === "preferred" && words)
    tell.say("did/unitdate", { kind: "name", use, text: [tell.text(words)] }, { by: { use } });
}

function sayCreation(tell: Teller, originations: readonly XmlElement[], dates: readonly XmlElement[]): void {
  const when = dates.flatMap((date) => spansOf(tell, date));
  const who = originations.flatMap((origination): Actor<KeyRef>[] => {
    const named = childrenOf(origination).filter(({ name }) => name in namedTypes);
    const role = attributeOf(origination, "label")?.toLowerCase() ?? "creator";
    return (named.length > 0 ? named : [{ ...origination, name: "name" }]).flatMap((one) => {
      const agent = refOf(one);
      return agent ? [{ agent, role: attributeOf(one, "relator") ?? attributeOf(one, "role") ?? role }] : [];
    });
  });
  if (when.length === 0 && who.length === 0) return;
  const body: ActivityFact<KeyRef> = {
    kind: "activity",
    type: "creation",
    ...(when.length > 0 ? { when } : {}),
    ...(who.length > 0 ? { who } : {}),
  };
  tell.say(when.length > 0 ? `did/${dates[0]?.name}` : "did/origination", { ...body }, { by: { type: "creation" } });
}

function sayLanguages(tell: Teller, material: XmlElement): void {
  const languages = [material, ...childrenOf(material, "languageset")].flatMap((one) => childrenOf(one, "language"));
  for (const language of languages) {
    const code = attributeOf(language, "langcode");
    const text = textOf(language);
    if (!code && !text) continue;
    const concept: KeyRef = code
      ? { type: "concept", uri: `http://id.loc.gov/vocabulary/iso639-2/${code}`, ...(text ? { label: text } : {}) }
      : { type: "concept", text: text ?? "" };
    tell.say(
      "did/langmaterial",
      { kind: "classification", aspect: "language", concept },
      { by: { language: code ?? text } },
    );
  }
}

/** Containers of a unit are one place: “Box 3, Folder 7”. */
function sayContainers(tell: Teller, containers: readonly XmlElement[]): void {
  const shown = containers.filter((one) => audienceOf(one) !== "staff");
  const words = shown.flatMap((one) => {
    const value = textOf(one);
    const type = attributeOf(one, "localtype") ?? attributeOf(one, "type");
    return value ? [type ? `${type[0]?.toUpperCase()}${type.slice(1)} ${value}` : value] : [];
  });
  if (words.length === 0) return;
  const at = { type: "location" as const, text: words.join(", ") };
  tell.say("did/container", { kind: "placement", use: "usual", at }, { by: { at: at.text } });
}
