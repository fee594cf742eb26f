import type { SourceRecord } from "../../sources/port.ts";
import type { Store } from "../../store/port.ts";

const pageSize = 500;

/** The records of a source as they are kept, in the order of their keys; the source itself is not asked. */
export async function* keptRecords(source: string, store: Pick<Store, "originals">): AsyncGenerator<SourceRecord> {
  for (let after = ""; ; ) {
    const page = await store.originals(source, after, pageSize);
    for (const { key, original } of page) yield { key, original, at: { file: "as kept", row: 0 } };
    const last = page.at(-1);
    if (!last) return;
    after = last.key;
  }
}
