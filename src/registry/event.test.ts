import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import type { Pid } from "../identifiers/pid.ts";
import { type Deed, followed, pidsOf, seal, unseal } from "./event.ts";
import { isProblem } from "./is-problem.ts";

const at = { seq: 7, time: "2026-11-23T10:00:00.000Z" };
const salt = Buffer.alloc(32, 5);
const pids = ["X5K4-2B6C-9Q1W", "B000-0000-000B"] as Pid[];
const deed: Deed = { op: "activate", items: pids.map((pid) => ({ pid })) };
const hex = (...parts: (string | Buffer)[]) => parts.reduce((hash, part) => hash.update(part), createHash("sha256"));

test("the public leaf is canonical JSON of place, time, deed and hashes, and names no PID and no key", () => {
  const { leaf, body } = seal(at, deed, salt);
  const parsed = JSON.parse(leaf);
  assert.deepEqual(Object.keys(parsed), ["commitment", "op", "pidHashes", "seq", "time"]);
  assert.equal(leaf, JSON.stringify(parsed));
  assert.equal(parsed.commitment, hex(salt, body).digest("hex"));
  assert.equal(parsed.pidHashes.length, 2);
  for (const pid of pids) assert.ok(!leaf.includes(pid) && body.includes(pid));
});

test("of a decision the leaf tells neither who nor why, and the deed names all whose meaning it changes", () => {
  const [loser, survivor] = pids as [Pid, Pid];
  const led = "C000-0000-000C" as Pid;
  const secrets = { actor: "desk:SECRET", reason: "SECRET" };
  const merge: Deed = { op: "merge", items: [{ pid: loser, into: [survivor] }], repointed: [led], ...secrets };
  const { leaf, body } = seal(at, merge, salt);
  const parsed = JSON.parse(leaf);
  assert.deepEqual(Object.keys(parsed), ["commitment", "op", "pidHashes", "seq", "time"]);
  assert.equal(parsed.pidHashes.length, 3);
  assert.deepEqual(pidsOf(merge), [loser, survivor, led]);
  for (const secret of ["SECRET", loser, survivor, led]) assert.ok(!leaf.includes(secret) && body.includes(secret));
});

test("a merge tells only its private body how many it takes along, and whom is for its followers to be told", () => {
  const [loser, survivor] = pids as [Pid, Pid];
  const led = "C000-0000-000C" as Pid;
  const items = [{ pid: loser, into: [survivor] }];
  const merge = (count: number): Deed => ({ op: "merge", items, led: count, actor: "desk:mk", reason: "one work" });
  const { leaf, body } = seal(at, merge(99_999), salt);
  assert.equal(JSON.parse(leaf).pidHashes.length, 2);
  assert.ok(body.includes("99999") && !leaf.includes("99999"));
  const told = (count: number) => followed(at, merge(count), (pid) => (pid === loser ? [led] : [])).pids;
  assert.deepEqual(told(1), [loser, survivor, led]);
  assert.deepEqual(told(0), [loser, survivor]);
});

test("one PID of an event can be shown by its own salt without giving away the event's", () => {
  const place = Buffer.of(0, 0, 0, 1);
  const own = hex("pid salt\0", salt, place).digest();
  assert.equal(JSON.parse(seal(at, deed, salt).leaf).pidHashes[1], hex(own, pids[1] ?? "").digest("hex"));
});

test("the same deed sealed with another salt has nothing in common with it", () => {
  const [one, other] = [seal(at, deed, salt), seal(at, deed, Buffer.alloc(32, 6))].map(({ leaf }) => JSON.parse(leaf));
  assert.notEqual(one.commitment, other.commitment);
  assert.ok(!one.pidHashes.some((hash: string) => other.pidHashes.includes(hash)));
});

test("a sealed event is read back, and any change of it is noticed", () => {
  const sealed = seal(at, deed, salt);
  assert.deepEqual(unseal(sealed), deed);
  const changes: Partial<typeof sealed>[] = [
    { seq: 8 },
    { time: "2026-11-23T10:00:00.001Z" },
    { op: "stub" },
    { leaf: sealed.leaf.replace("activate", "stub") },
    { hash: Buffer.alloc(32) },
    { salt: Buffer.alloc(32) },
    { body: sealed.body.replace("X5K4", "X5K5") },
  ];
  for (const change of changes) {
    assert.throws(() => unseal({ ...sealed, ...change }), isProblem("data-folder-damaged"), Object.keys(change)[0]);
  }
});

test("an event that no tile of the log could hold is refused before it is sealed", () => {
  const of = (count: number): Deed => ({
    op: "activate",
    items: Array.from({ length: count }, (_, at) => ({ pid: `B000-0000-${String(at).padStart(4, "0")}` as Pid })),
  });
  assert.ok(Buffer.byteLength(seal(at, of(970), salt).leaf) <= 65_535);
  assert.throws(() => seal(at, of(980), salt), isProblem("state-forbids"));
});
