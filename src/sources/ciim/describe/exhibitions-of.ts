import type { ActivityFact, KeyRef } from "../../../entities/facts.ts";
import { identifying } from "../../telling/identifying.ts";
import { type Node, nodesAt, wordAt } from "../node.ts";
import type { Tell } from "./tell.ts";

/** Says in which exhibitions an object was, at which venues: its title, number, place and label there. */
export function sayExhibitions(tell: Tell): void {
  for (const node of nodesAt(tell.source, "exhibition")) {
    const event = tell.ref(node, "exhibition");
    if (!event) continue;
    const venues = nodesAt(node, "@link.venues");
    if (venues.length === 0) {
      const when = nodesAt(node, "date").flatMap((date) => tell.span("exhibition.date", date) ?? []);
      sayShown(tell, { event, when: when.map((one) => ({ ...one, lasting: true })) }, { event: identifying(event) });
    }
    for (const venue of venues) sayVenue(tell, event, venue);
  }
}

function sayVenue(tell: Tell, event: KeyRef, node: Node): void {
  const places = nodesAt(node, "venue").flatMap((one) => tell.ref(one) ?? []);
  const when = nodesAt(node, "date").flatMap((date) => tell.span("exhibition.@link", date) ?? []);
  const title = wordAt(node, "title.value");
  const numbers = nodesAt(node, "identifier").flatMap((one) => wordAt(one, "value") ?? []);
  const section = wordAt(node, "category.value");
  const [first] = places;
  const venue = first ? identifying(first) : undefined;
  sayShown(
    tell,
    {
      event,
      ...(venue === undefined ? {} : { within: `${identifying(event)}#venue/${venue}` }),
      ...(title === undefined ? {} : { title: [tell.text(title)] }),
      ...(places.length > 0 ? { where: places.map((place) => ({ place, role: "venue" })) } : {}),
      when: when.map((one) => ({ ...one, lasting: true })),
      ...(numbers.length > 0 ? { numbers: numbers.map((value) => ({ value, scheme: "catalogue" })) } : {}),
      ...(section === undefined ? {} : { display: [tell.text(section)] }),
    },
    { event: identifying(event), venue },
  );
  const label = nodesAt(node, "description").find((one) => wordAt(one, "type") === "online label");
  const words = wordAt(label, "value");
  if (words !== undefined)
    tell.say(
      "exhibition.@link",
      { kind: "statement", about: "label", text: [tell.text(words)] },
      { by: { event: identifying(event), venue, about: "label" } },
    );
}

type Shown = Omit<ActivityFact<KeyRef>, "kind" | "type">;

function sayShown(tell: Tell, { when = [], ...rest }: Shown, by: Record<string, string | undefined>): void {
  const body: ActivityFact<KeyRef> = {
    kind: "activity",
    type: "exhibition",
    ...rest,
    ...(when.length > 0 ? { when } : {}),
  };
  tell.say("exhibition.@link", body, { by });
}
