import { type LidoTerm, lidoCitation, lidoEvents, lidoParts, lidoRelations } from "../../entities/words/lido.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { addressesOf } from "../address-of.ts";
import { inOrder, type KindOf, stands } from "../facts-by-kind.ts";
import { plainText } from "../plain-text.ts";
import { citedInLine } from "../what-stands.ts";
import type { Xml } from "../xml.ts";
import { type Block, called, holding, lido, type Part, spoken } from "./block.ts";
import { uriElement } from "./identifiers.ts";
import { actor, concept, ownConcept, place, work } from "./references.ts";

/** What it shows or is about, and the works that it has to do with. */
export function relationWrap(block: Block): Xml | undefined {
  return holding(
    "objectRelationWrap",
    {},
    holding(
      "subjectWrap",
      {},
      block.facts.subject.filter(stands).map((fact) => subjectSet(block, fact)),
    ),
    holding("relatedWorksWrap", {}, relatedWorks(block)),
  );
}

/** LIDO's words for the ways in which a work has a subject. */
const modes = { depicts: "description", about: "interpretation", mentions: "mention" } as const;

function subjectSet(block: Block, { ref, mode, display }: KindOf<"subject">): Part {
  const shown = display ? spoken(block, "displaySubject", [display]) : called(block, "displaySubject", ref.label);
  return holding("subjectSet", {}, shown, holding("subject", { type: modes[mode] }, subject(block, ref)));
}

function subject(block: Block, ref: PublicRef): Part {
  switch (ref.type) {
    case "person":
    case "group":
      return holding("subjectActor", {}, called(block, "displayActor", ref.label), actor(block, ref));
    case "place":
    case "location":
      return holding("subjectPlace", {}, place(block, "place", ref));
    case "event":
    case "exhibition":
      return lido("subjectEvent", {}, event(block, ref));
    case "concept":
      return concept(block, "subjectConcept", ref);
    default:
      return work(block, "subjectObject", ref);
  }
}

function event(block: Block, ref: PublicRef): Xml {
  const type = ref.type === "exhibition" ? lidoEvents.exhibition : lidoEvents.event;
  return lido(
    "event",
    {},
    addressesOf(ref, block.context).map((uri) => uriElement("eventID", uri)),
    ownConcept(block, "eventType", type),
    holding("eventName", {}, called(block, "appellationValue", ref.label)),
  );
}

function relatedWorks(block: Block): Part[] {
  const { relation, part, citation } = block.facts;
  const related = relation.filter(stands).map(({ predicate, to, display, sourceWord }) => {
    const row = lidoRelations[predicate];
    const type = predicate === "related" && sourceWord ? { ...row, label: sourceWord, isOwn: true as const } : row;
    return relatedWork(block, work(block, "relatedWork", to, display ? { shown: plainText(display) } : {}), type);
  });
  const wholes = inOrder(part.filter(stands)).map(({ as, whole }) =>
    relatedWork(block, work(block, "relatedWork", whole), lidoParts[as]),
  );
  return [...related, ...wholes, ...citation.filter(stands).map((fact) => cited(block, fact))];
}

function relatedWork(block: Block, other: Part, type: LidoTerm): Part {
  return holding("relatedWorkSet", {}, other, ownConcept(block, "relatedWorkRelType", type));
}

/** A publication that speaks of it: where in it stands in the words, and apart in notes of a type. */
function cited(block: Block, fact: KindOf<"citation">): Part {
  const { publication, pages, number, figure, note } = fact;
  const places = { pages, number, figure, note: note && plainText(note) };
  const notes = Object.entries(places).map(([type, value]) =>
    value === undefined ? undefined : called(block, "objectNote", value, { type }),
  );
  const shown = citedInLine(fact);
  return relatedWork(block, work(block, "relatedWork", publication, { shown, notes }), lidoCitation);
}
