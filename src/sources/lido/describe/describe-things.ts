import type { EntityType } from "../../../entities/types.ts";
import type { ActivityType } from "../../../entities/words.ts";
import type { Description, SourceRecord } from "../../port.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { attributeOf, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import { authorityOf } from "../../telling/authority.ts";
import type { LidoSettings } from "../options.ts";
import { activityTypeOf, identityOf, isAlternative, wordsFor } from "../things.ts";
import { actorIn } from "./agents.ts";
import { timeOf } from "./events.ts";
import { sayClassification } from "./identification.ts";
import { placeOf, sayWhole } from "./places.ts";
import { actorTypeOf, type Tell, tellerOf, variantsOf } from "./tell.ts";

const idNames: Record<string, string> = {
  actor: "actorID",
  legalBody: "legalBodyID",
  place: "placeID",
  concept: "conceptID",
  event: "eventID",
};

/** An actor, place, concept or event that a record of LIDO speaks of under an id of the museum's own. */
export function describeThing(record: SourceRecord, element: XmlElement, settings: LidoSettings): Description {
  const tell = tellerOf(record, settings);
  sayNames(tell, element);
  saySameAs(tell, element);
  if (element.name === "actor") sayLife(tell, element);
  if (element.name === "place") sayWhole(tell, element);
  if (element.name === "event") sayOccasion(tell, element);
  return tell.description(typeOf(element, settings));
}

function typeOf(element: XmlElement, { eventTypes }: LidoSettings): EntityType {
  if (element.name === "event") return activityTypeOf(element, eventTypes) === "exhibition" ? "exhibition" : "event";
  if (element.name === "place" || element.name === "concept") return element.name;
  return actorTypeOf(element) ?? "person";
}

function sayNames(tell: Tell, element: XmlElement): void {
  const words = wordsFor(element);
  const at = words[0]?.name === "term" ? "term" : namesOf(element);
  const [preferred, ...more] = variantsOf(
    tell,
    words.filter((word) => !isAlternative(word)),
  );
  const others = [...more, ...variantsOf(tell, words.filter(isAlternative))];
  if (preferred) tell.say(at, { kind: "name", use: "preferred", text: preferred }, { by: { use: "preferred" } });
  for (const text of others)
    tell.say(
      at,
      { kind: "name", use: "alternative", text },
      { by: { name: text.map(({ value }) => value).join("\n") } },
    );
}

const nameSets: Record<string, string> = { legalBody: "legalBodyName", place: "namePlaceSet", event: "eventName" };
const namesOf = ({ name }: XmlElement) => nameSets[name] ?? "nameActorSet";

/** Says which of its addresses an authority has given; another is a page about it. */
function saySameAs(tell: Tell, element: XmlElement): void {
  const at = idNames[element.name] ?? "actorID";
  for (const address of identityOf(element).uris) {
    const known = authorityOf(address) ?? { uri: address, scheme: "web" };
    tell.say(at, { kind: "same-as", ...known, match: "exact", status: "asserted" }, { by: { uri: known.uri } });
  }
}

function sayLife(tell: Tell, actor: XmlElement): void {
  const isGroup = actorTypeOf(actor) === "group";
  for (const one of childrenOf(actor, "nationalityActor"))
    sayClassification(tell, "nationalityActor", one, { aspect: "nationality" });
  for (const one of childrenOf(actor, "genderActor")) sayClassification(tell, "genderActor", one, { aspect: "gender" });
  const places = childrenOf(actor, "vitalPlaceActor");
  const ends: [ActivityType, string, RegExp][] = [
    [isGroup ? "formation" : "birth", "earliestDate", /birth|geburt|found|gründ|född/i],
    [isGroup ? "dissolution" : "death", "latestDate", /death|tod|sterbe|dissol|död/i],
  ];
  for (const [type, name, word] of ends) {
    const date = childrenOf(actor, "vitalDatesActor").flatMap((dates) => textOf(firstAt(dates, name)) ?? [])[0];
    const place = places.find((one) => word.test(attributeOf(one, "type") ?? ""));
    const where = place && placeOf(tell, firstAt(place, "place") ?? place, firstAt(place, "displayPlace"));
    const span = date && tell.time("vitalDatesActor", undefined, { begin: date, end: date }).span;
    if (!span && !where) continue;
    const body = { ...(span ? { when: [span] } : {}), ...(where ? { where: [{ place: where }] } : {}) };
    tell.say(span ? "vitalDatesActor" : "vitalPlaceActor", { kind: "activity", type, ...body }, { by: { type } });
  }
}

/** When and where an exhibition was, and who held it. */
function sayOccasion(tell: Tell, event: XmlElement): void {
  const type = activityTypeOf(event, tell.settings.eventTypes) ?? "event";
  const when = childrenOf(event, "eventDate").flatMap((date) => timeOf(tell, "eventDate", date) ?? []);
  const where = childrenOf(event, "eventPlace").flatMap((one) => {
    const place = placeOf(tell, firstAt(one, "place") ?? one, firstAt(one, "displayPlace"));
    return place ? [{ place }] : [];
  });
  const who = childrenOf(event, "eventActor").flatMap((actor) => actorIn(tell, actor, type) ?? []);
  const said = {
    ...(when.length > 0 ? { when: when.map((span) => ({ ...span, lasting: true })) } : {}),
    ...(where.length > 0 ? { where } : {}),
    ...(who.length > 0 ? { who } : {}),
  };
  const at = when.length > 0 ? "eventDate" : where.length > 0 ? "eventPlace" : "eventActor";
  if (Object.keys(said).length > 0) tell.say(at, { kind: "activity", type, ...said }, { by: { type } });
}
