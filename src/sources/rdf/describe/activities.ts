import type { Actor, KeyRef, TimeSpan } from "../../../entities/facts.ts";
import type { ActivityType } from "../../../entities/words.ts";
import { activities, roles, usualRoles } from "../words/patterns.ts";
import { at, type Node } from "./graph.ts";
import { refTo, type Tell, textsOf, variantsOf } from "./tell.ts";

/** Says what happened to a thing: each event with its parts, one fact. */
export function sayActivities(tell: Tell): void {
  const { graph } = tell;
  for (const [path, type] of Object.entries(activities)) {
    const events = at(graph, graph.subject, path);
    for (const [index, event] of events.entries()) {
      const said = detailsOf(tell, path, event, type);
      if (Object.keys(said).length === 0) continue;
      const nth = event.iri ?? (index === 0 ? undefined : String(index + 1));
      tell.say(path, { kind: "activity", type, ...said }, { by: { type, event: nth } });
    }
  }
}

/** Says when and where an event was, who was in it: the subject of an event's own record. */
export function sayOwnActivity(tell: Tell, type: "event" | "exhibition"): void {
  const said = detailsOf(tell, "crm:P4", tell.graph.subject, type);
  const when = said.when?.map((span) => ({ ...span, lasting: true }));
  const { title: _, ...rest } = said;
  if (Object.keys(rest).length > 0)
    tell.say("crm:P4", { kind: "activity", type, ...rest, ...(when ? { when } : {}) }, { by: { type } });
}

function detailsOf(tell: Tell, path: string, event: Node, type: ActivityType) {
  const { graph } = tell;
  const all = [event, ...at(graph, event, "crm:P9")];
  const when = all.flatMap((one) => at(graph, one, "crm:P4").flatMap((span) => timeOf(tell, path, span) ?? []));
  const where = all
    .flatMap((one) => at(graph, one, "crm:P7"))
    .flatMap((node) => {
      const place = refTo(tell, node, "place");
      return place ? [{ place }] : [];
    });
  const who = all.flatMap((one) => actorsOf(tell, one, type));
  const technique = at(graph, event, "crm:P32").flatMap((node) => refTo(tell, node, "concept") ?? []);
  const used = at(graph, event, "crm:P16").flatMap((node) => refTo(tell, node, "object") ?? []);
  const [title] = variantsOf(at(graph, event, "crm:P1").flatMap((node) => textsOf(tell, node)));
  const display = at(graph, event, "crm:P3").flatMap((node) => textsOf(tell, node));
  return {
    ...(title ? { title } : {}),
    ...(when.length > 0 ? { when } : {}),
    ...(where.length > 0 ? { where } : {}),
    ...(who.length > 0 ? { who } : {}),
    ...(technique.length > 0 ? { technique } : {}),
    ...(used.length > 0 ? { used } : {}),
    ...(display.length > 0 ? { display } : {}),
  };
}

function actorsOf(tell: Tell, event: Node, type: ActivityType): Actor<KeyRef>[] {
  const { graph } = tell;
  return Object.entries(roles).flatMap(([property, role]) =>
    graph.out(event, property).flatMap((node): Actor<KeyRef>[] => {
      const agent = refTo(tell, node, "person");
      return agent ? [{ agent, role: role || (usualRoles[type] ?? "participant") }] : [];
    }),
  );
}

/** A time-span of the CRM: outer bounds, else inner ones, beside its words. */
function timeOf(tell: Tell, field: string, span: Node): TimeSpan | undefined {
  const { graph } = tell;
  const first = (...paths: string[]) => at(graph, span, ...paths).find(({ value }) => value !== undefined)?.value;
  const whole = first("crm:P82");
  const begin = dayOf(first("crm:P82a", "crm:P81a") ?? whole);
  const end = dayOf(first("crm:P82b", "crm:P81b") ?? whole);
  const words = at(graph, span, "crm:P1", "crm:P78").flatMap((node) => textsOf(tell, node));
  const shown = words.length > 0 ? words : textsOf(tell, span);
  const { span: read } = tell.time(field, shown[0]?.value, {
    ...(begin === undefined ? {} : { begin }),
    ...(end === undefined ? {} : { end }),
  });
  return read && (shown.length > 0 ? { ...read, display: shown } : read);
}

/** `1889-01-01T00:00:00Z` → `1889-01-01`; times of day say nothing here. */
const dayOf = (moment: string | undefined) => moment?.trim().replace(/T[\d:.]+(Z|[+-]\d\d:?\d\d)?$/, "");
