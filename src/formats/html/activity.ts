import type { Actor } from "../../entities/facts.ts";
import type { ActivityType } from "../../entities/words.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import type { KindOf } from "../facts-by-kind.ts";
import { inOrder } from "../facts-by-kind.ts";
import { humanise, schemeTitle, titleOf } from "../wording.ts";
import { envelope } from "./envelope.ts";
import { maker, roleTitle } from "./maker.ts";
import { type Hole, join, type Markup, markup } from "./markup.ts";
import { reference } from "./reference.ts";
import { allWhen } from "./when.ts";
import { allWords, words } from "./words.ts";

/** The section of the page in which activities of a type are told. */
export const activityRooms: Record<ActivityType, "making" | "life" | "provenance" | "exhibitions" | "events"> = {
  production: "making",
  creation: "making",
  publication: "making",
  birth: "life",
  death: "life",
  life: "life",
  active: "life",
  formation: "life",
  dissolution: "life",
  acquisition: "provenance",
  transfer: "provenance",
  custody: "provenance",
  loan: "provenance",
  exhibition: "exhibitions",
  display: "exhibitions",
  event: "events",
  sampling: "events",
  examination: "events",
  treatment: "events",
  move: "events",
  other: "events",
};

/** What an activity is called: its title, the event it belongs to, or its type in words. */
export function activityName(activity: KindOf<"activity">): Markup {
  if (activity.title !== undefined && activity.title.length > 0) {
    const title = allWords(activity.title);
    return activity.event === undefined ? title : markup`${title}, ${reference(activity.event)}`;
  }
  return activity.event === undefined
    ? markup`${titleOf(activity.type, activity.sourceWord)}`
    : reference(activity.event);
}

/** All that an activity says but its name: dates, places, people, things used, techniques, price, numbers, its own words. */
export function activityDetails(activity: KindOf<"activity">): Markup | undefined {
  const parts: Hole[] = [
    allWhen(activity.when),
    activity.where?.map((where, index) => markup`${index > 0 && "; "}${reference(where.place)}${envelope(where)}`),
    ...people(activity.who ?? []),
    activity.technique &&
      markup`technique: ${join(
        activity.technique.map((ref) => reference(ref)),
        ", ",
      )}`,
    activity.used &&
      markup`with ${join(
        activity.used.map((ref) => reference(ref)),
        ", ",
      )}`,
    activity.price && words(activity.price.display),
    activity.numbers &&
      join(
        activity.numbers.map(({ scheme, value }) => `${schemeTitle(scheme)} ${value}`),
        ", ",
      ),
    activity.display && activity.display.length > 0 && allWords(activity.display),
  ];
  const shown = parts.filter((part) => part !== undefined && part !== false);
  return shown.length === 0 ? undefined : join(shown, ", ");
}

/** An activity in a line: its name, then all it says. */
export function activityLine(activity: KindOf<"activity">): Markup {
  const details = activityDetails(activity);
  return markup`${activityName(activity)}${details && markup`, ${details}`}${envelope(activity)}`;
}

function people(who: readonly Actor<PublicRef>[]): Markup[] {
  return inOrder(who).map((actor) => markup`${humanise(roleTitle(actor))}: ${maker(actor)}`);
}
