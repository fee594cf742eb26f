import { activityRows } from "../../../entities/words/activities.ts";
import type { ActivityType } from "../../../entities/words.ts";
import { type Activity, describeActivity } from "../activity-node.ts";
import { addActors } from "../actors.ts";
import { allows } from "../allowed.ts";
import type { ClassName } from "../classes.ts";
import type { Draft } from "../draft.ts";
import { addMakers } from "../makers.ts";
import type { Assertion, LinkedArtNode } from "../node.ts";
import { paymentFor } from "../payment.ts";
import { reference } from "../reference.ts";
import type { Term } from "../terms.ts";
import { writeLife } from "./life.ts";

type Place = { term?: Term; type: ClassName };

/** How Linked Art says an activity of the thing it happened to. Without a term, only that the two belong together. */
const places: Record<Exclude<ActivityType, "life">, Place> = {
  production: { term: "produced_by", type: "Production" },
  creation: { term: "created_by", type: "Creation" },
  publication: { term: "used_for", type: "Activity" },
  birth: { term: "born", type: "Birth" },
  death: { term: "died", type: "Death" },
  active: { term: "carried_out", type: "Activity" },
  formation: { term: "formed_by", type: "Formation" },
  dissolution: { term: "dissolved_by", type: "Dissolution" },
  acquisition: { term: "changed_ownership_through", type: "Acquisition" },
  transfer: { type: "Transfer" },
  custody: { term: "custody_transferred_through", type: "TransferOfCustody" },
  loan: { term: "custody_transferred_through", type: "TransferOfCustody" },
  exhibition: { term: "used_for", type: "Activity" },
  event: { term: "used_for", type: "Activity" },
  sampling: { term: "diminished_by", type: "PartRemoval" },
  examination: { term: "used_for", type: "Activity" },
  treatment: { term: "modified_by", type: "Modification" },
  move: { term: "moved_by", type: "Move" },
  display: { term: "used_for", type: "Activity" },
  other: { term: "used_for", type: "Activity" },
};

/** An activity: of an event the event itself, else a node of its own at the fact's address. */
export function writeActivity(fact: Activity, draft: Draft): Assertion[] {
  if (fact.type === "life") return writeLife(fact, draft);
  const { root } = draft;
  if (fact === draft.happening) {
    describeActivity(root, fact, draft);
    addActors(root, fact, draft);
    return [];
  }
  const { term, type } = placeOn(draft, fact.type);
  const node: LinkedArtNode = { id: draft.addressOf(fact), type };
  describeActivity(node, fact, draft);
  if (type === "Production" || type === "Creation") addMakers(node, fact.who ?? [], draft);
  else addActors(node, fact, draft);
  if (type === "Move") addDestination(node, fact, draft);
  const label = fact.type === "other" ? (fact.sourceWord ?? activityRows.other.label) : activityRows[fact.type].label;
  return [term ? { term, label, value: node } : { label, value: node }, ...paymentFor(node, fact, draft)];
}

function placeOn({ root, entityType }: Draft, activity: Exclude<ActivityType, "life">): Place {
  const place = places[activity];
  if (root.type === "Event" || root.type === "Activity") return { term: "part", type: "Activity" };
  if (root.type === "Place" && place.type === "Activity") return { term: "location_of", type: "Activity" };
  if (activity === "production" || activity === "creation") return making(root);
  if (activity === "sampling" && entityType === "sample") return { term: "removed_by", type: "PartRemoval" };
  if ((root.type === "Person" || root.type === "Group") && place.term === "used_for") {
    return { term: "participated_in", type: "Activity" };
  }
  return place;
}

function making(root: LinkedArtNode): Place {
  return allows(root.type, "created_by") ? places.creation : places.production;
}

/** Where a thing was moved is where the move ended, not where it took place. */
function addDestination(node: LinkedArtNode, fact: Activity, draft: Draft): void {
  const to = (fact.where ?? []).map(({ place }) => reference(place, draft)).find((place) => place?.type === "Place");
  if (to === undefined) return;
  node.moved_to = to;
  delete node.took_place_at;
}
