import type { FactKind } from "../entities/facts.ts";
import type { EntityType } from "../entities/types.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { PublicEntity, PublicRef } from "../publish/public-entity.ts";

/** A picture that a browser can show: an address of the web and, where known, its size. */
export type Picture = { url: string; widthPx?: number; heightPx?: number };

/** What a writer may know beside the entity: where PIDs live, and (for people's pages) what refers to it. */
export type WriteContext = {
  /** The namespace of PIDs, without a slash at the end: `"https://data.example.org"`. */
  base: string;
  /** The museum's name, for people. */
  institution: string;
  /** The museum itself, a URI: its Wikidata item, its ISIL under `http://lobid.org/organisations/`, its own PID. */
  institutionUri?: string;
  /** The licence of the data, a URI. */
  licence?: string;
  /** What may be done with a thing or an image of which no right is said, a URI by type: `{ object: "http://creativecommons.org/publicdomain/mark/1.0/" }`. */
  rights?: Readonly<Partial<Record<EntityType, string>>>;
  /** Things that refer to this one, computed when read; only formats with `wantsReferrers` get them. */
  referrers?: { total: number; first: readonly (PublicRef & { as: string })[] };
  /** What stands beside the document: every other form in which the thing is offered, and how many refer to it; only formats with `wantsLinks` get it. */
  beside?: Beside;
  /** Each media that this thing refers to and that outsiders may see; only formats with `wantsMedia` get them. */
  media?: ReadonlyMap<Pid, PublicEntity>;
};

/** The other forms that a thing is offered in, and how many things of a type refer to it in just these ways. */
export type Beside = {
  offered: readonly Pick<Format, "name" | "title" | "extension" | "accepts" | "profile">[];
  /** How many were looked at at most: where the counts come to this, there may be more. */
  mostCounted: number;
  referrerCounts: readonly { type: EntityType; as: readonly string[]; count: number }[];
};

/**
 * Something that a format does not carry, and why: a field of a fact kind (`"when"`), a kind of which nothing is written (`"*"`), or a field
 * of every fact (kind `"*"`). Plain JSON has all of it. Fields are named as facts have them, so that a record can be told which of its own
 * are left out: several as `"by, checked"`, one within another as `"who.role"`, only some values of it as `"match: close, broad"`.
 * `types` are those of which it is so, where that is not all.
 */
export type Loss = { kind: FactKind | "*"; field: string; reason: string; types?: readonly EntityType[] };

/**
 * By what a document is held to be valid: one of a standard's own artefacts, as a file of the schema cache (`"lido/lido-v1.1.xsd"`), or
 * that it can be read as what it says it is. Of a `json-schema` that is a folder, `pick` names the file by the document's `type`; of our own
 * the schema itself is named. `schematron` may stand in the `appinfo` of an XML Schema.
 */
export type ValidityRule =
  | { by: "xsd" | "schematron" | "compiled-schematron"; title: string; artefact: string }
  | {
      by: "json-schema";
      title: string;
      artefact: string;
      pick?: Readonly<Record<string, string>>;
      without?: readonly string[];
    }
  | { by: "json-schema"; title: string; schema: object }
  | {
      by: "syntax";
      title: string;
      /** Of JSON-LD: the context that it names. */
      artefact?: string;
      of:
        | "json"
        | "xml"
        | "html"
        | "turtle"
        | "n-triples"
        | "n-quads"
        | "trig"
        | "rdf-xml"
        | "json-ld"
        | "bibtex"
        | "ris"
        | "csv"
        | "text";
    };

/** How many records make one file: what stands before and after them, and a record in it. */
export type Bundle = {
  /** Of the file, without a dot: `"jsonl"`. */
  extension: string;
  mediaType: string;
  open: string;
  close: string;
  entry(entity: PublicEntity, context: WriteContext): string;
};

/** What OAI-PMH says of a format that is harvested (section 3.4): its prefix, the address of its XML Schema, and the namespace of its root. */
export type Harvested = { prefix: string; schema: string; namespace: string };

/** A format: one row of the table in `formats/table.ts`, and a pure function over the fact kinds. */
export interface Format {
  /** Its name in `/formats` and in errors: `"turtle"`. */
  name: string;
  title: string;
  /** Of the document's address, without a dot: `"ttl"`. */
  extension: string;
  /** Sent as `Content-Type`, with charset or profile: `"text/turtle; charset=utf-8"`. */
  contentType: string;
  /** Media types in `Accept` that ask for it, without parameters, best first. */
  accepts: readonly string[];
  /** Its profile (W3C Content Negotiation by Profile): URI and short token. */
  profile?: { uri: string; token: string };
  /** Other short names that ask for it, as clients of services before this one know them: `["iiif"]`. */
  tokens?: readonly string[];
  types: readonly EntityType[] | "all";
  /** The day on which it last began to write the same entity otherwise, `"2026-11-23"`: `Last-Modified` is never before it. */
  revised: string;
  wantsReferrers?: boolean;
  wantsMedia?: boolean;
  wantsLinks?: boolean;
  /** Whether it can say that a thing is no longer described; where it cannot, plain JSON says so in its place. */
  tellsEndings?: boolean;
  /** What a record lacks to be offered in it, in words: `["a right that says what may be done with it"]`. Without this every record of its types is offered. */
  missing?(entity: PublicEntity, context: WriteContext): string[];
  /** Under which prefix OAI-PMH gives its documents; only XML formats have one. */
  harvested?: Harvested;
  /** How its records are put into one file, where that is not as `bundleOf` does it for its media type. */
  bundle?: Bundle;
  /** What of the facts is not written: the coverage table, held to the writer by a test. */
  losses: readonly Loss[];
  /** By what its documents are held to be valid, in order; none where no standard says. */
  validity: readonly ValidityRule[];
  write(entity: PublicEntity, context: WriteContext): string;
}
