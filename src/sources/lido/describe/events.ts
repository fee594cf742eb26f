import type { ActivityFact, KeyRef, TimeSpan } from "../../../entities/facts.ts";
import type { ActivityType } from "../../../entities/words.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { allAt, attributeOf, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import { localIdOf } from "../record.ts";
import { activityTypeOf, isOccasion } from "../things.ts";
import { actorIn } from "./agents.ts";
import { sayClassification } from "./identification.ts";
import { sayMaterials } from "./materials.ts";
import { placeOf } from "./places.ts";
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

const notesOf = (event: XmlElement | undefined) => allAt(event, "eventDescriptionSet", "descriptiveNoteValue");

const texts = <K extends string, T>(name: K, list: readonly T[]): { [key in K]?: T[] } =>
  (list.length > 0 ? { [name]: list } : {}) as { [key in K]?: T[] };

function detailsOf(tell: Tell, event: XmlElement, type: ActivityType): Partial<ActivityFact<KeyRef>> {
  const occasion = isOccasion(event, tell.settings)
    ? refTo(tell, event, { kind: "event", type: type === "exhibition" ? "exhibition" : "event" })
    : undefined;
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
  };
}

/** A date set of LIDO: bounds beside the words in each language. English words are read where there are any. */
export function timeOf(tell: Tell, at: string, date: XmlElement): TimeSpan | undefined {
  const shown = childrenOf(date, "displayDate").filter((words) => textOf(words) !== undefined);
  const read = shown.find((words) => /^en/.test(attributeOf(words, "lang") ?? "")) ?? shown[0];
  const begin = textOf(firstAt(date, "date", "earliestDate"));
  const end = textOf(firstAt(date, "date", "latestDate"));
  const { span } = tell.time(at, textOf(read), { begin, end });
  const display = shown.flatMap((words) => textFrom(tell, words) ?? []);
  return span && (display.length > 0 ? { ...span, display } : span);
}
