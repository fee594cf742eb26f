import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { sealedLog, servedFiles } from "./fixtures.ts";
import type { LogSource } from "./log-source.ts";
import { tilePath } from "./tile-path.ts";
import { tilesSource } from "./tiles-source.ts";
import { parseVerifierKey } from "./verifier-key.ts";
import { verifyLog } from "./verify-log.ts";

type Files = ReadonlyMap<string, Buffer>;

const sourceOf = (files: Files): LogSource => ({
  checkpoint: async () => files.get("checkpoint")?.toString(),
  key: async () => files.get("key")?.toString(),
  tile: async (name) => files.get(tilePath(name)),
});
const withFlip = (files: Files, path: string, at: number): Files => {
  const bytes = Buffer.from(files.get(path) ?? "");
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return new Map([...files, [path, bytes]]);
};

const small = sealedLog(5);
const smallFiles = await servedFiles(small);
const big = sealedLog(600);
const bigFiles = await servedFiles(big);

test("a sound log is verified, small, large and empty", async () => {
  for (const [log, files] of [
    [small, smallFiles],
    [big, bigFiles],
  ] as const) {
    const { size, checkpoint, damage } = await verifyLog(sourceOf(files));
    assert.deepEqual([size, checkpoint?.root, damage], [log.size(), log.root(), []]);
  }
  assert.deepEqual((await verifyLog(sourceOf(await servedFiles(sealedLog(0))))).damage, []);
});

test("whichever byte of a checkpoint is flipped, the checkpoint is named", async () => {
  for (let at = 0; at < (smallFiles.get("checkpoint")?.length ?? 0); at++) {
    const { damage } = await verifyLog(sourceOf(withFlip(smallFiles, "checkpoint", at)));
    assert.match(damage.join(), /^checkpoint: (signature|form)$/, `byte ${at}`);
  }
});

test("whichever byte of a tile of leaf hashes is flipped, the tile and the event are named", async () => {
  for (let at = 0; at < 5 * 32; at++) {
    const { damage } = await verifyLog(sourceOf(withFlip(smallFiles, "tile/0/000.p/5", at)));
    assert.deepEqual(damage, [`tile/0/000.p/5: event ${Math.floor(at / 32) + 1}`], `byte ${at}`);
  }
});

test("whichever byte of the leaves is flipped, the event is named, or the bundle where it falls apart", async () => {
  const starts: number[] = [];
  let next = 0;
  for (const { length } of small.leaves(0, 5)) {
    starts.push(next);
    next += 2 + length;
  }
  for (let at = 0; at < (smallFiles.get("tile/entries/000.p/5")?.length ?? 0); at++) {
    const { damage } = await verifyLog(sourceOf(withFlip(smallFiles, "tile/entries/000.p/5", at)));
    const event = starts.findLastIndex((start) => start <= at) + 1;
    const isLength = at - (starts[event - 1] ?? 0) < 2;
    const place = isLength ? "tile/entries/000.p/5: form" : `event ${event}: leaf`;
    assert.deepEqual(damage, [place], `byte ${at}`);
  }
});

test("damage in a log of several tiles is named where it is, also in the tiles above the leaves", async () => {
  const flips: [path: string, at: number, place: string][] = [
    ["tile/0/001", 32 * 7 + 3, "tile/0/001: event 264"],
    ["tile/0/002.p/88", 0, "tile/0/002.p/88: event 513"],
    ["tile/1/000.p/2", 40, "tile/1/000.p/2: hash 1"],
    ["tile/entries/001", 20, "event 257: leaf"],
  ];
  for (const [path, at, place] of flips)
    assert.deepEqual((await verifyLog(sourceOf(withFlip(bigFiles, path, at)))).damage, [place]);
  const both = withFlip(withFlip(bigFiles, "tile/0/001", 0), "tile/entries/000", 20);
  const { damage } = await verifyLog(sourceOf(both));
  assert.match(damage.join(), /event 1: leaf/);
  assert.match(damage.join(), /event 257: .*tile\/0\/001/);
});

