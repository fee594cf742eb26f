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
  /** The licence of the data, a URI. */
  licence?: string;
  /** Things that refer to this one, computed when read; only formats with `wantsReferrers` get them. */
  referrers?: { total: number; first: readonly (PublicRef & { as: string })[] };
  /** The picture of each media that this thing refers to and that outsiders may see, as `pictureOf` finds it. */
  pictures?: ReadonlyMap<Pid, Picture>;
};

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
  types: readonly EntityType[] | "all";
  /** The day on which it last began to write the same entity otherwise, `"2026-11-23"`: `Last-Modified` is never before it. */
  revised: string;
  wantsReferrers?: boolean;
  write(entity: PublicEntity, context: WriteContext): string;
}
