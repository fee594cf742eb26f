import { z } from "zod";
import type { Audience } from "../../entities/facts.ts";
import { type EntityType, isEntityType } from "../../entities/types.ts";
import { checkedOptions } from "../reading/checked-options.ts";

/** A SPARQL 1.1 endpoint, and which of its things are wanted. */
export type SparqlEndpoint = {
  url: string;
  /** What a wanted `?s` fulfils: `"?s a <http://www.cidoc-crm.org/cidoc-crm/E22_Human-Made_Object>"`; default is everything with a class. */
  where?: string;
  /** How many things are asked for at a time; default 100. */
  pageSize?: number;
  /** Sent with every request, such as an account. */
  headers?: Record<string, string>;
  pauseMs?: number;
  timeoutSeconds?: number;
  retryMs?: number;
};

/** Where RDF is and how it is read; `name` begins every key (`rdf/thing/https://…`) and must never change. */
export type RdfOptions = {
  name?: string;
  /** A folder of Turtle, N-Triples and RDF/XML. */
  folder?: string | URL;
  sparql?: SparqlEndpoint;
  /** What relative addresses in files are relative to. */
  base?: string;
  /** How the addresses of things begin that are records here; everything but what an authority has, where it is not said. */
  own?: readonly string[];
  /** What else classes are, by address or short name: `{ "https://example.org/ns#Drawer": "location" }`. */
  types?: Record<string, EntityType>;
  /** What things are that have no class; they are reported where it is not said. */
  otherwise?: EntityType;
  /** Of everything: `"staff"` unless the museum says otherwise. */
  audience?: Audience;
  /** Of texts that do not say it, BCP 47. */
  language?: string;
};

/** The options in force. */
export type RdfSettings = RdfOptions & {
  name: string;
  types: Record<string, EntityType>;
  audience: Audience;
};

const text = z.string().min(1);
const address = z.url({ protocol: /^https?$/, error: "must be an address that begins with http:// or https://" });
const entityType = z.custom<EntityType>(
  (word) => typeof word === "string" && isEntityType(word),
  "is no type of thing",
);

const form = z
  .strictObject({
    name: text.optional(),
    folder: z.union([text, z.instanceof(URL)]).optional(),
    sparql: z
      .strictObject({
        url: address.refine((url) => !/\/\/[^/]*@/.test(url), "must not have a password in it; give headers"),
        where: text.optional(),
        pageSize: z.number().int().min(1).max(1000).optional(),
        headers: z.record(text, z.string()).optional(),
        pauseMs: z.number().min(0).optional(),
        timeoutSeconds: z.number().positive().optional(),
        retryMs: z.number().min(1).optional(),
      })
      .optional(),
    base: z.url().optional(),
    own: z.array(text).optional(),
    types: z.record(text, entityType).optional(),
    otherwise: entityType.optional(),
    audience: z.enum(["public", "staff"]).optional(),
    language: text.optional(),
  })
  .refine(
    ({ folder, sparql }) => (folder === undefined) !== (sparql === undefined),
    "give either `folder` or `sparql`",
  ) as z.ZodType<RdfOptions>;

/** The options with their defaults. Fault: `config-invalid`. */
export function settingsOf(options: RdfOptions): RdfSettings {
  const given = checkedOptions("rdf", form, options);
  return { ...given, name: given.name ?? "rdf", types: given.types ?? {}, audience: given.audience ?? "staff" };
}
