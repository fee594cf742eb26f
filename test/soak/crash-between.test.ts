import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { Pid } from "../../src/identifiers/pid.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { cartouche, type Serving, serve } from "../command.ts";
import { ask, soakedMuseum } from "./soaked-museum.ts";

const crashes = Number(process.env.CARTOUCHE_CRASHES ?? 100);
const museum = await soakedMuseum();
after(() => museum.remove());

const files = (data: string) => ({
  file: join(data, "store.sqlite"),
  archiveFile: join(data, "archive.sqlite"),
});
const pick = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)] ?? assert.fail("none");

/** The end of the change list as a follower has read it, and what it then saw of each thing that was named. */
const follower = { seq: 0, seen: new Map<Pid, string>() };

/** Decides something of a thing that allows it, as staff would; the server may end meanwhile. */
async function decide(serving: Serving): Promise<Pid[]> {
  const registry = openSqliteRegistry({ file: join(museum.data, "registry.sqlite"), readOnly: true });
  const pids = museum.pids.slice(0, 60);
  const [pid, other] = [pick(pids), pick(pids)];
  const [found, target] = [await registry.resolve(pid), await registry.resolve(other)];
  await registry.close();
  if (!found.found || !target.found || pid === other) return [];
  const at = { address: serving.address, key: museum.key };
  const chance = Math.random();
  if (found.end?.state === "merged") await ask(at, "DELETE", `/merges/${found.end.mergeId}`).catch(() => undefined);
  else if (found.end) await ask(at, "POST", `/pids/${pid}/restore`, { reason: "again" });
  else if (target.end) return [];
  else if (chance < 0.5) await ask(at, "POST", `/pids/${pid}/merge`, { into: other, reason: "one thing" });
  else if (chance < 0.75)
    await ask(at, "POST", `/pids/${pid}/tombstone`, { reason: "never-ours", note: "It was never ours." });
  else await ask(at, "POST", `/pids/${pid}/withdraw`, { reason: "in error" });
  return [pid, other];
}

/** What every way in answers for a thing must be what the registry says of it. */
async function mustAgree(serving: Serving, pids: Iterable<Pid>): Promise<void> {
  const registry = openSqliteRegistry({ file: join(museum.data, "registry.sqlite"), readOnly: true });
  const get = (path: string) => fetch(`${serving.address}${path}`, { redirect: "manual" });
  for (const pid of pids) {
    const found = await registry.resolve(pid);
    if (!found.found) return assert.fail(`${pid} is lost`);
    const [thing, document] = [await get(`/${pid}`), await get(`/${pid}.json`)];
    const statuses = [thing.status, document.status];
    const [number] = (await registry.aliasesOf(pid)).filter(({ scheme }) => scheme === "inventory");
    const looked = number && (await get(`/lookup/inventory/${encodeURIComponent(number.value)}`));
    if (found.end?.state === "merged") {
      assert.deepEqual(statuses, [301, 301], pid);
      assert.equal(thing.headers.get("location"), `/${found.end.into}`);
      if (looked?.status === 303) assert.equal(looked.headers.get("location"), `/${found.end.into}`);
    } else assert.deepEqual(statuses, found.end ? [410, 410] : [303, 200], `${pid} is ${found.state}`);
    if (!found.end) {
      const record = (await document.json()) as { numbers?: { value: string }[] };
      const said = new Set((record.numbers ?? []).map(({ value }) => value));
      for (const { pid: loser } of await registry.mergedInto(pid))
        for (const { scheme, value, standing } of await registry.aliasesOf(loser))
          if (scheme === "inventory" && standing === "current") assert.ok(said.has(value), `${pid} shows ${value}`);
    }
  }
  await registry.close();
}

/** Reads on in the change list as an index would, after any crash. */
async function readOn(): Promise<void> {
  const store = openSqliteStore(files(museum.data));
  for (const { seq, pid } of await store.changes(follower.seq, 1_000_000)) {
    follower.seq = seq;
    follower.seen.set(pid, await seenOf(store, pid));
  }
  await store.close();
}

async function seenOf(store: ReturnType<typeof openSqliteStore>, pid: Pid): Promise<string> {
  const entity = await store.read(pid);
  return entity ? JSON.stringify([entity.type, entity.facts]) : "nothing";
}

test(`${crashes} crashes between a decision and what follows of it: every reader and feed agrees after each`, async (t) => {
  let decisions = 0;
  const touched = new Set<Pid>();
  let serving = await serve(museum.environment);
  await readOn();
  for (let crash = 0; crash < crashes; crash++) {
    const recent = new Set<Pid>();
    for (let at = 0; at < 3; at++) {
      const decided = await decide(serving);
      if (decided.length > 0) decisions++;
      for (const pid of decided) recent.add(pid);
    }
    await pause(Math.random() * 250);
    await serving.stop("SIGKILL");
    serving = await serve(museum.environment);
    await readOn();
    for (const pid of recent) touched.add(pid);
    await mustAgree(serving, recent);
  }
  await mustAgree(serving, touched);
  assert.equal((await serving.stop()).code, 0);
  await sameAsMadeAnew();
  t.diagnostic(`${decisions} decisions, ${touched.size} things touched, ${follower.seq} changes read`);
  assert.ok(decisions > crashes, `${decisions} decisions were made`);
});

/** The store that went through all this says the same as one made from nothing, and so does what was read in its change list. */
async function sameAsMadeAnew(): Promise<void> {
  await readOn();
  const anew = `${museum.data}-anew`;
  cpSync(museum.data, anew, {
    recursive: true,
    filter: (from) => !from.includes("store.sqlite") && !from.endsWith(".sock"),
  });
  const { code, stderr } = await cartouche(["harvest"], { ...museum.environment, CARTOUCHE_DATA: anew });
  assert.equal(code, 0, stderr);
  const [old, made] = [openSqliteStore(files(museum.data)), openSqliteStore(files(anew))];
  for (const pid of museum.pids) {
    const now = await seenOf(old, pid);
    assert.equal(await seenOf(made, pid), now, `${pid} is as in a store made anew`);
    assert.equal(follower.seen.get(pid) ?? now, now, `${pid} is as the change list told`);
    assert.deepEqual((await made.summaries([pid])).get(pid), (await old.summaries([pid])).get(pid));
    assert.deepEqual(await made.referrers(pid, 500), await old.referrers(pid, 500));
  }
  await old.close();
  await made.close();
}
