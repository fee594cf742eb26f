import type { ActivityFact, KeyRef, TimeSpan } from "../../../entities/facts.ts";
import { parseTimeSpan } from "../../../entities/time-span.ts";
import type { ActivityType } from "../../../entities/words.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { allAt, attributeOf, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import { localIdOf } from "../record.ts";
import { activityTypeOf, identityOf, isOccasion } from "../things.ts";
import { actorIn } from "./agents.ts";
import { sayClassification } from "./identification.ts";
import { sayMaterials } from "./materials.ts";
import { placeOf } from "./places.ts";
import { objectOf } from "./relations.ts";
import { displayOf, labelOf, refTo, type Tell, textFrom } from "./tell.ts";

/** Says what happened to an object. */
export function sayEvents(tell: Tell, descriptive: XmlElement): void {
  const nth = new Map<ActivityType, number>();
  const sets = allAt(descriptive, "eventWrap", "eventSet");
  for (const set of sets) {
    const event = firstAt(set, "event");
    const type = (event && activityTypeOf(event, tell.settings.eventTypes)) ?? "other";
    const count = (nth.get(type) ?? 0) + 1;
    nth.set(type, count);
    sayEvent(tell, set, event, { type, count });
    if (!event) continue;
    for (const culture of childrenOf(event, "culture"))
      sayClassification(tell, "eventSet/event/culture", culture, { aspect: "culture" });
    for (const period of childrenOf(event, "periodName"))
      sayClassification(tell, "eventSet/event/periodName", period, { aspect: "period" });
  }
  sayMaterials(
    tell,
    "eventSet/event/eventMaterialsTech",
    sets.flatMap((set) => allAt(set, "event", "eventMaterialsTech")),
  );
}

function sayEvent(
  tell: Tell,
  set: XmlElement,
  event: XmlElement | undefined,
  { type, count }: { type: ActivityType; count: number },
): void {
  const said = {
    ...(event ? detailsOf(tell, event, type) : {}),
    ...texts("display", displayOf(tell, [...childrenOf(set, "displayEvent"), ...notesOf(event)])),
    ...typedNotes(tell, event),
  };
  if (Object.keys(said).length === 0) return;
  const kind = firstAt(event, "eventType");
  const word = kind && labelOf(kind);
  const id = event && localIdOf(event);
  tell.say(
    "eventSet/event",
    { kind: "activity", type, ...said },
    { by: { type, ...(id === undefined ? { nth: String(count) } : { id }) }, ...(word ? { sourceWord: word } : {}) },
  );
}

/** What an event's descriptions are about, where their type says that they are not simply descriptions. */
const numberType = /^(.+) number$/;
const isTyped = (set: XmlElement) =>
  attributeOf(set, "type") === "price" || numberType.test(attributeOf(set, "type") ?? "");

const notesOf = (event: XmlElement | undefined) =>
  childrenOf(event, "eventDescriptionSet")
    .filter((set) => !isTyped(set))
    .flatMap((set) => childrenOf(set, "descriptiveNoteValue"));

/** The price, and the numbers that a thing has in an event: of a catalogue, of a lot. */
function typedNotes(tell: Tell, event: XmlElement | undefined): Pick<ActivityFact<KeyRef>, "price" | "numbers"> {
  const sets = childrenOf(event, "eventDescriptionSet").filter(isTyped);
  const valuesOf = (set: XmlElement) => childrenOf(set, "descriptiveNoteValue");
  const [price] = displayOf(tell, sets.filter((set) => attributeOf(set, "type") === "price").flatMap(valuesOf));
  const numbers = sets.flatMap((set) => {
    const [, scheme] = numberType.exec(attributeOf(set, "type") ?? "") ?? [];
    const value = textOf(valuesOf(set)[0]);
    return scheme === undefined || value === undefined ? [] : [{ scheme, value }];
  });
  return { ...(price ? { price: { display: price } } : {}), ...texts("numbers", numbers) };
}

const texts = <K extends string, T>(name: K, list: readonly T[]): { [key in K]?: T[] } =>
  (list.length > 0 ? { [name]: list } : {}) as { [key in K]?: T[] };

function detailsOf(tell: Tell, event: XmlElement, type: ActivityType): Partial<ActivityFact<KeyRef>> {
  const known = isOccasion(event, tell.settings) || identityOf(event).uris.length > 0;
  const occasion = known
    ? refTo(tell, event, { kind: "event", type: type === "exhibition" ? "exhibition" : "event" })
    : undefined;
  const used = childrenOf(event, "thingPresent").flatMap((one) => {
    const [shown] = displayOf(tell, childrenOf(one, "displayObject"));
    return objectOf(tell, firstAt(one, "object"), shown?.value) ?? [];
  });
  const when = childrenOf(event, "eventDate").flatMap((date) => timeOf(tell, "eventSet/event", date) ?? []);
  const where = childrenOf(event, "eventPlace").flatMap((one) => {
    const shown = firstAt(one, "displayPlace");
    const place = placeOf(tell, firstAt(one, "place") ?? one, shown);
    const role = attributeOf(one, "type");
    return place ? [{ place, ...(role === undefined ? {} : { role }) }] : [];
  });
  const who = childrenOf(event, "eventActor").flatMap((actor) => actorIn(tell, actor, type) ?? []);
  const technique = childrenOf(event, "eventMethod").flatMap(
    (one) => refTo(tell, one, { kind: "concept", type: "concept" }) ?? [],
  );
  return {
    ...texts("title", displayOf(tell, allAt(event, "eventName", "appellationValue"))),
    ...(occasion ? { event: occasion } : {}),
    ...texts("when", when),
    ...texts("where", where),
    ...texts("who", who),
    ...texts("technique", technique),
    ...texts("used", used),
  };
}

/** A date set of LIDO: bounds beside the words in each language. English words are read where there are any. */
export function timeOf(tell: Tell, at: string, date: XmlElement): TimeSpan | undefined {
  const shown = childrenOf(date, "displayDate").filter((words) => textOf(words) !== undefined);
  const read = shown.find((words) => /^en/.test(attributeOf(words, "lang") ?? "")) ?? shown[0];
  const bounds = [firstAt(date, "date", "earliestDate"), firstAt(date, "date", "latestDate")] as const;
  const [begin, end] = bounds.map(textOf);
  const { span } = tell.time(at, textOf(read), { begin, end });
  const display = shown.flatMap((words) => textFrom(tell, words) ?? []);
  if (!span) return undefined;
  return { ...asBounded(span, { begin, end }), ...exactness(bounds), ...texts("display", display) };
}

/** A span with the bounds that LIDO gives and no other: what its words say more exactly is for people. */
function asBounded(span: TimeSpan, given: { begin: string | undefined; end: string | undefined }): TimeSpan {
  const { begin, end } = given;
  const exact = parseTimeSpan(undefined, { ...(begin ? { begin } : {}), ...(end ? { end } : {}) }).span;
  if (exact?.earliest === undefined && exact?.latest === undefined) return span;
  const { earliest: _earliest, latest: _latest, ...rest } = span;
  return { ...rest, ...exact };
}

/** Whether bounds are estimated, where their type says: `estimatedDate`, `exactDate`. */
function exactness(bounds: readonly (XmlElement | undefined)[]): Pick<TimeSpan, "circa"> {
  const types = bounds.map((bound) => attributeOf(bound, "type"));
  if (types.includes("estimatedDate")) return { circa: true };
  return types.includes("exactDate") ? { circa: false } : {};
}
