import type { Registry } from "../../registry/port.ts";
import type { Finding } from "../../sources/port.ts";
import type { Store } from "../../store/port.ts";

/**
 * How the records of a source stand: `valid` ones are described as they are now, `invalid` ones could not be taken as they are now, and
 * their last good description stands. Of all, `staffOnly` describe what outsiders may not see.
 */
export type Standing = { valid: number; invalid: number; staffOnly: number };

const pageSize = 1000;

/** Counts how the records of a source stand. */
export async function standingOfRecords(
  source: string,
  { registry, store }: { registry: Registry; store: Store },
): Promise<Standing> {
  const invalid = await rejectedRecords(source, store);
  const standing = { valid: 0, invalid: 0, staffOnly: 0 };
  for (let after = ""; ; ) {
    const keys = await store.records(source, after, pageSize);
    const pids = await registry.lookup(keys);
    const summaries = await store.summaries([...new Set(pids.values())]);
    for (const key of keys) {
      standing[invalid.has(key) ? "invalid" : "valid"]++;
      const pid = pids.get(key);
      if (pid !== undefined && summaries.get(pid)?.public === false) standing.staffOnly++;
    }
    const last = keys.at(-1);
    if (last === undefined) return standing;
    after = last;
  }
}

async function rejectedRecords(source: string, store: Store): Promise<Set<string>> {
  const rejected = new Set<string>();
  for (let after = 0; ; ) {
    const page = await store.findings(source, after, pageSize);
    for (const { finding } of page) {
      const { kind, record } = finding as Finding;
      if (kind === "rejected" && record !== undefined) rejected.add(record);
    }
    const last = page.at(-1);
    if (!last) return rejected;
    after = last.seq;
  }
}
