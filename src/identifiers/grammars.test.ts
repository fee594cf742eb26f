import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { foreignGrammars, grammarOf, grammars } from "./grammars.ts";
import { parsePid } from "./parse.ts";

const folder = new URL("../../../shared/data/ng-london/", import.meta.url);
const absent = existsSync(folder) ? false : "needs the data set ng-london beside the checkout";
const rows = (file: string): Record<string, string>[] => parse(readFileSync(new URL(file, folder)), { columns: true });

test("each grammar's example is in that grammar", () => {
  for (const { name, example, pattern } of grammars) {
    assert.match(example, pattern);
    assert.equal(grammarOf(example)?.name, name);
  }
});

test("only the native grammar mints and is read tolerantly", () => {
  assert.deepEqual(foreignGrammars, ["beta", "production-4"]);
  assert.deepEqual(
    grammars.filter(({ mintable }) => mintable).map(({ name }) => name),
    ["native"],
  );
});

test("foreign grammars take no other spelling", () => {
  for (const text of ["000-04pn-0000", "00004PN0000", " 000-04PN-0000", "0f6j-0001-0000-0000", "0F6J000100000000"]) {
    assert.equal(grammarOf(text), undefined, text);
  }
});

test("the Gallery's real identifiers are in their grammars, and none reads as a native one", { skip: absent }, () => {
  const production = rows("pid-crosswalk.csv").flatMap(({ pid }) => pid || []);
  const beta = rows("identifiers.csv")
    .filter((row) => row.identifier_type === "PID (NG alternative)")
    .map((row) => row.identifier_value ?? "");
  assert.ok(production.length > 300 && beta.length > 10);
  for (const pid of production) assert.equal(grammarOf(pid)?.name, "production-4", pid);
  for (const pid of beta) assert.equal(grammarOf(pid)?.name, "beta", pid);
  for (const pid of [...production, ...beta]) assert.equal(parsePid(pid), undefined, pid);
});
