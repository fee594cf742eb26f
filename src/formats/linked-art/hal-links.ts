import { classesOf } from "../../entities/classes-of.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import type { WriteContext } from "../port.ts";
import { inverseRelations } from "./inverse-relations.ts";

type Link = { href: string; type?: string; name?: string; title?: string; profile?: string; templated?: true };

/** The links of a document (JSON Hypertext Application Language): by relation, one or several. */
export type HalLinks = Readonly<Record<string, Link | readonly Link[]>>;

/**
 * The links of a Linked Art document (https://linked.art/api/1.0/hal/): itself, the versions it follows, its other forms, and a search page
 * for every inverse relation in which anything stands to the record.
 */
export function halLinks(entity: PublicEntity, { base, beside }: WriteContext): HalLinks {
  const { pid } = entity;
  const address = `${base}/${pid}`;
  const alternates = (beside?.offered ?? []).map(({ title, extension, accepts: [type], profile }) => ({
    href: `${address}.${extension}`,
    ...(type ? { type } : {}),
    title,
    ...(profile ? { profile: profile.uri } : {}),
  }));
  return {
    self: { href: `${address}.jsonld` },
    curies: [{ name: "la", href: "https://linked.art/api/rels/1/{rel}", templated: true }],
    ...(alternates.length > 0 ? { alternate: alternates } : {}),
    "la:modelVersion": { href: "https://linked.art/model/1.0/", name: "v1.0.0" },
    "la:apiVersion": { href: "https://linked.art/api/1.0/", name: "v1.0.0" },
    ...searches(entity, address, beside),
  };
}

function searches(
  { type, facts }: PublicEntity,
  address: string,
  beside: WriteContext["beside"],
): Record<string, Link> {
  if (beside === undefined) return {};
  const { referrerCounts: counts, mostCounted } = beside;
  const some = sumOf(counts) >= mostCounted ? "at least " : "";
  const own = classesOf(type, facts).linkedArt;
  const links: Record<string, Link> = {};
  for (const [name, { given, as, types }] of Object.entries(inverseRelations)) {
    if (!given.includes(own)) continue;
    const found = counts.filter((row) => types.includes(row.type) && row.as.some((way) => as.includes(way)));
    const total = sumOf(found);
    const title = total === 1 ? `${some}1 record` : `${some}${total} records`;
    if (total > 0) links[`la:${name}`] = { href: `${address}/referrers?as=${name}`, title };
  }
  return links;
}

const sumOf = (counts: readonly { count: number }[]) => counts.reduce((sum, { count }) => sum + count, 0);
