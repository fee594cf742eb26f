import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { harvest } from "../../src/harvest/harvest.ts";
import { logs, pidOf, sourceOf } from "../../src/harvest/small-museum.ts";
import { images } from "../../src/sources/images/images.ts";
import { samples } from "../../src/sources/samples/samples.ts";

const base = mkdtempSync(join(tmpdir(), "cartouche-numbered-"));
after(() => rmSync(base, { recursive: true, force: true }));

/** A work, a sample of it and an image of the sample, each in a system that knows the others by number alone. */
test("a work, its sample and the sample's image are joined by numbers, whichever system is harvested first", async () => {
  writeFileSync(join(base, "samples.csv"), "id,inventory_number,sample_number,images\n7,NG1,S2,NG1_S2_XS_UV_x20.tif\n");
  writeFileSync(join(base, "images.csv"), "filename\nNG1_S2_XS_UV_x20.tif\n");
  const systems = [
    images({ folder: base, listOnly: true, audience: "public" }),
    samples({ folder: base, audience: "public" }),
    sourceOf({ "test/work": { number: "NG1" } }),
  ];
  for (const order of [systems, systems.toReversed()]) {
    const both = logs();
    for (const source of [...order, ...order]) await harvest(source, both);
    const [work, sample, image] = [
      await pidOf(both, "test/work"),
      await pidOf(both, "samples/sample/7"),
      await pidOf(both, "images/file/NG1_S2_XS_UV_x20.tif"),
    ];
    const refs = async (pid: typeof work, kind: "media" | "part" | "subject") => {
      const facts = (await both.store.read(pid))?.facts ?? [];
      return facts.flatMap((fact) => (fact.kind === kind ? [JSON.stringify(fact)] : []));
    };
    assert.ok((await refs(work, "media")).every((fact) => fact.includes(image)));
    assert.ok((await refs(sample, "part")).every((fact) => fact.includes(work)));
    assert.equal(
      (await refs(image, "subject")).filter((fact) => fact.includes(work) || fact.includes(sample)).length,
      2,
    );
    assert.deepEqual([(await refs(work, "media")).length, (await refs(sample, "media")).length], [1, 2]);
    for (const { name } of systems) assert.equal((await both.store.findings(name, 0, 10)).length, 0, name);
  }
});
