import type { Pid } from "../src/identifiers/pid.ts";
import type { Store } from "../src/store/port.ts";

/** Everything that a store tells of these things and sources, to compare two stores. What it told of when goes with it; its epoch does not. */
export async function toldBy(store: Store, pids: readonly Pid[], sources: readonly string[]): Promise<unknown> {
  const ofThings = await Promise.all(
    pids.map(async (pid) => ({
      pid,
      entity: await store.read(pid),
      last: await store.lastState(pid),
      said: await store.saidOf(pid),
      referrers: [
        await store.referrers(pid, 3),
        await store.referrers(pid, 1000),
        await store.referrers(pid, 3, { types: ["object"], last: true }),
      ],
      referrerCounts: await store.referrerCounts(pid, 1000),
    })),
  );
  const ofSources = await Promise.all(
    sources.map(async (source) => {
      const keys = await store.records(source, "", 100_000);
      const findings = (await store.findings(source, 0, 100_000)).map(({ finding }) => finding);
      const prints = [...(await store.prints(source, 1, keys))].sort();
      const originals = await store.originals(source, "", 100_000);
      return { source, keys, prints, originals, tally: await store.tally(source, 1), findings };
    }),
  );
  return {
    ofThings,
    ofSources,
    summaries: [...(await store.summaries(pids))].sort(),
    described: [...(await store.described(pids))].sort(),
    lists: [await store.list({ limit: 100_000 }), await store.list({ public: true, type: "object", limit: 100_000 })],
    counts: [await store.counts("all"), await store.counts("public")],
    complete: [...(await store.completeSources())].sort(),
    cursor: await store.cursor(),
    changes: await store.changes(0, 1_000_000),
  };
}
