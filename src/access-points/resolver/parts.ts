import { Problem } from "../../errors.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import type { Press } from "../press.ts";
import { receiptsPart } from "../receipts/receipts-part.ts";
import { alternativesOf } from "./alternatives.ts";
import type { Part } from "./part.ts";
import { referrersPart } from "./referrers.ts";
import { why } from "./why.ts";

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
