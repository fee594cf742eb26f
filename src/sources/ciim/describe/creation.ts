import type { ActivityFact, Actor, KeyRef } from "../../../entities/facts.ts";
import type { ActivityType } from "../../../entities/words.ts";
import { identifying } from "../../telling/identifying.ts";
import { type Node, nodesAt, saysAt, wordAt } from "../node.ts";
import { qualifierOf } from "./qualifier.ts";
import type { Tell } from "./tell.ts";

type Creation = { type: ActivityType; at: string; nodes: readonly Node[] };

/** Says how a thing was made: when, where and by whom, with the words of the attribution. */
export function sayCreation(tell: Tell, type: ActivityType = "production"): void {
  sayCreations(tell, { type, at: "creation", nodes: nodesAt(tell.source, "creation") });
}

/** Says activities of one type, one for each node. */
export function sayCreations(tell: Tell, { type, at, nodes }: Creation): void {
  for (const [index, node] of nodes.entries()) {
    const when = nodesAt(node, "date").flatMap((date) => tell.span(`${at}.date`, date) ?? []);
    const who = [...actorsOf(tell, node, "maker"), ...actorsOf(tell, node, "publisher")];
    const where = wheresOf(tell, node);
    const attribution = nodesAt(node, "attribution").find((one) => wordAt(one, "type") === "attribution");
    const display = wordAt(attribution, "value");
    if (when.length + who.length + where.length === 0 && display === undefined) continue;
    const body: ActivityFact<KeyRef> = {
      kind: "activity",
      type,
      ...(when.length > 0 ? { when } : {}),
      ...(where.length > 0 ? { where } : {}),
      ...(who.length > 0 ? { who } : {}),
      ...(display === undefined ? {} : { display: [tell.text(display)] }),
    };
    const field = who.length > 0 ? "maker" : when.length > 0 ? "date" : where.length > 0 ? "place" : "attribution";
    tell.say(`${at}.${field}`, body, { by: { type, index: String(index) } });
    sayPeriods(tell, `${at}.timespan`, node);
  }
}

function actorsOf(tell: Tell, node: Node, place: "maker" | "publisher"): Actor<KeyRef>[] {
  return nodesAt(node, place).flatMap((maker) => {
    const agent = namedIn(tell, maker, place === "publisher" ? "group" : undefined);
    if (!agent) return [];
    const word = wordAt(maker, "@link.role.value") ?? wordAt(maker, "@link.relationship.value");
    const role = word?.toLowerCase() ?? (place === "publisher" ? "publisher" : "maker");
    const prefix = wordAt(maker, "@link.prefix.value") ?? wordAt(maker, "@link.prefix");
    const suffix = wordAt(maker, "@link.suffix.value") ?? wordAt(maker, "@link.suffix");
    const qualifier = qualifierOf(prefix);
    const label = "text" in agent ? agent.text : (agent.label ?? "");
    const display = prefix || suffix ? [prefix, label, suffix].filter(Boolean).join(" ") : undefined;
    return [
      {
        key: [`${tell.record}#${place}`, identifying(agent), role, prefix].filter(Boolean).join("/"),
        agent,
        role,
        ...(qualifier ? { qualifier } : {}),
        ...(display === undefined ? {} : { display: tell.text(display) }),
        ...(saysAt(maker, "@link.historical") === true ? { standing: "former" as const } : {}),
        ...(saysAt(maker, "@link.public") === false ? { audience: "staff" as const } : {}),
        ...(word ? { sourceWord: word } : {}),
      },
    ];
  });
}

/** An agent by its record, or as the library writes it: `Moreau-Nélaton, Etienne, 1859-1927`. */
export function namedIn(tell: Tell, node: Node, type?: "group"): KeyRef | undefined {
  if (nodesAt(node, "@admin").length > 0) return tell.ref(node);
  const name = wordAt(node, "name.value");
  const dates = nodesAt(node, "structured").flatMap((one) => wordAt(one, "value") ?? []);
  const text = [name?.replace(/[\s,.;:]+$/, ""), ...dates.map((date) => date.replace(/\.$/, ""))]
    .filter(Boolean)
    .join(", ");
  return text === "" ? undefined : { type: type ?? "person", text };
}

function wheresOf(tell: Tell, node: Node) {
  return nodesAt(node, "place").flatMap((one) => {
    const words = wordAt(one, "name.value")?.replace(/[\s,.;:]+$/, "");
    const place =
      nodesAt(one, "@admin").length > 0
        ? tell.ref(one, "place")
        : words
          ? { type: "place" as const, text: words }
          : undefined;
    const role = wordAt(one, "@link.role.value");
    return place ? [{ key: `${tell.record}#place/${identifying(place)}`, place, ...(role ? { role } : {}) }] : [];
  });
}

/** The period of a thesaurus in which it was made. */
function sayPeriods(tell: Tell, at: string, node: Node): void {
  for (const one of nodesAt(node, "timespan")) {
    const concept = tell.ref(one, "concept");
    if (concept)
      tell.say(
        at,
        { kind: "classification", aspect: "period", concept },
        { by: { aspect: "period", concept: identifying(concept) } },
      );
  }
}
