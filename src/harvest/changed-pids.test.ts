import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding } from "../sources/port.ts";
import { harvest } from "./harvest.ts";
import { logs, pidOf, type Said, sourceOf } from "./small-museum.ts";

const key = "test/object/1";
const twin = "test/object/2";

async function museum() {
  const both = logs();
  await harvest(sourceOf({ [key]: { number: "K.1" }, [twin]: {} }), both);
  const [own, other] = [await pidOf(both, key), await pidOf(both, twin)];
  const found = async (said: Said) => {
    const findings: Finding[] = [];
    await harvest(sourceOf({ [key]: said, [twin]: {} }), both, { onFinding: (finding) => findings.push(finding) });
    return findings;
  };
  return { ...both, own, other, found };
}

test("a PID that came back as it was given is no finding, no number of the thing, and for staff", async () => {
  const { registry, store, own, found } = await museum();
  assert.deepEqual(await found({ number: "K.1", held: own }), []);
  assert.deepEqual(
    (await registry.aliasesOf(own)).map(({ value }) => value),
    ["K.1"],
  );
  const numbers = (await store.saidOf(own)).filter(({ kind }) => kind === "number");
  assert.deepEqual(
    numbers.map(({ audience }) => audience),
    ["public", "staff"],
  );
  await registry.close();
  await store.close();
});

test("whoever changed it is told by a finding what it is now and what it must be", async () => {
  const { registry, store, own, other, found } = await museum();
  const [foreign] = await found({ held: other });
  assert.deepEqual([foreign?.rule, foreign?.record, foreign?.value], ["pid-changed-in-source", key, other]);
  assert.match(foreign?.detail ?? "", new RegExp(`the PID of ${twin}.*${own}`));
  assert.match((await found({ held: "K.1" }))[0]?.detail ?? "", /no identifier/);
  assert.deepEqual(await found({ held: own.toLowerCase() }), []);
  assert.deepEqual(await store.findings("test", 0, 10), []);
  await registry.close();
  await store.close();
});

test("a PID that was merged since is no finding", async () => {
  const { registry, store, own, other, found } = await museum();
  await registry.merge(own, other, { actor: "desk:mk", reason: "One work" });
  assert.deepEqual(await found({ held: own }), []);
  assert.equal((await found({ held: "X000-0000-0000" }))[0]?.rule, "pid-changed-in-source");
  await registry.close();
  await store.close();
});
