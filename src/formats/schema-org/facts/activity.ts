import { type KindOf, stands } from "../../facts-by-kind.ts";
import { fragment } from "../../iri.ts";
import { actorsOf, placesOf } from "../../what-stands.ts";
import { type Draft, refNode, refsTo } from "../draft.ts";
import { add, type SchemaNode, wordsOf } from "../node.ts";
import { actorNode } from "../people.ts";
import { dateOf, dayOf } from "../time.ts";

type Activity = KindOf<"activity">;

/** Says what schema.org knows of what happened to a thing, by what the thing is. */
export function writeActivity(fact: Activity, draft: Draft): void {
  if (!stands(fact)) return;
  const { family } = draft;
  if (family === "work" || family === "image") writeOfWork(fact, draft);
  else if (family === "person" || family === "organization") writeLife(fact, draft);
  else if (family === "event") writeEvent(fact, draft);
  if (fact.type === "exhibition" && family !== "event") writeShowing(fact, draft);
}

function writeOfWork(fact: Activity, draft: Draft): void {
  if (fact.type === "production" || fact.type === "creation") writeMaking(fact, draft);
  else if (fact.type === "publication") writePublication(fact, draft);
}

function writeMaking(fact: Activity, draft: Draft): void {
  const { node } = draft;
  for (const actor of actorsOf(fact)) {
    const agent = actorNode(actor, draft.context.base);
    if (agent) add(node, propertyOf(actor.role, agent, draft), agent);
  }
  for (const span of fact.when ?? []) {
    add(node, "dateCreated", dateOf(span));
    for (const words of span.display ?? []) add(node, "temporal", wordsOf(words));
  }
  add(node, "locationCreated", ...refsTo(placesOf(fact), draft.context.base, "place"));
}

/** The property of a maker's role; some take persons only, some are a book's. */
function propertyOf(role: string, agent: SchemaNode, { entity, is }: Draft): string {
  const isPerson = agent["@type"] === "Person";
  if (role === "editor" && isPerson) return "editor";
  if (role === "illustrator" && isPerson && is("Book")) return "illustrator";
  if (role === "translator") return "translator";
  if (role === "author" || entity.type === "publication" || entity.type === "text")
    return role === "author" || role === "" ? "author" : "contributor";
  return "creator";
}

function writePublication(fact: Activity, { node, context }: Draft): void {
  const who = actorsOf(fact).map(({ agent }) => agent);
  add(node, "publisher", ...refsTo(who, context.base, "person", "organization"));
  add(node, "datePublished", ...(fact.when ?? []).map(dayOf));
  const places = refsTo(placesOf(fact), context.base, "place");
  if (places.length === 0) return;
  const event: SchemaNode = { "@type": "PublicationEvent" };
  add(event, "location", ...places);
  add(node, "publication", event);
}

function writeLife(fact: Activity, { node, family, context }: Draft): void {
  const isPerson = family === "person";
  const names = { birth: "birth", death: "death", formation: "founding", dissolution: "dissolution" };
  const [span] = fact.when ?? [];
  if (fact.type === "life") {
    if (span?.earliest && span.open !== "start") add(node, isPerson ? "birthDate" : "foundingDate", span.earliest);
    if (span?.latest && span.open !== "end") add(node, isPerson ? "deathDate" : "dissolutionDate", span.latest);
    return;
  }
  if (!(fact.type in names)) return;
  const type = fact.type as keyof typeof names;
  if (isPerson !== (type === "birth" || type === "death")) return;
  const date = span && dayOf(span);
  if (date) node[`${names[type]}Date`] = date;
  const place = { birth: "birthPlace", death: "deathPlace", formation: "foundingLocation", dissolution: undefined }[
    type
  ];
  if (place) add(node, place, ...refsTo(placesOf(fact), context.base, "place"));
}

/** Of an exhibition or event itself: the whole, and each of its venues as an event within it. */
function writeEvent(fact: Activity, draft: Draft): void {
  const { node, context, entity } = draft;
  if (fact.type !== "exhibition" && fact.type !== "event" && fact.type !== "display") return;
  if (fact.within === undefined) {
    describe(node, fact, context.base);
    return;
  }
  const part: SchemaNode = {
    "@type": node["@type"],
    "@id": `${context.base}/${entity.pid}#${fragment(fact.key)}`,
  };
  add(part, "name", ...(fact.title ?? [{ value: entity.label }]).map(wordsOf));
  describe(part, fact, context.base);
  add(node, "subEvent", part);
}

function describe(node: SchemaNode, fact: Activity, base: string): void {
  const [span] = fact.when ?? [];
  if (span?.earliest) add(node, "startDate", span.earliest);
  if (span?.latest) add(node, "endDate", span.latest);
  add(node, "location", ...venues(fact, base));
  for (const actor of actorsOf(fact)) {
    const isHost = /organi[sz]er|host|curator|venue/i.test(actor.role);
    add(node, isHost ? "organizer" : "contributor", ...refsTo([actor.agent], base, "person", "organization"));
  }
}

/** An exhibition in which the thing was shown. */
function writeShowing(fact: Activity, { node, context }: Draft): void {
  if (!fact.event) return;
  const event = refNode(fact.event, context.base, "ExhibitionEvent");
  const [span] = fact.when ?? [];
  add(event, "startDate", span?.earliest);
  add(event, "endDate", span?.latest);
  add(event, "location", ...venues(fact, context.base));
  add(node, "subjectOf", event);
}

/** A venue is a place to schema.org, also where it is a museum. */
function venues(fact: Activity, base: string): SchemaNode[] {
  return placesOf(fact)
    .filter(({ type }) => type === "place" || type === "location" || type === "group")
    .map((place) =>
      place.type === "group" ? { "@type": "Place", name: refNode(place, base).name } : refNode(place, base),
    );
}
