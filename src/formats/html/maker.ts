import type { Actor } from "../../entities/facts.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { humanise, qualifierWords } from "../wording.ts";
import { envelope } from "./envelope.ts";
import { type Markup, markup } from "./markup.ts";
import { reference } from "./reference.ts";
import { when } from "./when.ts";
import { words } from "./words.ts";

/** Who did something, with the words that qualify it: “Workshop of Duccio”, “Copy after Gilbert Stuart (formerly)”. */
export function maker(actor: Actor<PublicRef>): Markup {
  const span = actor.when && when(actor.when);
  return markup`${named(actor)}${span && markup`, ${span}`}${actor.share && markup`, ${actor.share}`}${envelope(actor)}`;
}

/** The role of who did something, for people: “Artist”; the source's own word where ours says nothing. */
export function roleTitle(actor: Actor<PublicRef>): string {
  const vague = actor.role === "" || actor.role === "other";
  return humanise(vague ? (actor.sourceWord ?? "person") : actor.role);
}

/** The display words with the name in them as the link, else the qualifier's words before the link. */
function named({ agent, display, qualifier }: Actor<PublicRef>): Markup {
  if (display !== undefined && display.value.trim() !== "" && display.markup === undefined) {
    const at = display.value.indexOf(agent.label);
    if (at < 0) return markup`${words(display)} (${reference(agent)})`;
    return markup`${display.value.slice(0, at)}${reference(agent)}${display.value.slice(at + agent.label.length)}`;
  }
  return qualifier === undefined ? reference(agent) : markup`${qualifierWords[qualifier]} ${reference(agent)}`;
}
