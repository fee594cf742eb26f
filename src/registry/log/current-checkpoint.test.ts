import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { isProblem } from "../is-problem.ts";
import { leafHash, merkleRoot } from "../merkle.ts";
import { verifyCheckpoint } from "./checkpoint.ts";
import { checkpointsOf, currentCheckpoint } from "./current-checkpoint.ts";
import { logNameOf, openLogKey } from "./log-key.ts";

const top = mkdtempSync(join(tmpdir(), "cartouche-checkpoint-"));
after(() => rmSync(top, { recursive: true }));

let folders = 0;
function newLog(size: number, name = "data.example.org/log") {
  const hashes = Array.from({ length: size }, (_, place) => leafHash(`leaf ${place}`));
  const log = { size: () => hashes.length, hashes: (from: number, to: number) => hashes.slice(from, to) };
  return { log, folder: join(top, `${++folders}`), name, hashes };
}

test("the first checkpoint makes the key, for the owner's eyes only, and is kept", async () => {
  const signed = newLog(5000);
  const { note, checkpoint, key } = await currentCheckpoint(signed);
  assert.deepEqual(checkpoint, { origin: signed.name, size: 5000, root: merkleRoot(signed.hashes) });
  assert.deepEqual(verifyCheckpoint(note, key), checkpoint);
  assert.equal(readFileSync(join(signed.folder, "checkpoint"), "utf8"), note);
  assert.equal(statSync(join(signed.folder, "log-key.pem")).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(signed.folder).sort(), ["checkpoint", "log-key.pem"]);
});

test("an empty log has a checkpoint too, and a log that has grown a new one by the same key", async () => {
  const signed = newLog(0);
  const first = await currentCheckpoint(signed);
  signed.hashes.push(leafHash("the first event"));
  const second = await currentCheckpoint(signed);
  assert.deepEqual([first.checkpoint.size, second.checkpoint.size], [0, 1]);
  assert.equal(second.key.verifierKey, first.key.verifierKey);
});

test("a log that has become shorter is not signed, and the last checkpoint stays", async () => {
  const signed = newLog(20);
  const { note } = await currentCheckpoint(signed);
  signed.hashes.pop();
  await assert.rejects(currentCheckpoint(signed), isProblem("log-inconsistent"));
  assert.equal(readFileSync(join(signed.folder, "checkpoint"), "utf8"), note);
});

test("a log of which any earlier event is another one is not signed, however long it has grown", async () => {
  for (const place of [0, 7, 19]) {
    const signed = newLog(20);
    await currentCheckpoint(signed);
    signed.hashes[place] = leafHash("another history");
    await assert.rejects(currentCheckpoint(signed), isProblem("log-inconsistent"));
    signed.hashes.push(leafHash("more"), leafHash("and more"));
    await assert.rejects(currentCheckpoint(signed), isProblem("log-inconsistent"));
  }
});

test("in a server at most one checkpoint a second is signed, and askers at one moment share it", async () => {
  const signed = newLog(3);
  let time = 0;
  const current = checkpointsOf(signed, () => time);
  const [one, other] = await Promise.all([current(), current()]);
  assert.equal(one, other);
  signed.hashes.push(leafHash("a fourth"));
  time = 999;
  assert.equal((await current()).checkpoint.size, 3);
  time = 1000;
  assert.deepEqual((await current()).checkpoint, { origin: signed.name, size: 4, root: merkleRoot(signed.hashes) });
});

test("a server goes on from a checkpoint that another process has signed meanwhile", async () => {
  const signed = newLog(3);
  let time = 0;
  const current = checkpointsOf(signed, () => time);
  await current();
  signed.hashes.push(leafHash("a fourth"));
  await currentCheckpoint(signed);
  signed.hashes.push(leafHash("a fifth"));
  time = 1000;
  assert.deepEqual((await current()).checkpoint.root, merkleRoot(signed.hashes));
});

test("a log that moves to another name is signed under it by the same key, and still may not change", async () => {
  const signed = newLog(3);
  await currentCheckpoint(signed);
  const moved = { ...signed, name: "pid.example.museum/log" };
  const { note, key } = await currentCheckpoint(moved);
  assert.equal(verifyCheckpoint(note, key)?.origin, "pid.example.museum/log");
  signed.hashes.pop();
  await assert.rejects(currentCheckpoint(moved), isProblem("log-inconsistent"));
});

test("a key that is lost, not a key, or another's is reported and never replaced unasked", async () => {
  const signed = newLog(3);
  await currentCheckpoint(signed);
  const file = join(signed.folder, "log-key.pem");
  const own = readFileSync(file);
  rmSync(file);
  await assert.rejects(currentCheckpoint(signed), isProblem("data-folder-damaged"));
  assert.ok(!existsSync(file));
  writeFileSync(file, "no key", { mode: 0o600 });
  await assert.rejects(currentCheckpoint(signed), isProblem("data-folder-damaged"));
  openLogKey(join(top, "other"), "other.example");
  writeFileSync(file, readFileSync(join(top, "other", "log-key.pem")));
  await assert.rejects(currentCheckpoint(signed), isProblem("data-folder-damaged"));
  writeFileSync(file, own);
  assert.equal((await currentCheckpoint(signed)).checkpoint.size, 3);
});

test("a log's name is the address of its namespace without the scheme", () => {
  assert.equal(logNameOf("https://data.example.org"), "data.example.org/log");
  assert.equal(logNameOf("https://example.org:8443/id/"), "example.org:8443/id/log");
  assert.equal(logNameOf(undefined), "localhost/log");
});
