import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pid } from "../identifiers/pid.ts";
import { alias, type OpenRegistry, one } from "./contract-samples.ts";

/** The part of the registry's contract that asks: resolving, suggesting and finding by number. */
export function answers(open: OpenRegistry): void {
  resolving(open);
  resolvingWithMore(open);
  resolvingForeign(open);
  mistyping(open);
  finding(open);
  findingWrong(open);
  dating(open);
}

function resolving(open: OpenRegistry): void {
  test("other spellings, addresses and ARKs of a PID are found, and told from the canonical one", async () => {
    const registry = await open();
    const pid = await one(registry);
    const bare = pid.replaceAll("-", "").toLowerCase();
    const spellings = [
      pid.toLowerCase(),
      bare,
      `${pid}.`,
      ` ${pid} `,
      pid.replaceAll("-", "–"),
      encodeURIComponent(`${pid}‐`),
    ];
    const addresses = [`https://example.org/${pid}`, `/${pid}`, `https://old.example.org/x/${bare}.ttl?a=b#c`];
    const arks = [`ark:12345/${bare}`, `ark:/12345/${bare}`, `https://n2t.example/ark:12345/${bare}/manifest`];
    for (const text of [...spellings, ...addresses, ...arks]) {
      const resolution = await registry.resolve(text);
      assert.ok(resolution.found && resolution.pid === pid && !resolution.canonical, text);
    }
    const canonical = await registry.resolve(pid);
    assert.ok(canonical.found && canonical.canonical);
  });

  test("with a name assigner of its own, the registry answers to no ARK of another", async () => {
    const registry = await open({ naan: "12345" });
    const bare = (await one(registry)).replaceAll("-", "").toLowerCase();
    assert.equal((await registry.resolve(`ark:12345/${bare}`)).found, true);
    const other = { found: false, reason: "unknown", suggestions: [] };
    assert.deepEqual(await registry.resolve(`ark:99999/${bare}`), other);
  });
}

function resolvingWithMore(open: OpenRegistry): void {
  test("what follows an identifier in an address is handed on, also after an ARK", async () => {
    const registry = await open();
    const pid = await one(registry);
    const bare = pid.replaceAll("-", "").toLowerCase();
    for (const [text, suffix] of [
      [`${pid}/manifest`, "/manifest"],
      [`https://example.org/${bare}/v3/`, "/v3"],
      [`ark:12345/${bare}/c3/s5.v7`, "/c3/s5.v7"],
      [`/ark:/12345/${pid}.v7`, ".v7"],
      [`${pid}/a%2525/b`, "/a%25/b"],
      [`/${pid}/`, undefined],
    ] as const) {
      const resolution = await registry.resolve(text);
      assert.ok(resolution.found && resolution.pid === pid, text);
      assert.equal(resolution.suffix, suffix, text);
    }
  });

  test("of registered spellings of which one begins the other the longest is meant, and of two identifiers the first", async () => {
    const registry = await open();
    const [short, long] = [await one(registry), await one(registry, "tms/object/2")];
    await registry.alias([
      alias(short, "production-4", "0F6J-0001"),
      alias(long, "production-4", "0F6J-0001-0000-0000"),
    ]);
    await registry.alias([alias(short, "beta", "000-04PN-0000"), alias(long, "beta", "000-04PN-0000/recto")]);
    for (const [text, pid, suffix] of [
      ["/0F6J-0001-0000-0000/v3", long, "/v3"],
      ["/0F6J-0001/v3", short, "/v3"],
      ["/resource/000-04PN-0000/recto/v3", long, "/v3"],
      ["/resource/000-04PN-0000/verso", short, "/verso"],
      [`/${short}/${long}`, short, `/${long}`],
      ["/0F6J-0001/000-04PN-0000/recto", short, "/000-04PN-0000/recto"],
    ] as const) {
      const resolution = await registry.resolve(text);
      assert.deepEqual(resolution.found && [resolution.pid, resolution.suffix], [pid, suffix], text);
    }
  });
}

function resolvingForeign(open: OpenRegistry): void {
  test("identifiers of foreign grammars resolve exactly as they were registered, and in no other spelling", async () => {
    const registry = await open();
    const [pid, other] = [await one(registry), await one(registry, "tms/object/2")];
    await registry.alias([alias(pid, "beta", "001-03LO-0000"), alias(pid, "production-4", "0OLP-0001-0000-0000")]);
    await registry.alias([alias(other, "beta", "001-03LO-0000")]);
    for (const text of ["001-03LO-0000", "/resource/001-03LO-0000", "0OLP-0001-0000-0000"]) {
      const resolution = await registry.resolve(text);
      assert.ok(resolution.found && resolution.pid === pid && !resolution.canonical, text);
    }
    for (const text of ["001-03L0-0000", "001-03lo-0000", "00LP-0001-0000-0000"]) {
      assert.equal((await registry.resolve(text)).found, false, text);
    }
  });

  test("a number of another scheme resolves nothing, however it is written", async () => {
    const registry = await open();
    await registry.alias([alias(await one(registry), "inventory", "000-04PN-0000")]);
    assert.deepEqual(await registry.resolve("000-04PN-0000"), { found: false, reason: "unknown", suggestions: [] });
  });
}

