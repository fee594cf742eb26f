import type { Link } from "../../entities/facts.ts";
import { rewriteFact } from "../../entities/rewrite-fact.ts";
import type { PublicFact, PublicRef } from "../../publish/public-entity.ts";
import { fragment } from "../iri.ts";
import { type JsonRef, jsonRef } from "./reference.ts";

/**
 * A fact as the plain JSON says it: `{ id, key, kind, …, from: { source, record, field } }` with every reference as
 * `{ id, type, label }`. Who may see it and which run read it are not told: both change without the fact changing.
 */
export function jsonFact(fact: PublicFact, base: string, subject: string): Record<string, unknown> {
  const plain = rewriteFact<PublicRef, JsonRef>(fact, { ref: (ref) => jsonRef(ref, base) });
  if (plain === undefined) return {};
  const { kind, key, from, audience: _audience, audienceWhen: _audienceWhen, ...rest } = plain;
  const { source, record, field } = from;
  const said = { id: `${subject}#${fragment(key)}`, key, kind, ...rest, from: { source, record, field } };
  if (plain.kind === "activity") {
    return {
      ...said,
      ...(plain.who ? { who: plain.who.map(withoutAudience) } : {}),
      ...(plain.where ? { where: plain.where.map(withoutAudience) } : {}),
    };
  }
  return plain.kind === "inscription" && plain.by ? { ...said, by: withoutAudience(plain.by) } : said;
}

function withoutAudience<L extends Link<JsonRef>>(link: L): Omit<L, "audience" | "audienceWhen"> {
  const { audience: _audience, audienceWhen: _audienceWhen, ...rest } = link;
  return rest;
}
