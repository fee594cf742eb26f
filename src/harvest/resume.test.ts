import assert from "node:assert/strict";
import { test } from "node:test";
import type { Source } from "../sources/port.ts";
import { harvest } from "./harvest.ts";
import { logs, type Said, sourceOf } from "./small-museum.ts";

const pageSize = 150;

/** A source that is read in pages and gives a position after each; it breaks off before one of them. */
function pagedSource(count: number, said: Said, breakAt = Number.POSITIVE_INFINITY): Source & { from: string[] } {
  const from: string[] = [];
  const whole = sourceOf({});
  return {
    ...whole,
    from,
    async *read(start) {
      from.push(start?.position ?? "start");
      for (let at = Number(start?.position ?? 0); at < count; at++) {
        if (at === breakAt) throw new Error("the connection is lost");
        const key = `test/object/${String(at).padStart(5, "0")}`;
        yield {
          record: {
            key,
            original: JSON.stringify({ ...said, title: `${said.title} ${at}` }),
            at: { file: "page", row: at },
          },
        };
        if ((at + 1) % pageSize === 0) yield { position: String(at + 1) };
      }
    },
  };
}

for (const known of [false, true]) {
  test(`a read that broke off is taken up under the same run, ${known ? "with its plan" : "for the first time"}: the end is that of an undisturbed one`, async () => {
    const both = logs();
    if (known) await harvest(pagedSource(1000, { title: "Old" }), both);
    const guard = { vanish: 1, change: 1, atLeast: 0 };
    const rules = { guard, quarantineDays: 0, merges: "propose" } as const;
    const broken = pagedSource(1000, { title: "New" }, 700);
    await assert.rejects(harvest(broken, both, { rules }), /connection is lost/);
    const [first] = await both.store.runs(1);
    const source = pagedSource(1000, { title: "New" });
    const report = await harvest(source, both, { rules });
    assert.deepEqual(source.from, ["600"]);
    assert.equal(report.run, first?.id);
    assert.equal(report.fetched, 1000);
    assert.equal(report.state, "complete");
    const again = await harvest(pagedSource(1000, { title: "New" }), both, { rules });
    assert.deepEqual([again.unchanged, again.withdrawn], [1000, 0]);
    assert.equal(
      Object.values(await both.registry.counts()).reduce((sum, count) => sum + count),
      1000,
    );
  });
}

test("a position that cannot be taken up is tried once; then all is read anew", async () => {
  const both = logs();
  await assert.rejects(harvest(pagedSource(1000, { title: "A" }, 700), both));
  await assert.rejects(harvest(pagedSource(1000, { title: "A" }, 600), both));
  const source = pagedSource(1000, { title: "A" });
  assert.equal((await harvest(source, both)).state, "complete");
  assert.deepEqual(source.from, ["start"]);
});

test("a run that somebody ends stops after its batch and keeps what was taken", async () => {
  const both = logs();
  const source = sourceOf(Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`test/${at}`, {}])));
  const report = await harvest(source, both, {
    onProgress: async () => {
      const [run] = await both.store.runs(1);
      assert.ok(run && (await both.store.cancelRun(run.id)));
    },
  });
  assert.equal(report.state, "cancelled");
  assert.ok(report.created >= 300 && report.created < 1000);
  assert.equal((await both.registry.counts()).active, report.created);
  assert.equal((await harvest(source, both)).unchanged, report.created);
});
