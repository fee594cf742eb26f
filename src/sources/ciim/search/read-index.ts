import { Problem } from "../../../errors.ts";
import type { ReadItem } from "../../port.ts";
import { isObject, type Node, wordAt, wordsAt } from "../node.ts";
import type { CiimIndex, CiimSettings } from "../options.ts";
import { type Intake, intakeOf } from "../read/items-of.ts";
import type { Ask } from "./ask.ts";
import { pageIn } from "./page.ts";

/** From where a read goes on: behind these values of its order, with the words that were given and the latest time that was seen. */
type Position = { after: unknown[]; given: string[]; latest: number };

const usualPageSize = 100;
const changedField = "@admin.processed";

/** Every record of the index, a page at a time; each page ends with a position from which the read may go on. */
export function readIndex(settings: CiimSettings, ask: Ask, from?: { position: string }): AsyncGenerator<ReadItem> {
  return pagesOf(settings, ask, { position: from && positionIn(from.position) });
}

/** The records that CIIM has processed since a mark, which is that time; those of the mark's own moment again. */
export function changesIn(settings: CiimSettings, ask: Ask, since: string): AsyncGenerator<ReadItem> {
  const time = Number(since);
  if (!Number.isFinite(time))
    throw new Problem("source-unreadable", `${since} is no mark of a CIIM. Harvest everything once.`);
  return pagesOf(settings, ask, { since: time });
}

type From = { position?: Position | undefined; since?: number };

async function* pagesOf(settings: CiimSettings, ask: Ask, { position, since }: From): AsyncGenerator<ReadItem> {
  const { service } = settings;
  if (!service) return;
  const intake = intakeOf(settings, { given: position?.given });
  const seen = { latest: position?.latest ?? since ?? 0, row: 0 };
  let after = position?.after;
  for (;;) {
    const page = pageIn(await ask(questionOf(service, since, after)));
    if (after === undefined && since === undefined) yield { expected: page.total };
    if (page.why) yield { partial: page.why };
    for (const hit of page.hits) yield* taken(hit, intake, seen, service.index);
    const last = page.hits.at(-1);
    if (!last || page.hits.length < (service.pageSize ?? usualPageSize)) break;
    after = orderOf(last);
    if (since === undefined) {
      const at: Position = { after, given: intake.given(), latest: seen.latest };
      yield { position: JSON.stringify(at) };
    }
  }
  if (seen.latest > 0) yield { mark: String(seen.latest) };
  yield { rows: intake.tally.rows };
}

function* taken(hit: Node, intake: Intake, seen: { latest: number; row: number }, index: string): Generator<ReadItem> {
  const processed = Number(wordAt(hit, `_source.${changedField}`));
  if (processed > seen.latest) seen.latest = processed;
  yield* intake.take(hit, { file: index, row: ++seen.row });
}

function questionOf({ query, sort, pageSize }: CiimIndex, since: number | undefined, after: unknown[] | undefined) {
  const changed = since === undefined ? [] : [{ range: { [changedField]: { gte: since } } }];
  const wanted = [...(query ? [query] : []), ...changed];
  return {
    size: pageSize ?? usualPageSize,
    track_total_hits: true,
    query: wanted.length === 0 ? { match_all: {} } : { bool: { filter: wanted } },
    sort: [{ [sort ?? "@admin.uid"]: "asc" }],
    ...(after === undefined ? {} : { search_after: after }),
  };
}

function orderOf(hit: Node): unknown[] {
  const order = Array.isArray(hit.sort) ? hit.sort : [];
  if (order.length === 0 || order.includes(null))
    throw new Problem(
      "source-unreadable",
      `The record ${wordAt(hit, "_id") ?? ""} has nothing to be put in order by. Set \`sort\` to a field that every record has.`,
    );
  return order;
}

function positionIn(text: string): Position {
  const said: unknown = JSON.parse(text);
  const node = isObject(said) ? said : {};
  const after = Array.isArray(node.after) ? node.after : [];
  return { after, given: wordsAt(node, "given"), latest: Number(wordAt(node, "latest") ?? 0) };
}
