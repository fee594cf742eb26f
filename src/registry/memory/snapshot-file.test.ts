import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, test } from "node:test";
import { alias, decision, described, object } from "../contract-samples.ts";
import { openFollowedFile } from "../sqlite/followed-file.ts";
import { openSqliteRegistry } from "../sqlite/registry.ts";
import { foldOf } from "./fold.ts";
import { loadParts } from "./load-parts.ts";
import { remember } from "./remember.ts";
import { readSnapshotFile } from "./snapshot-file.ts";

const top = mkdtempSync(join(tmpdir(), "cartouche-snapshot-"));
after(() => rmSync(top, { recursive: true }));
let folders = 0;

/** A registry with something of everything, of which a snapshot was kept. */
async function kept() {
  const folder = join(top, String(folders++));
  mkdirSync(folder);
  const place = { file: join(folder, "registry.sqlite"), snapshotFile: join(folder, "registry.snapshot") };
  const registry = openSqliteRegistry({ file: place.file });
  const pids = await described(registry, 8);
  const [a, b, c, d, e, f, g] = pids;
  assert.ok(a && b && c && d && e && f && g);
  await registry.merge(a, b, { actor: "desk:secret-actor", reason: "a secret reason" });
  await registry.split(c, [b, d], { actor: "desk:secret-actor", reason: "Two panels." });
  await registry.tombstone(e, { reason: "rights", note: "A note that was taken back.", successor: b }, decision);
  await registry.withdraw(e, true, decision);
  await registry.alias([alias(f, "beta", "000-04PN-0000"), alias(g, "beta", "000-04PN-0000")]);
  await registry.alias([alias(f, "inventory", "NG 6165"), alias(g, "beta", "001-03LO-0000", "wrong")]);
  const adopted = await registry.adopt("0F6J-0001-0000-0000", object("tms/object/adopted"), decision);
  await (await remember(registry, place)).close();
  return { ...place, pids: [...pids, adopted] };
}

/** Loads what was kept; answers what every PID and identifier stands for. */
async function loaded({ file, snapshotFile, pids }: Awaited<ReturnType<typeof kept>>) {
  const followed = openFollowedFile(file);
  const { parts, kept } = await loadParts(followed, snapshotFile);
  followed.close();
  const fold = foldOf(parts);
  const entries = [...pids.map(fold.entry), ...["000-04PN-0000", "001-03LO-0000"].map(fold.foreign)];
  return {
    kept,
    answers: entries.map((entry) => entry && { ...entry, end: fold.ending(entry) }),
    counts: fold.counts(),
  };
}

describe("the snapshot of a registry", () => {
  let sample: Awaited<ReturnType<typeof kept>>;
  let whole: Buffer;
  let mode: number;
  before(async () => {
    sample = await kept();
    whole = readFileSync(sample.snapshotFile);
    mode = statSync(sample.snapshotFile).mode & 0o777;
  });

  test("gives what the tables give", async () => {
    const from = await loaded(sample);
    assert.equal(from.kept, true);
    rmSync(sample.snapshotFile);
    assert.deepEqual(await loaded(sample), { ...from, kept: false });
    writeFileSync(sample.snapshotFile, whole);
  });

  test("is for its owner's eyes only, and has no source key, actor, reason, note or number in it", () => {
    assert.equal(mode, 0o600);
    for (const secret of ["tms/object", "secret", "Two panels", "taken back", "seen side by side", "NG 6165", "rights"])
      assert.equal(whole.includes(secret), false, secret);
  });

  test("with any byte changed, cut off anywhere, or with something added, is not used and the tables are", async () => {
    const { answers } = await loaded(sample);
    const places = Array.from({ length: whole.length }, (_, at) => at);
    for (const at of places) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      assert.ok(isUnusable(sample.snapshotFile, damaged), `byte ${at}`);
    }
    for (const at of places.filter((place) => place % 7 === 0))
      assert.ok(isUnusable(sample.snapshotFile, whole.subarray(0, at)), `cut off at ${at}`);
    assert.ok(isUnusable(sample.snapshotFile, Buffer.concat([whole, Buffer.from("\n")])));
    assert.deepEqual(await loaded(sample), { ...(await loaded(sample)), kept: false, answers });
    writeFileSync(sample.snapshotFile, whole);
  });

  test("of a newer version, of another registry, or of a log that has lost events is not used", async () => {
    const { answers } = await loaded(sample);
    writeFileSync(sample.snapshotFile, whole.toString("latin1").replace('"version":1', '"version":2'), "latin1");
    assert.deepEqual(readSnapshotFile(sample.snapshotFile), { unusable: "it is of version 2" });
    assert.deepEqual((await loaded(sample)).answers, answers);
    const other = await kept();
    writeFileSync(other.snapshotFile, whole);
    assert.equal((await loaded(other)).kept, false);
    writeFileSync(sample.snapshotFile, whole);
    const database = new DatabaseSync(sample.file);
    database.exec("PRAGMA foreign_keys = OFF; DROP TRIGGER event_kept; DELETE FROM event WHERE seq >= 3");
    database.close();
    assert.equal((await loaded(sample)).kept, false);
  });

  test("lets a tombstone that was withdrawn stand again with its words", async () => {
    const place = await kept();
    const writer = openSqliteRegistry({ file: place.file });
    const withdrawn = place.pids[4] ?? assert.fail();
    const registry = await remember(openSqliteRegistry({ file: place.file, readOnly: true }), place);
    await writer.restore(withdrawn, decision);
    const resolution = await registry.resolve(withdrawn);
    assert.ok(resolution.found && resolution.end?.state === "tombstoned");
    assert.equal(resolution.end.note, "A note that was taken back.");
    assert.deepEqual(resolution, await writer.resolve(withdrawn));
    await registry.close();
    await writer.close();
  });

  test("is followed on from where it stands, past events that lack their bodies too", async () => {
    const { file, snapshotFile, pids } = await kept();
    const [, b, , d] = pids;
    assert.ok(b && d);
    const writer = openSqliteRegistry({ file });
    await writer.stub([b]);
    await writer.assign([object("tms/object/late")]);
    const { size } = await writer.head();
    await writer.tombstone(d, { reason: "never-ours", note: "On loan for long." }, decision);
    const database = new DatabaseSync(file);
    database.exec(`DROP TRIGGER body_kept; DELETE FROM event_body WHERE seq = ${size}`);
    database.close();
    const registry = await remember(openSqliteRegistry({ file, readOnly: true }), { file, snapshotFile });
    assert.equal(registry.memory.event(), size + 1);
    for (const pid of pids) assert.deepEqual(await registry.resolve(pid), await writer.resolve(pid));
    assert.deepEqual(await registry.counts(), await writer.counts());
    await registry.close();
    await writer.close();
  });
});

function isUnusable(file: string, content: Buffer): boolean {
  writeFileSync(file, content);
  const read = readSnapshotFile(file);
  return read !== undefined && "unusable" in read;
}
