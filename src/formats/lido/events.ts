import { lidoEvents } from "../../entities/words/lido.ts";
import type { ActivityType } from "../../entities/words.ts";
import { addressesOf } from "../address-of.ts";
import { type FactsByKind, inOrder, type KindOf, stands } from "../facts-by-kind.ts";
import type { Xml } from "../xml.ts";
import { eventActors } from "./actors.ts";
import { type Block, called, holding, lido, type Part, spoken } from "./block.ts";
import { madeIn } from "./classification.ts";
import { dateSet } from "./dates.ts";
import { uriElement } from "./identifiers.ts";
import { eventMaterials } from "./materials.ts";
import { concept, ownConcept, place, work } from "./references.ts";

type Activity = KindOf<"activity">;

const making: readonly ActivityType[] = ["production", "creation"];

/** What happened to a thing, in the order in which it is written. */
export function eventsOf({ activity }: FactsByKind): Activity[] {
  const held = activity.filter(stands);
  return [
    ...held.filter(({ type }) => making.includes(type)),
    ...inOrder(held.filter(({ type }) => !making.includes(type))),
  ];
}

/** What happened to it: its making first, then the rest in the order that is told. */
export function eventWrap(block: Block): Xml | undefined {
  const [first, ...others] = eventsOf(block.facts);
  const isMaking = first !== undefined && making.includes(first.type);
  const made = isMaking ? eventSet(block, first, ofTheMaking(block)) : theMakingAlone(block);
  const rest = first && !isMaking ? [first, ...others] : others;
  return holding(
    "eventWrap",
    {},
    made,
    rest.map((fact) => eventSet(block, fact)),
  );
}

/** What of its making is told apart from when and by whom. */
type Made = { culture: Part; period: Part; materials: readonly Part[] };

function ofTheMaking(block: Block): Made {
  const materials = block.version === "1.0" ? eventMaterials(block) : [];
  return { culture: madeIn(block, "culture"), period: madeIn(block, "period"), materials };
}

/** A making of which only context or materials are known. */
function theMakingAlone(block: Block): Xml | undefined {
  const { culture, period, materials } = ofTheMaking(block);
  const found = holding("found", {}, culture, period, materials);
  if (!found) return undefined;
  const type = ownConcept(block, "eventType", lidoEvents.production);
  return lido("eventSet", {}, lido("event", {}, type, culture, period, materials));
}

function eventSet(block: Block, fact: Activity, made?: Made): Xml {
  return lido(
    "eventSet",
    {},
    spoken(block, "displayEvent", fact.display),
    lido(
      "event",
      {},
      fact.event && addressesOf(fact.event, block.context).map((uri) => uriElement("eventID", uri)),
      eventType(block, fact),
      name(block, fact),
      eventActors(block, fact.who),
      made?.culture,
      dateSet(block, "eventDate", fact.when),
      made?.period,
      places(block, fact),
      fact.technique?.map((ref) => concept(block, "eventMethod", ref)),
      made?.materials,
      fact.used?.map((ref) => work(block, "thingPresent", ref)),
      notes(block, fact),
    ),
  );
}

function eventType(block: Block, { type, sourceWord }: Activity): Xml {
  const row = lidoEvents[type];
  return ownConcept(
    block,
    "eventType",
    type === "other" && sourceWord ? { ...row, label: sourceWord, isOwn: true } : row,
  );
}

function name(block: Block, { title, event }: Activity): Part {
  const titles = spoken(block, "appellationValue", title);
  return holding("eventName", {}, titles.length > 0 ? titles : event && called(block, "appellationValue", event.label));
}

function places(block: Block, { where = [] }: Activity): Part {
  return where
    .filter(stands)
    .map((one) =>
      holding(
        "eventPlace",
        { type: one.role },
        called(block, "displayPlace", one.place.label),
        place(block, "place", one.place),
      ),
    );
}

/** Price and numbers, for which LIDO has no elements but notes of a type. */
function notes(block: Block, { price, numbers = [] }: Activity): Part {
  return [
    holding("eventDescriptionSet", { type: "price" }, price && spoken(block, "descriptiveNoteValue", [price.display])),
    ...numbers.map(({ scheme, value }) =>
      holding("eventDescriptionSet", { type: `${scheme} number` }, called(block, "descriptiveNoteValue", value)),
    ),
  ];
}
