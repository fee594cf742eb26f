import { otherStatements } from "../../../entities/words/statements.ts";
import { legalText } from "../../legal-text.ts";
import { type Draft, type FactOfKind, inner } from "../draft.ts";
import type { Assertion, LinkedArtNode } from "../node.ts";
import { reference, typeNode } from "../reference.ts";
import type { Term } from "../terms.ts";
import { displayOf, timespanOf } from "../time-span.ts";
import { inWords } from "./in-words.ts";

type Placed = FactOfKind<"placement">;

const placeTerms: Record<Placed["use"], Term> = {
  current: "current_location",
  usual: "current_permanent_location",
  past: "former_or_current_location",
  seat: "residence",
  site: "current_location",
};
const keeperTerms: Record<Placed["use"], Term> = {
  current: "current_custodian",
  usual: "current_permanent_custodian",
  past: "former_or_current_keeper",
  seat: "current_custodian",
  site: "current_custodian",
};
const states = { "on-loan": "On loan", "off-display": "Not on display" } as const;
const address = { label: "Address", aat: "300386983" };

/** Where a thing is, usually is or was, and who keeps it there; a place on the map; a seat and its address. */
export function writePlacement(fact: Placed, draft: Draft): Assertion[] {
  const id = draft.addressOf(fact);
  const out: Assertion[] = [...at(fact, draft, id), ...keeper(fact, draft, id)];
  if (fact.state) {
    out.push(inWords(inner(id, "state"), states[fact.state], otherStatements.status.label, otherStatements.status));
  }
  if (fact.address)
    out.push({ term: "contact_point", label: "Address", value: addressNode(inner(id, "address"), fact.address.value) });
  if (fact.position?.on === "earth" && draft.root.type === "Place")
    out.push({ term: "defined_by", value: legalText(fact.position.wkt) });
  out.push(...moves(fact, draft, id));
  if (fact.position?.on === "words") out.push(inWords(inner(id, "position"), fact.position.text.value, "Position"));
  if (fact.display) out.push(inWords(inner(id, "display"), fact.display.value, "Location"));
  return out;
}

function at(fact: Placed, draft: Draft, id: string): Assertion[] {
  if (fact.at === undefined) return [];
  const node = reference(fact.at, draft);
  if (node === undefined) return fact.display ? [] : [inWords(inner(id, "place"), fact.at.label, "Location")];
  if (node.type === "Person" || node.type === "Group")
    return [{ term: keeperTerms[fact.use], label: "Keeper", value: node }];
  return [{ term: placeTerms[fact.use], label: "Location", value: node }];
}

/** When a thing came to a place and left it: moves, where it is told that it stayed there all the time; else words. */
function moves(fact: Placed, draft: Draft, id: string): Assertion[] {
  const { when, at } = fact;
  if (when === undefined) return [];
  const place = at && reference(at, draft);
  const words = displayOf(when)[0];
  const out: Assertion[] = words ? [inWords(inner(id, "when"), words.value, "When there")] : [];
  const stayed = place?.type === "Place" && draft.root.type === "HumanMadeObject" && when.lasting && isHeldPlace(fact);
  if (!stayed) return out;
  const move = (name: string, term: "moved_to" | "moved_from", date: string | undefined): Assertion[] => {
    const node: LinkedArtNode = { id: inner(id, name), type: "Move" };
    node.moved = [{ id: draft.root.id, type: draft.root.type }];
    const timespan = date === undefined ? undefined : timespanOf(node, { earliest: date, latest: date });
    if (timespan === undefined) return [];
    return [{ term: "moved_by", label: "Move", value: { ...node, timespan, [term]: place } }];
  };
  if (when.open !== "start") out.push(...move("moved-in", "moved_to", when.earliest));
  if (when.open !== "end") out.push(...move("moved-out", "moved_from", when.latest));
  return out;
}

const isHeldPlace = (fact: Placed) => fact.use !== "seat" && fact.use !== "site";

function keeper(fact: Placed, draft: Draft, id: string): Assertion[] {
  if (fact.custodian === undefined) return [];
  const node = reference(fact.custodian, draft);
  if (node === undefined) return [inWords(inner(id, "keeper"), fact.custodian.label, "Keeper")];
  return [{ term: keeperTerms[fact.use], label: "Keeper", value: node }];
}

function addressNode(id: string, value: string): LinkedArtNode {
  return { id, type: "Identifier", content: legalText(value), classified_as: typeNode(address) };
}
