import { hash } from "node:crypto";
import type { SourceRecord } from "../sources/port.ts";
import type { PlannedStep } from "../store/harvest-book.ts";
import { isStillOpen } from "./numbered.ts";
import type { Coming, Taking } from "./take.ts";

/** What is to be done with a record that is not as it was; `base` is the content that was known of it. */
export type Changed = Coming & { action: Exclude<PlannedStep["action"], "vanish" | "rename">; base?: string };

/** A batch sorted by what is known: unchanged records, changed and new ones, and those whose key was there before in this run. */
export type Sifted = {
  unchanged: SourceRecord[];
  changed: Changed[];
  twice: SourceRecord[];
  /** The keys that were known. */
  known: string[];
};

/**
 * Sorts a batch by what the store knows. A record is unchanged when its source says the same and the mapping is the same; by another
 * mapping it is described again, which is no change of the source, and so is one that names a number whose holder is known now. With `again` a record may have been seen before: the run was
 * interrupted and reads it a second time.
 */
export async function sift(records: readonly SourceRecord[], taking: Taking, again: boolean): Promise<Sifted> {
  const { source, store, run, full, registry } = taking;
  const isAsKept = async (kept: string) =>
    kept === source.revision || (await isStillOpen(kept, source.revision, registry));
  const keys = records.map(({ key }) => key);
  const prints = await store.prints(source.name, run, keys);
  const sifted: Sifted = { unchanged: [], changed: [], twice: [], known: [...prints.keys()] };
  const inBatch = new Set<string>();
  for (const record of records) {
    const before = prints.get(record.key);
    const twice = inBatch.has(record.key) || (before?.seen && !again);
    inBatch.add(record.key);
    const content = contentOf(record);
    if (twice) sifted.twice.push(record);
    else if (!full && before?.content === content && (await isAsKept(before.revision))) sifted.unchanged.push(record);
    else if (!before) sifted.changed.push({ record, content, action: "create" });
    else sifted.changed.push({ record, content, base: before.content, action: actionOf(before.content, content) });
  }
  return sifted;
}

/** The hash of what a record says, without what its source calls meaningless. */
function contentOf({ content, original }: SourceRecord): string {
  return hash("sha256", content ?? original);
}

/** Of a record from before contents were kept nobody knows whether it has changed. */
function actionOf(before: string, now: string): "redescribe" | "update" {
  return before === now || before === "" ? "redescribe" : "update";
}
