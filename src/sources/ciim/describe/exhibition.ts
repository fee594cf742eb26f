import type { ActivityFact, Actor, KeyRef } from "../../../entities/facts.ts";
import { identifying } from "../../telling/identifying.ts";
import { nodesAt, saysAt, wordAt, wordsAt } from "../node.ts";
import { sayClass } from "./classification.ts";
import type { Tell } from "./tell.ts";

/** What only an exhibition has: the whole with those who made it, and each of its venues. */
export function sayExhibition(tell: Tell): void {
  const whole = `${tell.record}#whole`;
  const when = nodesAt(tell.source, "date").flatMap((date) => tell.span("date.value", date) ?? []);
  const who = nodesAt(tell.source, "agent").flatMap((node): Actor<KeyRef>[] => {
    const agent = tell.ref(node);
    const word = wordAt(node, "@link.role.value");
    if (!agent) return [];
    return [
      {
        key: `${tell.record}#agent/${identifying(agent)}/${word ?? ""}`,
        agent,
        role: word?.toLowerCase() ?? "participant",
        ...(saysAt(node, "@link.historical") === true ? { standing: "former" as const } : {}),
        ...(saysAt(node, "@link.public") === false ? { audience: "staff" as const } : {}),
        ...(word ? { sourceWord: word } : {}),
      },
    ];
  });
  const body: ActivityFact<KeyRef> = {
    kind: "activity",
    type: "exhibition",
    ...(when.length > 0 ? { when: when.map((one) => ({ ...one, lasting: true })) } : {}),
    ...(who.length > 0 ? { who } : {}),
  };
  tell.say(who.length > 0 ? "agent.@link" : when.length > 0 ? "date.value" : "summary.title", body, { key: whole });
  sayVenues(tell, whole);
  for (const word of wordsAt(tell.source, "@datatype.sub")) sayClass(tell, "@datatype.sub", word, { aspect: "type" });
  const status = wordAt(tell.source, "status.value");
  if (status !== undefined)
    tell.say(
      "status.value",
      { kind: "classification", aspect: "status", concept: { type: "concept", text: status } },
      { by: { status }, audience: "staff" },
    );
}

function sayVenues(tell: Tell, whole: string): void {
  for (const [index, node] of nodesAt(tell.source, "venue").entries()) {
    const place = tell.ref(node);
    if (!place) continue;
    const when = nodesAt(node, "@link.date").flatMap((date) => tell.span("venue.@link", date) ?? []);
    const title = wordAt(node, "@link.title.value");
    const body: ActivityFact<KeyRef> = {
      kind: "activity",
      type: "exhibition",
      within: whole,
      ...(title === undefined ? {} : { title: [tell.text(title)] }),
      where: [{ place, role: "venue" }],
      ...(when.length > 0 ? { when: when.map((one) => ({ ...one, lasting: true })) } : {}),
    };
    // An object that was there names the venue by this key.
    tell.say("venue.@link", body, { key: `${tell.record}#venue/${identifying(place)}`, order: index + 1 });
  }
}

/** What only an event has: when it was. */
export function sayEvent(tell: Tell): void {
  const when = nodesAt(tell.source, "date").flatMap((date) => tell.span("date.value", date) ?? []);
  if (when.length > 0) tell.say("date.value", { kind: "activity", type: "event", when }, { by: { type: "event" } });
  const actual = wordAt(tell.source, "@datatype.actual");
  if (actual === undefined) return;
  const word = tell.ref(nodesAt(tell.source, "@datatype.equivalents")[0]);
  sayClass(tell, "@datatype.actual", word ?? actual, { aspect: "type" });
}
