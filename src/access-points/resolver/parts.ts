import { Problem } from "../../errors.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import type { HttpAnswer, HttpRequest, Reading } from "../port.ts";
import type { Press } from "../press.ts";
import type { Found } from "../reading.ts";
import { receiptsPart } from "../receipts/receipts-part.ts";
import { alternativesOf } from "./alternatives.ts";
import { referrersPart } from "./referrers.ts";
import { why } from "./why.ts";

/** What a part is made from: the thing, what of it was asked for (`["manifest"]` after its pattern), and where to read and print. */
export type AskedPart = {
  found: { resolution: Found; entity: PublicEntity };
  match: readonly string[];
  /** Of its address, without a dot, where that is one of a format: `"json"`. */
  extension?: string;
  request: HttpRequest;
  reading: Reading;
  press: Press;
};

/**
 * A part of a thing, which stands under its identifier: `/{PID}/manifest`. `pattern` is of all that follows the identifier's
 * slash, `spelling` the same for people (`"v{n}"`). One that `stays` belongs to the identifier it was made under and
 * does not follow a merge. Without `answer` nothing is served there yet. An answer is kept until the registry or the store changes, by
 * path, `Accept`, `Accept-Profile`, `_profile` and `_mediatype`; one that depends on more says `cache-control: no-store`.
 */
export type Part = {
  spelling: string;
  pattern: RegExp;
  stays?: boolean;
  /** The parameters that its answer depends on. */
  parameters?: readonly string[];
  answer?(asked: AskedPart): Promise<HttpAnswer>;
};

/** A press that prints parts too. */
export type PressWithParts = Press & { parts: readonly Part[] };

/** Every part there is: adding one is a line here. */
export const parts: readonly Part[] = [
  why,
  { spelling: "v{n}", pattern: /^v[1-9]\d*$/, stays: true },
  { spelling: "versions", pattern: /^versions$/, stays: true },
  { spelling: "canvas/{n}", pattern: /^canvas\/.+$/, stays: true },
  receiptsPart,
  referrersPart(),
];

/** The part that a suffix names, and what its pattern found. */
export function partAt(suffix: string, table: readonly Part[]): { part: Part; match: string[] } | undefined {
  for (const part of table) {
    const match = suffix.startsWith("/") ? part.pattern.exec(suffix.slice(1)) : null;
    if (match) return { part, match };
  }
  return undefined;
}

/** That nothing stands at this place under an identifier, and what there is of it. */
export function noSuchPart(suffix: string, entity: PublicEntity, press: PressWithParts): Problem {
  const { pid } = entity;
  const served = press.parts.flatMap(({ spelling, answer }) => (answer ? [`/${pid}/${spelling}`] : []));
  const alternatives = entity.ending ? [] : alternativesOf(entity, press);
  return new Problem(
    "part-unknown",
    `${pid} is an identifier here, but nothing stands under it at “${suffix}”. Ask for the identifier itself or for one of its documents.`,
    { pid, parts: served, alternatives: [{ name: "thing", title: entity.label, href: `/${pid}` }, ...alternatives] },
  );
}
