import type { Finding } from "../../sources/port.ts";
import type { Collection } from "./collection.ts";
import { danglingLinks } from "./dangling-links.ts";
import { disagreements } from "./disagreements.ts";
import { isWanted, type Wanted, type WorklistRow } from "./row.ts";
import { sharedNumbers } from "./shared-numbers.ts";

const pageSize = 1000;

/** Everything there is to look at now, one row at a time: what harvests found, then what only the whole collection shows. */
export async function* gatherWorklist(collection: Collection, wanted: Wanted): AsyncGenerator<WorklistRow> {
  for await (const row of everything(collection, wanted)) if (isWanted(row, wanted)) yield row;
}

async function* everything(collection: Collection, { rule }: Wanted): AsyncGenerator<WorklistRow> {
  const ofTheWhole = {
    "link-to-nothing": danglingLinks,
    "sources-disagree": disagreements,
    "number-shared": sharedNumbers,
    "invalid-document": invalidDocuments,
  };
  const named = Object.entries(ofTheWhole).filter(([name]) => rule === undefined || rule === name);
  if (rule === undefined || !Object.hasOwn(ofTheWhole, rule)) yield* foundByHarvests(collection);
  for (const [, gather] of named) yield* gather(collection);
}

/** Loaded where there is one: formats and access points come with it. */
async function* invalidDocuments(collection: Collection): AsyncGenerator<WorklistRow> {
  if (collection.receipts.invalid(undefined, 1).length === 0) return;
  const { invalidDocuments: rows } = await import("./invalid-documents.ts");
  yield* rows(collection);
}

async function* foundByHarvests({ store, sources }: Collection): AsyncGenerator<WorklistRow> {
  for (const { name } of sources) {
    for (let after = 0; ; ) {
      const page = await store.findings(name, after, pageSize);
      for (const { finding } of page) yield { source: name, ...(finding as Finding) };
      const last = page.at(-1);
      if (!last) break;
      after = last.seq;
    }
  }
}
