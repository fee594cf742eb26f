import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { decision, described } from "../contract-samples.ts";
import { isProblem } from "../is-problem.ts";
import { currentCheckpoint } from "../log/current-checkpoint.ts";
import { openLogKey } from "../log/log-key.ts";
import { openLogReader } from "../sqlite/log-reader.ts";
import { openSqliteRegistry } from "../sqlite/registry.ts";
import { openRegistry } from "../writing/open-registry.ts";
import { restoreSegments } from "./restore-segments.ts";
import { segmentFiles } from "./segment-file.ts";
import { verifySegments } from "./verify-segments.ts";

const top = mkdtempSync(join(tmpdir(), "cartouche-restore-segments-"));
after(() => rmSync(top, { recursive: true }));
const name = "museum.example.org/log";
let museums = 0;

/** A registry with a few decisions, its second location, its key and its newest checkpoint. */
async function museum() {
  const folder = join(top, String(museums++));
  mkdirSync(folder);
  const file = join(folder, "registry.sqlite");
  const second = join(folder, "second");
  const registry = openRegistry({ folder, file, second: { folder: second, acknowledge: "both" } });
  const [a = assert.fail(), b = assert.fail(), c = assert.fail()] = await described(registry, 3);
  await registry.merge(a, b, decision);
  await registry.withdraw(c, true, decision);
  await registry.erase(4, decision);
  const head = await registry.head();
  await registry.close();
  const log = openLogReader(file);
  const { note } = await currentCheckpoint({ log, folder, name });
  log.close();
  return { folder, file, second, head, note, key: openLogKey(folder, name), pids: [a, b, c] };
}

const fileIn = (folder: string) => join(folder, segmentFiles(readdirSync(folder))[0] ?? assert.fail());

test("a registry that is lost comes back from its second location with every PID as it was, and does not mint before its fence is lifted", async () => {
  const { folder, file, second, head, note, key, pids } = await museum();
  const lost = openSqliteRegistry({ file, readOnly: true });
  const before = await Promise.all(pids.map((pid) => lost.resolve(pid)));
  await lost.close();
  const restoredFile = join(folder, "restored.sqlite");
  const restored = await restoreSegments(second, restoredFile, { key: key.verifierKey });
  assert.equal(restored.size, head.size);
  const registry = openSqliteRegistry({ file: restoredFile });
  assert.deepEqual(await registry.head(), head);
  assert.deepEqual(await Promise.all(pids.map((pid) => registry.resolve(pid))), before);
  await assert.rejects(registry.assign([{ key: "k/1", type: "object" }]), isProblem("registry-fenced"));
  await registry.close();
  const again = join(folder, "again.sqlite");
  await restoreSegments(second, again, { key: key.verifierKey, lifting: { checkpoint: note } });
  const minting = openSqliteRegistry({ file: again });
  assert.equal((await minting.assign([{ key: "k/1", type: "object" }])).length, 1);
  await minting.close();
  await assert.rejects(restoreSegments(second, again, { key: key.verifierKey }), isProblem("request-malformed"));
});

test("one byte changed anywhere is found, and its place told", async () => {
  const { second, note, key } = await museum();
  const vouched = { checkpoint: note, key };
  const sound = await verifySegments(second, vouched);
  assert.deepEqual([sound.damage, sound.redacted, sound.unexplained], [[], 1, 0]);
  const file = fileIn(second);
  const whole = readFileSync(file);
  for (let at = 0; at < whole.length; at += 7) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const { damage } = await verifySegments(second, vouched);
    assert.match(damage.join("; "), /events-000000000001\.jsonl: |checkpoint: root/, `byte ${at}`);
  }
  writeFileSync(file, whole);
});

test("what was taken away, from its end or its beginning, is missed by whoever has the checkpoint; another's checkpoint is none", async () => {
  const { folder, second, note, key } = await museum();
  const file = fileIn(second);
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  writeFileSync(
    file,
    lines
      .slice(0, -1)
      .map((line) => `${line}\n`)
      .join(""),
  );
  const shorter = await verifySegments(second, { checkpoint: note, key });
  assert.deepEqual(shorter.damage, [`${lines.length - 1} events of the ${lines.length} that were signed`]);
  writeFileSync(
    file,
    lines
      .slice(1)
      .map((line) => `${line}\n`)
      .join(""),
  );
  assert.match((await verifySegments(second)).damage[0] ?? "", /event 1$/);
  const stranger = openLogKey(mkdtempSync(join(folder, "other-")), name);
  assert.ok(
    (await verifySegments(second, { checkpoint: note, key: stranger })).damage.includes("checkpoint: signature"),
  );
  await assert.rejects(
    restoreSegments(second, join(folder, "none.sqlite"), { key: key.verifierKey }),
    isProblem("data-folder-damaged"),
  );
});

test("a line that a crash broke off is told, and a restore goes on without it: it was never acknowledged", async () => {
  const { folder, second, head, key } = await museum();
  appendFileSync(fileIn(second), '{"hash":"9f86d081884c7d65');
  assert.match((await verifySegments(second)).damage.join(), /its last line is broken off/);
  const restored = await restoreSegments(second, join(folder, "r.sqlite"), { key: key.verifierKey });
  assert.equal(restored.size, head.size);
});
