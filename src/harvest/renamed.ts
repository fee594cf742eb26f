import { hash } from "node:crypto";
import type { SourceRecord } from "../sources/port.ts";
import { pagesOf } from "./plan-pages.ts";
import type { Taking } from "./take.ts";

const pageSize = 500;

/**
 * Turns planned steps for new records into renamings where a system has given its records other numbers: the record says what
 * exactly one missing record said, but for its own number, and no other new record does. Answers the keys that were renamed.
 */
export async function planRenames(taking: Taking): Promise<Set<string>> {
  const { store, run, source } = taking;
  const renamed = new Set<string>();
  const { create = 0 } = await store.planCounts(run);
  if (create === 0) return renamed;
  const missing = await missingBySaying(taking);
  if (missing.size === 0) return renamed;
  const heirs = await heirsBySaying(taking, missing);
  for (const [saying, heir] of heirs) {
    const was = missing.get(saying);
    if (!was || !heir) continue;
    renamed.add(was);
    const base = (await store.original(source.name, was))?.content ?? "";
    await store.plan(run, [{ ...heir, action: "rename", was, base }], true);
  }
  return renamed;
}

/** The missing records by what they say; null where several say the same. */
async function missingBySaying({ store, run, source }: Taking): Promise<Map<string, string | null>> {
  const missing = new Map<string, string | null>();
  for (let after = ""; ; ) {
    const page = await store.unseen(source.name, run, after, pageSize);
    for (const { key } of page) {
      const kept = await store.original(source.name, key);
      if (!kept) continue;
      const saying = sayingOf(key, kept.original);
      missing.set(saying, missing.has(saying) ? null : key);
    }
    const last = page.at(-1);
    if (!last) return missing;
    after = last.key;
  }
}

type Heir = { key: string; content?: string; record?: string };

async function heirsBySaying(
  { store, run }: Taking,
  missing: ReadonlyMap<string, string | null>,
): Promise<Map<string, Heir | null>> {
  const heirs = new Map<string, Heir | null>();
  for await (const page of pagesOf(store, run)) {
    for (const { step } of page) {
      if (step.action !== "create" || step.record === undefined) continue;
      const record: SourceRecord = JSON.parse(step.record);
      const saying = sayingOf(record.key, record.original);
      if (missing.has(saying)) heirs.set(saying, heirs.has(saying) ? null : step);
    }
  }
  return heirs;
}

/** What a record says without its own number, which stands in it as a whole value: `"6183"`, `: 6183,` or `>6183<`. */
function sayingOf(key: string, original: string): string {
  const [, table = ""] = key.split("/");
  const id = key.slice(key.lastIndexOf("/") + 1).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const whole = new RegExp(`(?<=["'>:,[])${id}(?=["'<,\\]}])`, "g");
  return hash("sha256", `${table}\n${original.replace(whole, "")}`);
}
