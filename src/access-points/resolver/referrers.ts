import { classesOf, hasVariants } from "../../entities/classes-of.ts";
import { Problem } from "../../errors.ts";
import { inverseOf, inverseRelations } from "../../formats/linked-art/inverse-relations.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import type { Referrer, ReferrersAsked } from "../../store/port.ts";
import { etagOf } from "../conditional.ts";
import type { HttpAnswer, Reading } from "../port.ts";
import { readPublic } from "../reading.ts";
import type { Part } from "./part.ts";
import { citing, linkHeader } from "./signposts.ts";

const context = "https://linked.art/ns/v1/search.json";
const isPage = { type: "OrderedCollectionPage" } as const;

/**
 * `/{PID}/referrers?as=objectProducedByAgent`: what refers to a thing in an inverse relation of Linked Art, or without `as` in any way,
 * as a page of its search API (https://linked.art/api/1.0/search/). Pages are read on by PID (`after`, `before`, `page=last`), so
 * that none is skipped or told twice when others come and go. Fault: `request-malformed`.
 */
export const referrersPart = (pageSize = 100): Part => ({
  spelling: "referrers?as={relation}",
  pattern: /^referrers$/,
  parameters: ["as", "after", "before", "page"],
  async answer({ found: { entity }, request, reading, press }) {
    const asked = askedOf(entity, new URLSearchParams(request.query ?? ""));
    const body = `${JSON.stringify(await pageOf(entity, { ...asked, pageSize }, reading), null, 2)}\n`;
    return {
      status: 200,
      headers: {
        "content-type": `application/ld+json;profile="${context}"`,
        etag: etagOf(body),
        "cache-control": "no-cache",
        link: linkHeader(citing(entity.pid, press.base)),
      },
      body,
    } satisfies HttpAnswer;
  },
});

type Asked = { name: string | undefined; narrowed: ReferrersAsked; from: ReferrersAsked };
type AskedPage = Asked & { pageSize: number };

function askedOf({ type, facts }: PublicEntity, parameters: URLSearchParams): Asked {
  const name = parameters.get("as") ?? undefined;
  const own = classesOf(type, facts).linkedArt;
  const relation = name === undefined ? undefined : inverseOf(name, own);
  if (name !== undefined && !relation) {
    const relations = Object.keys(inverseRelations).filter((one) => inverseOf(one, own));
    throw new Problem("request-malformed", `“${name}” cannot be asked of this ${type}. Ask for one of the relations.`, {
      relations,
    });
  }
  const after = pidIn(parameters, "after");
  const before = pidIn(parameters, "before");
  const last = before !== undefined || parameters.get("page") === "last";
  return {
    name,
    narrowed: relation ? { as: relation.as, types: relation.types } : {},
    from: { ...(after ? { after } : {}), ...(before ? { before } : {}), last },
  };
}

/** A place in the order of identifiers. */
function pidIn(parameters: URLSearchParams, name: string): Pid | undefined {
  const value = parameters.get(name);
  if (value === null) return undefined;
  if (/^[0-9A-Z-]{1,40}$/.test(value)) return value as Pid;
  throw new Problem("request-malformed", `“${name}” is not an identifier. Follow the links of a page from its first.`);
}

async function pageOf(entity: PublicEntity, { name, narrowed, from, pageSize }: AskedPage, reading: Reading) {
  const { store, base } = reading;
  const collection = `${base}/${entity.pid}/referrers${name === undefined ? "" : `?as=${name}`}`;
  const at = (query: string) => ({
    id: query === "" ? collection : `${collection}${name === undefined ? "?" : "&"}${query}`,
    ...isPage,
  });
  const { total } = await store.referrers(entity.pid, 0, narrowed);
  const { first: rows } = await store.referrers(entity.pid, pageSize, { ...narrowed, ...from });
  const [first] = rows;
  const last = rows.at(-1);
  const start = first ? (await store.referrers(entity.pid, 0, { ...narrowed, before: first.pid })).total : 0;
  return {
    "@context": context,
    ...at(asSent(from)),
    partOf: {
      id: collection,
      type: "OrderedCollection",
      first: at(""),
      last: at(total > pageSize ? "page=last" : ""),
      totalItems: total,
      label: { en: [`${name ?? "Referring records"}: ${entity.label}`] },
    },
    ...(last && start + rows.length < total ? { next: at(`after=${last.pid}`) } : {}),
    ...(first && start > 0 ? { prev: at(`before=${first.pid}`) } : {}),
    startIndex: start,
    orderedItems: await itemsOf(rows, reading),
  };
}

const asSent = ({ after, before, last }: ReferrersAsked) =>
  after ? `after=${after}` : before ? `before=${before}` : last ? "page=last" : "";

/** Each by its address and class; what has ended since is left out. */
async function itemsOf(rows: readonly Referrer[], reading: Reading): Promise<{ id: string; type: string }[]> {
  const items: { id: string; type: string }[] = [];
  for (const { pid, type } of rows) {
    const found = await reading.registry.resolve(pid);
    if (!found.found || found.end) continue;
    const known = hasVariants(type) ? await readPublic(reading, found) : undefined;
    items.push({ id: `${reading.base}/${pid}`, type: classesOf(type, known?.facts ?? []).linkedArt });
  }
  return items;
}