test("whichever byte of whichever file of a mirrored log is flipped, the file or the events in it are named", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cartouche-mirror-"));
  for (const [path, bytes] of bigFiles) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const assertFound = async (path: string, at: number) => {
    const sound = bigFiles.get(path) ?? Buffer.alloc(0);
    writeFileSync(join(folder, path), withFlip(bigFiles, path, at % sound.length).get(path) ?? sound);
    const { damage } = await verifyLog(tilesSource(folder));
    writeFileSync(join(folder, path), sound);
    const named = path === "key" ? /^(key: form|checkpoint: signature)$/ : new RegExp(`^${path}: |^event \\d+: leaf$`);
    assert.match(damage.join(), named, `${path} at ${at % sound.length}`);
  };
  try {
    // The line feed after a printed key may be any white space, or absent.
    const lengthOf = (path: string) => (bigFiles.get(path)?.length ?? 0) - (path === "key" ? 1 : 0);
    const anywhere = fc
      .constantFrom(...bigFiles.keys())
      .chain((path) => fc.tuple(fc.constant(path), fc.nat(lengthOf(path) - 1)));
    for (const path of bigFiles.keys()) await assertFound(path, 0);
    await fc.assert(
      fc.asyncProperty(anywhere, ([path, at]) => assertFound(path, at)),
      { numRuns: 60 },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("every file that is missing or cut is named", async () => {
  for (const path of bigFiles.keys()) {
    const without = new Map(bigFiles);
    without.delete(path);
    assert.deepEqual((await verifyLog(sourceOf(without))).damage, [`${path}: missing`]);
    const cut = new Map([...bigFiles, [path, bigFiles.get(path)?.subarray(0, -3) ?? Buffer.alloc(0)]]);
    assert.match((await verifyLog(sourceOf(cut))).damage.join(), new RegExp(`^${path}: `), path);
  }
});

test("a log whose leaves and tiles were both rewritten is not what was signed; nor is one that another key signed", async () => {
  const others = sealedLog(5);
  others.sealed.reverse();
  const rewritten = await servedFiles(others);
  const note = smallFiles.get("checkpoint") ?? Buffer.alloc(0);
  const key = smallFiles.get("key") ?? Buffer.alloc(0);
  const forged = new Map([...rewritten, ["checkpoint", note], ["key", key]]);
  assert.deepEqual((await verifyLog(sourceOf(forged))).damage, ["checkpoint: root"]);
  const trusted = parseVerifierKey(key.toString());
  assert.deepEqual((await verifyLog(sourceOf(rewritten), trusted)).damage, ["checkpoint: signature"]);
});

test("private bodies are proven to belong to their leaves; one that was erased is redacted, a changed one is named", async () => {
  const withParts = (log: ReturnType<typeof sealedLog>) => ({
    ...sourceOf(smallFiles),
    privateParts: async (from: number, to: number) => log.privateParts(from, to),
  });
  const whole = await verifyLog(withParts(small));
  assert.deepEqual([whole.proven, whole.redacted, whole.damage], [5, 0, []]);
  const erased = sealedLog(5);
  const parts = erased.privateParts;
  erased.privateParts = (from, to) => parts(from, to).map((part, at) => (at === 2 ? {} : part));
  const redacted = await verifyLog(withParts(erased));
  assert.deepEqual([redacted.proven, redacted.redacted, redacted.damage], [4, 1, []]);
  const changes = [
    { body: '{"items":[{"pid":"X5K4-2B6C-9Q1V"}],"op":"activate"}' },
    { body: "{" },
    { body: ` ${small.sealed[0]?.body}` },
    { salt: Buffer.alloc(32) },
    { salt: Buffer.alloc(3) },
    { time: "2026-11-23T10:00:00.001Z" },
    { op: "stub" as const },
  ];
  for (const change of changes) {
    const changed = sealedLog(5);
    Object.assign(changed.sealed[3] ?? {}, change);
    assert.deepEqual((await verifyLog(withParts(changed))).damage, ["event 4: body"], JSON.stringify(change));
  }
});
