import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Pid } from "../../identifiers/pid.ts";
import { isProblem } from "../../registry/is-problem.ts";
import { verifyCheckpoint } from "../../registry/log/checkpoint.ts";
import { hashesOfTile, leavesOfTile } from "../../registry/log/tile.ts";
import { parseVerifierKey } from "../../registry/log/verifier-key.ts";
import { leafHash, merkleRoot } from "../../registry/merkle.ts";
import { openLogReader } from "../../registry/sqlite/log-reader.ts";
import { openSqliteRegistry } from "../../registry/sqlite/registry.ts";
import type { AccessPoint } from "../port.ts";
import { log } from "./log.ts";

const folder = mkdtempSync(join(tmpdir(), "cartouche-log-"));
const file = join(folder, "registry.sqlite");
const registry = openSqliteRegistry({ file });
const reader = openLogReader(file);
const secretKey = "tms/object/SECRET-KEY";
const secretNumber = "SECRET-NUMBER";
/** 257 times assign, alias, reserve, void, activate, merge, tombstone, withdraw. */
const events = 257 + 7;
const pids: Pid[] = [];
let point: AccessPoint;

const get = (path: string) => point.handle({ method: "GET", path, headers: {} });
const bytesAt = async (path: string) => Buffer.from((await get(path)).body ?? "");

before(async () => {
  for (let event = 0; event < 257; event++) {
    const [assigned] = await registry.assign([{ key: `${secretKey}-${event}`, type: "secret-type" }]);
    if (assigned) pids.push(assigned.pid);
  }
  const [first] = pids;
  if (first) await registry.alias([{ pid: first, scheme: "inventory", value: secretNumber, standing: "current" }]);
  const decision = { actor: "SECRET-ACTOR", reason: "SECRET-REASON" };
  const reserved = await registry.reserve(3, "secret-type", decision);
  pids.push(...reserved);
  await registry.void(reserved.slice(0, 1), decision);
  const [loser, survivor, gone, withdrawn] = pids.slice(0, 4);
  if (!loser || !survivor || !gone || !withdrawn) throw new Error("nothing was minted");
  await registry.activate([loser, survivor, gone, withdrawn]);
  await registry.merge(loser, survivor, decision);
  await registry.tombstone(gone, { reason: "privacy", note: "SECRET-NOTE" }, decision);
  await registry.withdraw(withdrawn, true, decision);
  point = log({ log: reader, folder, name: "data.example.org/log" });
});
after(async () => {
  reader.close();
  await registry.close();
  rmSync(folder, { recursive: true });
});

test("a stranger verifies the whole log from checkpoint, key and entries", async () => {
  const key = parseVerifierKey((await bytesAt("/log/key")).toString());
  assert.ok(key);
  const checkpoint = verifyCheckpoint((await bytesAt("/log/checkpoint")).toString(), key);
  assert.equal(checkpoint?.size, events);
  const bundles = [await bytesAt("/log/tile/entries/000"), await bytesAt(`/log/tile/entries/001.p/${events - 256}`)];
  const hashes = bundles.flatMap((bundle) => leavesOfTile(bundle) ?? []).map((leaf) => leafHash(leaf));
  assert.deepEqual(merkleRoot(hashes), checkpoint?.root);
  assert.deepEqual(hashesOfTile(await bytesAt(`/log/tile/0/001.p/${events - 256}`)), hashes.slice(256));
  assert.deepEqual(hashesOfTile(await bytesAt("/log/tile/1/000.p/1")), [merkleRoot(hashes.slice(0, 256))]);
});

test("a full tile may be kept for ever; a partial one, the checkpoint and the key are asked for again", async () => {
  const caching = async (path: string) => (await get(path)).headers["cache-control"];
  assert.match((await caching("/log/tile/0/000")) ?? "", /immutable/);
  assert.match((await caching("/log/tile/entries/000")) ?? "", /immutable/);
  for (const path of [`/log/tile/0/001.p/${events - 256}`, "/log/tile/entries/001.p/1", "/log/checkpoint", "/log/key"])
    assert.equal(await caching(path), "no-cache", path);
  assert.equal((await get("/log/tile/0/000")).headers["content-type"], "application/octet-stream");
  assert.equal((await get("/log/checkpoint")).headers["content-type"], "text/plain; charset=utf-8");
});

test("what the log has not, is not found", async () => {
  const paths = ["/log", "/log/", "/log/tile/0/001", "/log/tile/0/002.p/1", "/log/log-key.pem", "/log/tile/0/../key"];
  for (const path of paths) await assert.rejects(get(path), isProblem("not-found"), path);
});

test("no PID, source key, type, number, actor, reason or note leaves in a tile, an entry or the checkpoint", async () => {
  const paths = ["checkpoint", "key", "tile/0/000", `tile/0/001.p/${events - 256}`, "tile/1/000.p/1"];
  const entries = ["tile/entries/000", `tile/entries/001.p/${events - 256}`];
  const all = await Promise.all([...paths, ...entries].map((path) => bytesAt(`/log/${path}`)));
  const secrets = [...pids, ...pids.map((pid) => pid.replaceAll("-", "")), "SECRET", "secret", "PRIVATE KEY"];
  for (const secret of secrets) assert.ok(!all.some((bytes) => bytes.includes(secret)), secret);
});

test("where nothing can be signed, the answer names no file and no reason", async () => {
  const other = mkdtempSync(join(tmpdir(), "cartouche-log-"));
  writeFileSync(join(other, "log-key.pem"), "no key", { mode: 0o600 });
  const broken = log({ log: reader, folder: other, name: "data.example.org/log" });
  for (const path of ["/log/checkpoint", "/log/key"]) {
    await assert.rejects(broken.handle({ method: "GET", path, headers: {} }), (error: Error) => {
      assert.ok(isProblem("not-ready")(error) && !error.message.includes(other));
      return true;
    });
  }
  rmSync(other, { recursive: true });
});
