import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Client } from "pg";
import { noAuthority } from "../../src/entities/authority.ts";
import { storeContract } from "../../src/store/contract.ts";
import { daysContract } from "../../src/store/contract-days.ts";
import { harvestContract } from "../../src/store/contract-harvest.ts";
import { mergedContract } from "../../src/store/contract-merged.ts";
import { referrersContract } from "../../src/store/contract-referrers.ts";
import { type OpenStore, own, painter, painting, record, room, said } from "../../src/store/contract-samples.ts";
import type { Store } from "../../src/store/port.ts";
import { copyPostgresStore } from "../../src/store/postgres/copy.ts";
import { openPostgresStore } from "../../src/store/postgres/store.ts";
import { type Throwaway, throwawayPostgres, withoutPostgres } from "../throwaway-postgres.ts";

const clock = () => new Date("2026-05-01T10:00:00Z");

describe("on a server of its own", { skip: withoutPostgres }, () => {
  let server: Throwaway;
  before(async () => {
    server = await throwawayPostgres();
  });
  after(() => server.close());

  const schemasOf = (name: string) => {
    const [archive = name] = name.split(" without");
    return { store: name, archive: `${archive} archive` };
  };
  const open: OpenStore = (name, clock, authority = noAuthority) =>
    openPostgresStore({ url: server.url, schemas: schemasOf(name), clock, authority });

  async function asked(...statements: string[]): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    try {
      let rows: Record<string, unknown>[] = [];
      for (const statement of statements) rows = (await client.query(statement)).rows;
      return rows;
    } finally {
      await client.end();
    }
  }

  const putOne = async (store: Store, title: string, key = "a") =>
    store.put("tms", await store.beginRun("tms"), [record(key, title, own(painting, said("tms", key, title)))]);

  storeContract("PostgreSQL", open);
  mergedContract("PostgreSQL", open);
  referrersContract("PostgreSQL", open);
  daysContract("PostgreSQL", open);
  harvestContract("PostgreSQL", open);

  test("the archive itself refuses to lose or change a state", async () => {
    const store = await open("kept", clock);
    await putOne(store, "Sunflowers");
    await store.close();
    for (const table of ["state", "version"]) {
      for (const statement of [`DELETE FROM`, `TRUNCATE`]) {
        await assert.rejects(asked(`${statement} "kept archive".${table}`), /the archive keeps every/);
      }
      await assert.rejects(asked(`UPDATE "kept archive".${table} SET hash = ''`), /the archive keeps every/);
    }
  });

  test("a store written by a later version is refused, with what to do", async () => {
    await (await open("newer", clock)).close();
    await asked(`INSERT INTO "newer".upgrade VALUES (1, 99, 'some day')`);
    await assert.rejects(open("newer", clock), { code: "store-newer", message: /Install a newer Cartouche/ });
  });

  test("a store from before days were kept is brought up, and each thing in it is looked at once", async () => {
    const before = await open("before days", clock);
    await putOne(before, "Sunflowers");
    await before.close();
    await asked(
      'ALTER TABLE "before days".entity DROP COLUMN turns',
      `DELETE FROM "before days".upgrade`,
      `INSERT INTO "before days".upgrade VALUES (0, 1, 'some day')`,
    );
    const store = await open("before days", clock);
    assert.deepEqual(await store.due(9), [painting]);
    await store.turn([painting]);
    assert.deepEqual(await store.due(9), []);
    assert.equal((await store.changes(0, 9)).length, 1);
    await store.close();
  });

  test("two processes that open a new store at once make it once, with one epoch", async () => {
    const both = await Promise.all([open("at once", clock), open("at once", clock)]);
    assert.equal(both[0].epoch(), both[1].epoch());
    for (const store of both) await store.close();
  });

  test("two that write at once number the change list without a gap, and no version is lost", async () => {
    const [one, other] = await Promise.all([open("both", clock), open("both", clock)]);
    const runs = await Promise.all([one.beginRun("tms"), other.beginRun("tms")]);
    const put = (store: Store, run: number, title: string) =>
      store.put("tms", run, [record("a", title, own(painting, said("tms", "a", title)))]);
    await Promise.all(
      Array.from({ length: 10 }, (_, at) => put(at % 2 ? one : other, runs[at % 2] ?? 0, `title ${at}`)),
    );
    const lines = await one.changes(0, 100);
    const upToTen = Array.from({ length: 10 }, (_, at) => at + 1);
    assert.deepEqual([lines.map(({ seq }) => seq), lines.map(({ version }) => version)], [upToTen, upToTen]);
    await one.close();
    await other.close();
  });

  test("a batch that fails half-way leaves nothing, and the next one is as if it had not been", async () => {
    const store = await open("half", clock);
    const run = await store.beginRun("tms");
    const good = record("a", "f", own(painting, said("tms", "a", "Sunflowers")));
    const twice = record("b", "f", own(room, said("tms", "b", "Chair")), own(room, said("tms", "b", "Chair")));
    await assert.rejects(store.put("tms", run, [good, twice]));
    assert.deepEqual(await store.tally("tms", run), { known: 0, unseen: 0 });
    await store.put("tms", run, [good]);
    assert.deepEqual(
      (await store.changes(0, 10)).map(({ seq, pid, version }) => [seq, pid, version]),
      [[1, painting, 1]],
    );
    await store.close();
  });

  test("any character may stand in a key, a finding and a label: none of them stops a harvest", async () => {
    const store = await open("characters", clock);
    const run = await store.beginRun("tms");
    const odd = ["tms/a/\0", "tms/a/\ud800", 'tms/a/"quoted"', '"tms/a"', "tms/a/🌻\\n"];
    const pids = [painting, painter, room, "B000-0000-0004", "B000-0000-0005"] as (typeof painting)[];
    const records = odd.map((key, at) => record(key, "f", own(pids[at] ?? room, said("tms", key, `a\0${key}`))));
    await store.put("tms", run, records);
    await store.addFindings(
      "tms",
      run,
      odd.map((key) => ({ record: key, finding: { value: key } })),
    );
    assert.deepEqual([...(await store.prints("tms", run, odd)).keys()].sort(), [...odd].sort());
    assert.deepEqual(
      (await store.findings("tms", 0, 10)).map(({ finding }) => finding),
      odd.map((value) => ({ value })),
    );
    assert.deepEqual(
      [...(await store.summaries(pids)).values()].map(({ label }) => label),
      odd.map((key) => `a\0${key}`),
    );
    assert.equal((await store.put("tms", run, records)).filter(({ outcome }) => outcome === "updated").length, 5);
    assert.equal((await store.changes(0, 100)).length, 5);
    assert.deepEqual(await store.findings("tms", 0, 10), []);
    await store.close();
  });

  test("a copy begins as the store is, goes its own way, and nothing of it is left when it is closed", async () => {
    const store = await open("copied", clock);
    await putOne(store, "Sunflowers");
    const copy = await copyPostgresStore({ url: server.url, schemas: schemasOf("copied"), clock });
    assert.equal(copy.epoch(), store.epoch());
    await putOne(copy, "Tournesols");
    assert.deepEqual(
      (await copy.changes(0, 10)).map(({ seq, kind, version }) => [seq, kind, version]),
      [
        [1, "create", 1],
        [2, "update", 2],
      ],
    );
    assert.deepEqual(
      (await copy.runs(10)).map(({ id }) => id),
      [2, 1],
    );
    assert.equal((await store.read(painting))?.version, 1);
    await copy.close();
    await store.close();
    assert.deepEqual(await asked("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'cartouche_copy%'"), []);
  });

  test("the stamp moves within a second of what another process commits, and stands still when nothing is", async () => {
    const [reader, writer] = await Promise.all([open("stamped", clock), open("stamped", clock)]);
    reader.stamp();
    const still = await until(async () => {
      const before = reader.stamp();
      await new Promise((resolve) => setTimeout(resolve, 50));
      return reader.stamp() === before;
    });
    assert.equal(still, true);
    const before = reader.stamp();
    await putOne(writer, "Sunflowers");
    assert.equal(await until(async () => reader.stamp() !== before), true);
    await reader.close();
    await writer.close();
  });

  test("a connection that is cut in the middle of a batch undoes it whole, and the next call connects again", async () => {
    const store = await open("cut", clock);
    const puts = Array.from({ length: 12 }, (_, at) => putOne(store, `title ${at}`));
    await Promise.race(puts);
    await asked("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cartouche'");
    for (const end of await Promise.allSettled(puts))
      if (end.status === "rejected") assert.equal(end.reason.code, "store-unreachable");
    await putOne(store, "the last");
    const lines = await store.changes(0, 100);
    const counted = lines.map((_, at) => at + 1);
    assert.deepEqual([lines.map(({ seq }) => seq), lines.map(({ version }) => version)], [counted, counted]);
    assert.equal((await store.read(painting))?.version, lines.length);
    await store.close();
  });

  test("while the server is away each call says what to do, the stamp moves by itself, and afterwards all goes on", async () => {
    const store = await open("away", clock);
    await putOne(store, "Sunflowers");
    store.stamp();
    server.stop();
    await assert.rejects(putOne(store, "Chair"), { code: "store-unreachable", message: /Check that the server runs/ });
    await assert.rejects(store.read(painting), { code: "store-unreachable", status: 503 });
    const before = store.stamp();
    assert.equal(await until(async () => store.stamp() !== before), true);
    server.start();
    await putOne(store, "Sunflowers (1888)");
    assert.equal((await store.read(painting))?.version, 2);
    await store.close();
  });
});

test("a server that is not there, a wrong name and a wrong password are told with what to do, and without the password", async () => {
  const url = "postgres://museum:secret@127.0.0.1:1/collection";
  await assert.rejects(openPostgresStore({ url }), ({ code, message }: Error & { code: string }) => {
    assert.equal(code, "store-unreachable");
    assert.match(message, /postgres:\/\/museum@127\.0\.0\.1:1\/collection: .*Check that the server runs/);
    assert.doesNotMatch(message, /secret/);
    return true;
  });
});

async function until(holds: () => Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + 5_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20)))
    if (await holds()) return true;
  return false;
}
