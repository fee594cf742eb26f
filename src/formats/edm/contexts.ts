import type { TimeSpan } from "../../entities/facts.ts";
import type { EntityType } from "../../entities/types.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { addressesOf, addressOf } from "../address-of.ts";
import type { WriteContext } from "../port.ts";
import { spanInLine } from "../what-stands.ts";
import { element, type Xml } from "../xml.ts";
import { literal, resource, texts } from "./values.ts";

/** The classes of contextual entities that EDM has for what is referred to; others are only addresses or words. */
const classes: Partial<Record<EntityType, string>> = {
  person: "edm:Agent",
  group: "edm:Agent",
  place: "edm:Place",
  location: "edm:Place",
  concept: "skos:Concept",
};

/** What a record refers to, each described once after it: agents, places, concepts and times. */
export type Contexts = {
  /** A property that refers to a thing: by its address where it has one, and then the thing is described; else in its words. */
  refer(name: string, ref: PublicRef): Xml[];
  /** A property that refers to a time: its bounds are described, or it is only words. `id` is its own in the record. */
  during(name: string, span: TimeSpan, id: string): Xml[];
  /** Everything that was referred to, in order of class and address. */
  described(): Xml[];
};

/** Begins to collect what the record of a thing refers to. */
export function startContexts(context: Pick<WriteContext, "base">, thing: string): Contexts {
  const found = new Map<string, { name: string; uri: string; xml: Xml }>();
  const add = (name: string, uri: string, make: () => Xml[]) => {
    if (!found.has(`${name} ${uri}`)) found.set(`${name} ${uri}`, { name, uri, xml: entity(name, uri, make()) });
  };
  return {
    refer(name, ref) {
      const uri = addressOf(ref, context);
      const kind = classes[ref.type];
      if (uri === undefined || (kind === undefined && ref.pid === undefined))
        return literal(name, { value: ref.label });
      if (kind) add(kind, uri, () => named(kind, ref, addressesOf(ref, context).slice(1)));
      return [resource(name, uri)];
    },
    during(name, span, id) {
      const { earliest, latest, display } = span;
      if (earliest === undefined && latest === undefined) return texts(name, display);
      const uri = `${thing}#${id}`;
      add("edm:TimeSpan", uri, () => timed(span));
      return [resource(name, uri)];
    },
    described: () =>
      order.flatMap((name) => [...found.values()].filter((one) => one.name === name)).map(({ xml }) => xml),
  };
}

const order = ["edm:Agent", "edm:Place", "edm:TimeSpan", "skos:Concept"];

const entity = (name: string, uri: string, inside: Xml[]) => element(name, { "rdf:about": uri }, inside);

function named(kind: string, { label }: PublicRef, same: readonly string[]): Xml[] {
  const property = kind === "skos:Concept" ? "skos:exactMatch" : "owl:sameAs";
  return [...literal("skos:prefLabel", { value: label }), ...same.map((one) => resource(property, one))];
}

function timed(span: TimeSpan): Xml[] {
  const { display, earliest, latest } = span;
  const words = display?.some(({ value }) => value.trim() !== "")
    ? display
    : [{ value: spanInLine({ ...span, display: [] }) ?? "" }];
  return [
    ...texts("skos:prefLabel", words),
    ...(earliest === undefined ? [] : [element("edm:begin", {}, earliest)]),
    ...(latest === undefined ? [] : [element("edm:end", {}, latest)]),
  ];
}
