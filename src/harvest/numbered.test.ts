import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { harvest } from "./harvest.ts";
import { logs, pidOf, type Said, sourceOf, unguarded } from "./small-museum.ts";

type Both = ReturnType<typeof logs>;
const images = (records: Record<string, Said>) => sourceOf(records, undefined, "images");
const image = { "images/1": { title: "a photograph", type: "media", shows: "NG1" } } as const;

async function depicted({ store }: Both, image: Parameters<Both["store"]["read"]>[0]) {
  const entity = await store.read(image);
  return entity?.facts.flatMap((fact) => (fact.kind === "subject" ? [fact.ref] : []));
}
async function imagesOf(both: Both, work: string) {
  const entity = await both.store.read(await pidOf(both, work));
  return entity?.facts.flatMap((fact) => (fact.kind === "media" ? [fact.image] : []));
}

describe("what is said by a number", () => {
  test("is said of the one thing that has the number: the image depicts the work, the work has the image", async () => {
    const both = logs();
    await harvest(sourceOf({ "test/work": { number: "NG1" } }), both);
    const report = await harvest(images(image), both);
    const [work, photograph] = [await pidOf(both, "test/work"), await pidOf(both, "images/1")];
    assert.deepEqual(await depicted(both, photograph), [{ type: "object", label: "a photograph", pid: work }]);
    assert.deepEqual(await imagesOf(both, "test/work"), [{ type: "media", pid: photograph }]);
    assert.deepEqual(report.findings, {});
  });

  test("waits in words while nobody has the number, is reported once, and is joined when somebody has it", async () => {
    const both = logs();
    const first = await harvest(images(image), both);
    assert.equal(first.findings["number-unknown"], 1);
    const photograph = await pidOf(both, "images/1");
    assert.deepEqual(await depicted(both, photograph), [{ type: "object", label: "a photograph", text: "NG1" }]);

    const again = await harvest(images(image), both);
    assert.deepEqual([again.unchanged, again.updated, again.findings], [1, 0, {}]);
    assert.equal((await both.store.findings("images", 0, 10)).length, 1, "what is open is still to be found");

    await harvest(sourceOf({ "test/work": { number: "NG1" } }), both);
    const joined = await harvest(images(image), both);
    assert.equal(joined.updated, 1);
    assert.deepEqual(await imagesOf(both, "test/work"), [{ type: "media", pid: photograph }]);
    assert.equal((await both.store.findings("images", 0, 10)).length, 0);
    assert.equal((await harvest(images(image), both)).unchanged, 1);
  });

  test("stays with the thing when it gets another number, and is found by a number that it had", async () => {
    const both = logs();
    await harvest(sourceOf({ "test/work": { number: "NG2", former: "L1" } }), both);
    await harvest(images({ "images/1": { shows: "NG2" }, "images/2": { shows: "L1" } }), both);
    await harvest(sourceOf({ "test/work": { number: "NG3", former: "L1" } }), both);
    await harvest(images({ "images/1": { shows: "NG2" }, "images/2": { shows: "L1" } }), both, { full: true });
    assert.equal((await imagesOf(both, "test/work"))?.length, 2);
  });

  test("is not guessed where two things have or had the number; those that were merged are one", async () => {
    const both = logs();
    await harvest(sourceOf({ "test/a": { number: "NG1" }, "test/b": { number: "NG1" } }), both);
    const report = await harvest(images(image), both);
    assert.equal(report.findings["number-ambiguous"], 1);
    const [a, b] = [await pidOf(both, "test/a"), await pidOf(both, "test/b")];
    await both.registry.merge(b, a, { actor: "test", reason: "the same thing" });
    await harvest(images(image), both);
    const photograph = await pidOf(both, "images/1");
    assert.deepEqual(await depicted(both, photograph), [{ type: "object", label: "a photograph", pid: a }]);
  });

  test("does not make a thing described that nobody describes", async () => {
    const both = logs();
    await harvest(sourceOf({ "test/work": { number: "NG1" }, "test/other": {} }), both);
    await harvest(sourceOf({ "test/other": {} }), both, { rules: unguarded });
    await harvest(images(image), both);
    assert.equal(await both.store.read(await pidOf(both, "test/work")), undefined);
  });

  test("is said in a trial run as in earnest", async () => {
    const both = logs();
    const report = await harvest(images(image), both, { dryRun: true });
    assert.equal(report.findings["number-unknown"], 1);
  });
});
