import type { Pid } from "../identifiers/pid.ts";
import { followRegistry, type Logs } from "./follow-registry.ts";
import { sweep } from "./sweep.ts";

/** What retiring a source did: how many records went, and how many things nobody describes any more. */
export type Retired = { records: number; stubs: number };

const pageSize = 300;

/**
 * Takes away all that a system said that another has replaced. What the other describes stays described, under the same identifier;
 * what nobody describes becomes a stub, which keeps answering.
 */
export async function retire(source: string, logs: Logs): Promise<Retired> {
  const { registry, store } = logs;
  await followRegistry(logs);
  const retired: Retired = { records: 0, stubs: 0 };
  for (;;) {
    const keys = await store.records(source, "", pageSize);
    if (keys.length === 0) break;
    const { orphaned } = await store.remove(source, keys);
    const gone = [...new Set<Pid>(orphaned)];
    if (gone.length > 0) await registry.stub(gone);
    retired.records += keys.length;
    retired.stubs += gone.length;
  }
  await sweep(logs);
  return retired;
}
