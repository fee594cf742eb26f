import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { freshFolder } from "../../test/command.ts";
import type { Pid } from "../identifiers/pid.ts";
import { hashOf, openReceiptBook, type Receipt, type ReceiptBook, type Receipts, readReceipts } from "./receipts.ts";

const [painting, drawing] = ["B000-0000-0001", "B000-0000-0002"] as Pid[] as [Pid, Pid];

let folder: ReturnType<typeof freshFolder>;
let book: ReceiptBook;
let receipts: Receipts;

beforeEach(() => {
  folder = freshFolder();
  receipts = readReceipts(folder.path);
  book = openReceiptBook(folder.path);
});
afterEach(() => {
  book.close();
  receipts.close();
  folder.remove();
});

function receipt(pid: Pid, format: string, faults: number, text = "text"): Receipt {
  const fault = (n: number) => ({ where: `line ${n}`, what: "wrong" });
  const state = faults > 0 ? "invalid" : "valid";
  return {
    pid,
    format,
    document: hashOf(text),
    state,
    checked: "2026-11-30T03:00:00.000Z",
    by: "rules",
    version: "0.3.0",
    rules: [
      { title: "XML Schema", state, faults: Array.from({ length: faults }, (_, n) => fault(n)) },
      { title: "Schematron", state: "unchecked", faults: [], why: "it is not in the schema cache" },
    ],
  };
}

test("a receipt comes back as it was kept, with the first faults of each rule", () => {
  book.keep([receipt(painting, "lido", 7), receipt(painting, "json", 0)]);
  const known = receipts.of(painting);
  assert.deepEqual(known.get("json"), receipt(painting, "json", 0));
  assert.deepEqual(known.get("lido"), receipt(painting, "lido", 5));
  assert.equal(receipts.of(drawing).size, 0);
});

test("of a thing and format the last receipt counts, and with a text only one of that text", () => {
  book.keep([receipt(painting, "lido", 1)]);
  assert.equal(receipts.isInvalid(painting, "lido"), true);
  assert.equal(receipts.isInvalid(painting, "lido", "text"), true);
  assert.equal(receipts.isInvalid(painting, "lido", "the text has changed"), false);
  assert.equal(receipts.isInvalid(painting, "json"), false);
  book.keep([receipt(painting, "lido", 0)]);
  assert.equal(receipts.isInvalid(painting, "lido"), false);
});

test("the invalid ones are told a page at a time, in order of thing and format", () => {
  book.keep([
    receipt(drawing, "json", 1),
    receipt(painting, "lido", 1),
    receipt(painting, "json", 0),
    receipt(painting, "edm", 1),
  ]);
  const named = ({ pid, format }: Receipt) => `${pid} ${format}`;
  const first = receipts.invalid(undefined, 2);
  assert.deepEqual(first.map(named), [`${painting} edm`, `${painting} lido`]);
  assert.deepEqual(receipts.invalid(first[1], 2).map(named), [`${drawing} json`]);
});

test("a reader's stamp moves with what is written, and stays while nothing is", () => {
  const before = receipts.stamp();
  assert.equal(receipts.stamp(), before);
  book.keep([receipt(painting, "lido", 0)]);
  const after = receipts.stamp();
  assert.notEqual(after, before);
  const own = book.stamp();
  book.forget(painting, "lido");
  assert.notEqual(book.stamp(), own);
  assert.notEqual(receipts.stamp(), after);
});

test("what is no longer offered or no longer public is forgotten", () => {
  book.keep([receipt(painting, "lido", 1), receipt(painting, "json", 0), receipt(drawing, "lido", 1)]);
  book.forget(painting, "lido");
  book.meet(painting);
  book.forgetUnmet();
  assert.deepEqual([...receipts.of(painting).keys()], ["json"]);
  assert.equal(receipts.of(drawing).size, 0);
});

test("the file may be missing, be deleted under a reader, and come again", () => {
  const elsewhere = readReceipts(join(folder.path, "nowhere"));
  assert.equal(elsewhere.isInvalid(painting, "lido"), false);
  assert.deepEqual(elsewhere.invalid(undefined, 10), []);
  book.keep([receipt(painting, "lido", 1)]);
  assert.equal(receipts.isInvalid(painting, "lido"), true);
  book.close();
  for (const end of ["", "-wal", "-shm"]) rmSync(join(folder.path, `receipts.sqlite${end}`), { force: true });
  assert.equal(receipts.isInvalid(painting, "lido"), false);
  assert.equal(receipts.of(painting).size, 0);
  book = openReceiptBook(folder.path);
  book.keep([receipt(painting, "lido", 2)]);
  assert.equal(receipts.isInvalid(painting, "lido"), true);
});
