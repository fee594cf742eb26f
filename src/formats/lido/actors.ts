import type { Actor } from "../../entities/facts.ts";
import { makerRoles } from "../../entities/words/activities.ts";
import { formerQualifier, lidoRoles } from "../../entities/words/lido.ts";
import { certaintyRows, qualifierRows } from "../../entities/words/qualifiers.ts";
import { rowOf } from "../../entities/words/row-of.ts";
import { aatIri } from "../../entities/words/term.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { inOrder, stands } from "../facts-by-kind.ts";
import { makerName } from "../what-stands.ts";
import { type Block, called, holding, lido, type Part, spoken } from "./block.ts";
import { actor, conceptOrText, ownConcept } from "./references.ts";
import { sourceNote } from "./source-note.ts";

type InRole = Actor<PublicRef>;

/** Those who took part in an event: as they are shown, and each with role and qualifier. One who is held to be it no more says so. */
export function eventActors(block: Block, who: readonly InRole[] = []): Part[] {
  return inOrder(who)
    .filter((one) => stands(one) || one.standing === "former")
    .map((one) => holding("eventActor", {}, shown(block, one), inRole(block, one)));
}

function shown(block: Block, one: InRole): Part {
  return one.display === undefined
    ? called(block, "displayActorInRole", makerName(one))
    : spoken(block, "displayActorInRole", [one.display]);
}

function inRole(block: Block, one: InRole): Part {
  const who = actor(block, one.agent);
  if (!who) return undefined;
  return lido(
    "actorInRole",
    {},
    who,
    role(block, one.role),
    qualifiers(block, one),
    one.share === undefined ? undefined : called(block, "extentActor", one.share),
    block.version === "1.1" ? sourceNote(block, "sourceActorInRole", one) : undefined,
  );
}

function role(block: Block, word: string): Part {
  const aat = rowOf(makerRoles, word)?.aat;
  const ours = rowOf(lidoRoles, word);
  if (word.trim() === "") return undefined;
  if (ours !== undefined) return ownConcept(block, "roleActor", { label: ours, uris: [] });
  const own = aat === undefined ? { isOwn: true as const } : {};
  return ownConcept(block, "roleActor", { label: word, uris: aat === undefined ? [] : [aatIri(aat)], ...own });
}

function qualifiers(block: Block, { standing, certainty, qualifier }: InRole): Part[] {
  const say = (label: string, aat?: string) =>
    conceptOrText(block, "attributionQualifierActor", { label, uris: aat === undefined ? [] : [aatIri(aat)] });
  const row = qualifier && qualifierRows[qualifier];
  return [
    standing === "former" ? say(formerQualifier) : undefined,
    certainty && say(certaintyRows[certainty].label),
    row && say(row.label, row.term === undefined ? row.aat : undefined),
  ];
}
