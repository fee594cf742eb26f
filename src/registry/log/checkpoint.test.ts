import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { test } from "node:test";
import { sha256 } from "../merkle.ts";
import { parseCheckpoint, signCheckpoint, verifyCheckpoint } from "./checkpoint.ts";
import type { LogKey } from "./verifier-key.ts";
import { parseVerifierKey, printVerifierKey, verifierKeyOf } from "./verifier-key.ts";

function newKey(name: string): LogKey {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const key = verifierKeyOf(name, publicKey);
  return { ...key, verifierKey: printVerifierKey(key), sign: (text) => sign(null, Buffer.from(text), privateKey) };
}

const key = newKey("data.example.org/log");
const head = { size: 4711, root: sha256("a root") };
const note = signCheckpoint(head, key);

test("a checkpoint is origin, size and root in base64, a blank line and one signature line", () => {
  const [origin, size, root, blank, signature = "", end] = note.split("\n");
  assert.deepEqual([origin, size, root, blank, end], [key.name, "4711", head.root.toString("base64"), "", ""]);
  const [, bytes = ""] = /^— data\.example\.org\/log (\S+)$/.exec(signature) ?? [];
  assert.deepEqual(Buffer.from(bytes, "base64").subarray(0, 4), key.id);
  assert.equal(Buffer.from(bytes, "base64").length, 4 + 64);
});

test("a checkpoint is verified with the printed key alone", () => {
  const known = parseVerifierKey(key.verifierKey);
  assert.ok(known);
  assert.deepEqual(verifyCheckpoint(note, known), { origin: key.name, ...head });
});

test("a checkpoint of which any one byte was flipped is not verified", () => {
  const bytes = Buffer.from(note);
  for (let place = 0; place < bytes.length; place++) {
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(bytes.readUInt8(place) ^ 1, place);
    assert.equal(verifyCheckpoint(flipped.toString(), key), undefined, `byte ${place}`);
  }
});

test("another's signature beside ours is passed over; alone, or under our name, it proves nothing", () => {
  const stranger = newKey("witness.example.com/w1");
  const line = note.slice(note.lastIndexOf("—"));
  const theirs = signCheckpoint(head, stranger).replace(stranger.name, key.name);
  const theirLine = theirs.slice(theirs.lastIndexOf("—"));
  assert.deepEqual(verifyCheckpoint(`${note}${theirLine}`, key)?.size, 4711);
  assert.equal(verifyCheckpoint(note.replace(line, theirLine), key), undefined);
  assert.equal(verifyCheckpoint(signCheckpoint(head, newKey(key.name)), key), undefined);
  assert.equal(verifyCheckpoint(signCheckpoint(head, stranger), key), undefined);
});

test("what is no checkpoint is not read as one", () => {
  const [, size, root = ""] = note.split("\n");
  const spoilt = [
    "",
    note.trimEnd(),
    note.replace(`\n${size}\n`, "\n04711\n"),
    note.replace(`\n${size}\n`, "\n-1\n"),
    note.replace(root, root.slice(4)),
    note.replace(`${root}\n`, `${root}\n\n`),
    note.replace(key.name, ""),
    note.replace(/—/g, "-"),
    `${note}\n`,
    note.replace("\n", "\r\n"),
  ];
  for (const text of spoilt) assert.equal(parseCheckpoint(text), undefined, text);
  assert.ok(parseCheckpoint(note.replace(`${root}\n`, `${root}\nan extension\n`)));
});

/** The public key of Go's checksum database. */
const goSumKey = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

test("the verifier key of a log in service is read, its id follows from its name and key, and it is printed the same", () => {
  const known = parseVerifierKey(goSumKey);
  assert.ok(known);
  assert.equal(printVerifierKey(known), goSumKey);
  assert.equal(printVerifierKey(verifierKeyOf(known.name, known.publicKey)), goSumKey);
});

test("a verifier key of which any character was changed is refused", () => {
  for (let place = 0; place < goSumKey.length; place++) {
    const other = goSumKey[place] === "b" ? "c" : "b";
    assert.equal(parseVerifierKey(goSumKey.slice(0, place) + other + goSumKey.slice(place + 1)), undefined, `${place}`);
  }
});
