import type { PublicEntity } from "../../publish/public-entity.ts";
import type { Format, ValidityRule, WriteContext } from "../port.ts";
import type { Triple } from "./triples.ts";

/** A graph that a record can be written as, the same in every syntax. */
export type Graph = Required<Pick<Format, "profile" | "revised" | "losses">> & {
  /** Before the names, titles and extensions of its files; absent for the one that plain `.ttl` is. */
  own?: { name: string; title: string; extension: string };
  triplesOf(entity: PublicEntity, context: WriteContext): Triple[];
};

/** A syntax of RDF. `document` is the address of the file that is written: what its graph is called where graphs have names. */
export type Syntax = Pick<Format, "name" | "title" | "extension" | "contentType" | "accepts"> & {
  of: Extract<ValidityRule, { by: "syntax" }>["of"];
  /** Of the standard that it follows: `"Turtle 1.1"`. */
  standard: string;
  write(triples: readonly Triple[], document: string): string;
};

/** The last triples of each graph: a thing that is written in six syntaxes, as dumps and validation do, is put together once. */
const lately = new WeakMap<Graph, { entity: PublicEntity; context: WriteContext; triples: readonly Triple[] }>();

function triplesIn(graph: Graph, entity: PublicEntity, context: WriteContext): readonly Triple[] {
  const last = lately.get(graph);
  if (last?.entity === entity && last.context === context) return last.triples;
  const triples = graph.triplesOf(entity, context);
  lately.set(graph, { entity, context, triples });
  return triples;
}

/** A graph in a syntax, as a format. */
export function inSyntax(graph: Graph, syntax: Syntax): Format {
  const { own, profile, revised, losses } = graph;
  const extension = own ? `${own.extension}.${syntax.extension}` : syntax.extension;
  return {
    name: own ? `${own.name}-${syntax.name}` : syntax.name,
    title: own ? `${own.title} (${syntax.title})` : syntax.title,
    extension,
    contentType: own && syntax.of === "json-ld" ? `${syntax.contentType};profile="${profile.uri}"` : syntax.contentType,
    accepts: syntax.accepts,
    profile,
    types: "all",
    revised,
    wantsMedia: true,
    tellsEndings: true,
    losses,
    validity: [{ by: "syntax", title: syntax.standard, of: syntax.of }],
    write: (entity, context) =>
      syntax.write(triplesIn(graph, entity, context), `${context.base}/${entity.pid}.${extension}`),
  };
}
