import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Pid } from "../src/identifiers/pid.ts";
import { openSqliteRegistry } from "../src/registry/sqlite/registry.ts";
import type { Change, Store } from "../src/store/port.ts";
import { openSqliteStore } from "../src/store/sqlite/store.ts";
import { ask } from "./load.ts";
import { cartouche } from "./run.ts";
import { conceptKeys, writeWorks } from "./works-of-a-concept.ts";

const changesAtOnce = 10_000;
const sampled = 500;
const patienceSeconds = 300;

/** A harvested museum of works that have one concept; `other` is one that none has. */
export type Museum = {
  records: string;
  data: string;
  config: string;
  concept: Pid;
  other: Pid;
  works: Pid[];
  store: Store;
};

/** Makes and harvests one in a folder. */
export async function harvestedMuseum(folder: string, works: number): Promise<Museum> {
  const [records, data] = [join(folder, "works"), join(folder, "data")];
  const config = join(folder, "cartouche.config.ts");
  writeWorks(records, { works, name: "marine paintings" });
  writeFileSync(
    config,
    `export const config = ({ push }) => ({ institution: "A museum", sources: [push({ name: "works", folder: "./works", audience: "public" })] });\n`,
  );
  await cartouche(["harvest", "--json", "--config", config], data);
  const registry = openSqliteRegistry({ file: join(data, "registry.sqlite"), readOnly: true });
  const concepts = await registry.lookup(Object.values(conceptKeys));
  await registry.close();
  const [concept, other] = [concepts.get(conceptKeys.used), concepts.get(conceptKeys.unused)];
  const store = openSqliteStore({ file: join(data, "store.sqlite"), archiveFile: join(data, "archive.sqlite") });
  const pids = await worksOf(store);
  if (!concept || !other || pids.length !== works) throw new Error(`${pids.length} works were harvested, not ${works}`);
  return { records, data, config, concept, other, works: pids, store };
}

const worksOf = (store: Store) => store.list({ type: "object", public: true, limit: 1_000_000 });

/** Does something to the concept; answers after how many seconds the last work's line was in the change list. Fails where one is missing or told otherwise. */
export async function secondsUntilOut(museum: Museum, act: () => Promise<unknown>): Promise<number> {
  const { store, works } = museum;
  let after = await lastSeq(store);
  const started = performance.now();
  const acting = act();
  const waiting = new Set(works);
  let seconds = Number.NaN;
  while (waiting.size > 0) {
    const changes = await store.changes(after, changesAtOnce);
    for (const change of changes) told(change, waiting, museum);
    after = changes.at(-1)?.seq ?? after;
    seconds = (performance.now() - started) / 1000;
    if (seconds > patienceSeconds) throw new Error(`${waiting.size} works were never told`);
    if (waiting.size > 0) await pause(50);
  }
  await acting;
  return seconds;
}

/** The cause is written down, each work is told once, and none has a new version. */
function told({ pid, kind, version, cause }: Change, waiting: Set<Pid>, { concept, other }: Museum): void {
  if (pid === concept || pid === other) return;
  if (kind !== "ripple" || cause !== concept || version !== 1 || !waiting.delete(pid))
    throw new Error(`${pid} has the line “${kind}” of ${cause}, version ${version}`);
}

async function lastSeq(store: Store): Promise<number> {
  for (let seq = 0; ; ) {
    const last = (await store.changes(seq, changesAtOnce)).at(-1);
    if (!last) return seq;
    seq = last.seq;
  }
}

/** What the works must be by now: of the PIDs that they had, with datestamps since a moment, and five hundred of them with a name in their answers. */
export async function mustBeOut(
  { works, store }: Museum,
  { name, since, address }: { name: string; since: string; address: string },
): Promise<void> {
  if ((await worksOf(store)).join() !== works.join()) throw new Error("PIDs moved");
  for (const pid of works) {
    const modified = (await store.read(pid))?.modified;
    if (modified === undefined || modified < since) throw new Error(`${pid} has a datestamp of before: ${modified}`);
  }
  const step = Math.max(1, Math.floor(works.length / sampled));
  for (let at = 0; at < works.length; at += step) {
    const { status, body } = await ask(`${address}/${works[at]}.json`);
    if (status !== 200 || !body.includes(name)) throw new Error(`${works[at]} answers ${status}, without “${name}”`);
  }
}