function mistyping(open: OpenRegistry): void {
  test("malformed is told from unknown", async () => {
    const registry = await open();
    const reasons = {
      "X5K4-2B6C-9Q1W": "unknown",
      "000-04PN-0000": "unknown",
      Sunflowers: "malformed",
      "": "malformed",
    };
    for (const [text, reason] of Object.entries(reasons)) {
      assert.deepEqual(await registry.resolve(text), { found: false, reason, suggestions: [] }, text);
    }
    const long = `${"/".repeat(100_000)}x`;
    assert.deepEqual(await registry.resolve(long), { found: false, reason: "malformed", suggestions: [] });
  });

  test("a mistyped PID suggests the right one, but only one that is or was public", async () => {
    const registry = await open();
    const pid = await one(registry);
    const typed = pid.slice(0, -1) + (pid.endsWith("0") ? "2" : "0");
    const answer = (suggestions: Pid[]) => ({ found: false, reason: "malformed", suggestions });
    assert.deepEqual(await registry.resolve(typed), answer([]));
    await registry.activate([pid]);
    assert.deepEqual(await registry.resolve(typed), answer([pid]));
    await registry.stub([pid]);
    assert.deepEqual(await registry.resolve(`https://example.org/${typed}`), answer([pid]));
  });
}

function finding(open: OpenRegistry): void {
  test("a thing is found by every number it has or had, current before former", async () => {
    const registry = await open();
    const [now, then] = [await one(registry), await one(registry, "tms/object/2")];
    const former = alias(then, "inventory", "L1307", "former");
    await registry.alias([former, alias(now, "inventory", "L1307"), alias(then, "inventory", "NG6692")]);
    assert.deepEqual(await registry.find("L1307"), [alias(now, "inventory", "L1307"), former]);
    assert.deepEqual(await registry.aliasesOf(then), [former, alias(then, "inventory", "NG6692")]);
    for (const scheme of ["inventory", "accession", "object-number"]) {
      assert.equal((await registry.find("NG6692", scheme)).length, 1, scheme);
    }
    assert.deepEqual(await registry.find("NG6692", "loan"), []);
  });

  test("an exact match comes alone; without one, case, spaces and width are ignored", async () => {
    const registry = await open();
    const [pid, other] = [await one(registry), await one(registry, "tms/object/2")];
    const [upper, lower] = [alias(pid, "inventory", "NG 6692"), alias(other, "inventory", "ng6692")];
    await registry.alias([upper, lower]);
    assert.deepEqual(await registry.find("NG 6692"), [upper]);
    assert.deepEqual(
      await registry.find("NG\u200b66\u00ad92\u2060"),
      [upper, lower],
      "invisible signs of a copied number",
    );
    assert.deepEqual(await registry.find("Ng６６92 "), [upper, lower]);
    await registry.alias([alias(pid, "beta", "001-03LO-0000")]);
    assert.deepEqual(await registry.find("001-03lo-0000"), []);
  });
}

function findingWrong(open: OpenRegistry): void {
  test("a number that was wrongly given finds nothing and resolves nothing, and is remembered", async () => {
    const registry = await open();
    const pid = await one(registry);
    await registry.alias([alias(pid, "inventory", "NG6611"), alias(pid, "beta", "000-04PN-0000")]);
    const wrong = [alias(pid, "inventory", "NG6611", "wrong"), alias(pid, "beta", "000-04PN-0000", "wrong")];
    await registry.alias(wrong);
    assert.deepEqual(await registry.find("NG6611"), []);
    assert.equal((await registry.resolve("000-04PN-0000")).found, false);
    assert.deepEqual(await registry.aliasesOf(pid), wrong);
    await registry.alias(wrong);
    assert.equal((await registry.head()).size, 3);
  });
}

function dating(open: OpenRegistry): void {
  test("a number has dates as far as they are known; another date is an event, the same again or none is not", async () => {
    const registry = await open();
    const pid = await one(registry);
    const loan = alias(pid, "loan", "L1307", "former");
    await registry.alias([{ ...loan, from: "1956" }]);
    assert.deepEqual(await registry.aliasesOf(pid), [{ ...loan, from: "1956" }]);
    const { size } = await registry.head();
    await registry.alias([{ ...loan, from: "1956" }]);
    await registry.alias([loan]);
    assert.equal((await registry.head()).size, size);
    await registry.alias([{ ...loan, until: "1961-03-01" }]);
    const dated = { ...loan, from: "1956", until: "1961-03-01" };
    assert.deepEqual(await registry.find("L1307"), [dated]);
    await registry.alias([{ ...loan, from: "1957", standing: "wrong" }]);
    assert.deepEqual(await registry.aliasesOf(pid), [{ ...dated, from: "1957", standing: "wrong" }]);
    assert.equal((await registry.head()).size, size + 2);
  });
}
