import { offeredFor } from "../../access-points/press.ts";
import { readPublic } from "../../access-points/reading.ts";
import { written } from "../../access-points/written.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { hashOf, type Receipt } from "../../validity/receipts.ts";
import type { Collection } from "./collection.ts";
import type { WorklistRow } from "./row.ts";

const pageSize = 500;

/** Documents whose receipt says that they are invalid, as they are now: a row each, at the source that describes the thing. */
export async function* invalidDocuments(collection: Collection): AsyncGenerator<WorklistRow> {
  let page = collection.receipts.invalid(undefined, pageSize);
  for (; page.length > 0; page = collection.receipts.invalid(page.at(-1), pageSize))
    for (const receipt of page) {
      const entity = await asItIs(receipt, collection);
      if (entity) yield* rowsOf(receipt, entity);
    }
}

/** The thing, if its document is still the one that the receipt is of: another was not checked yet. */
async function asItIs({ pid, format, document }: Receipt, collection: Collection): Promise<PublicEntity | undefined> {
  const { registry, store, base } = collection;
  const reading = { registry, store, base, now: () => new Date() };
  const found = await registry.resolve(pid);
  const entity = found.found ? await readPublic(reading, found) : undefined;
  if (!entity) return undefined;
  const press = await collection.press();
  const offered = offeredFor(entity, press).find(({ name }) => name === format);
  return offered && hashOf(await written(entity, offered, reading, press)) === document ? entity : undefined;
}

function* rowsOf({ pid, format, rules }: Receipt, { facts }: PublicEntity): Generator<WorklistRow> {
  const [first] = facts;
  const faults = rules.flatMap((rule) => rule.faults.map((fault) => ({ ...fault, title: rule.title })));
  const [fault] = faults;
  if (!first || !fault) return;
  const { source, record } = first.from;
  const more = faults.length > 1 ? ` There is more: “cartouche validate ${pid} --format ${format}” tells all.` : "";
  yield {
    source,
    pid,
    kind: "doubtful",
    rule: "invalid-document",
    table: record.split("/")[1] ?? "",
    file: "",
    record,
    field: format,
    value: fault.where.slice(0, 200),
    detail: `As ${format} it does not hold to ${fault.title}: ${fault.what.slice(0, 300)}.${more}`,
  };
}
