import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { isomorphic } from "rdf-isomorphic";
import type { Reading } from "../../src/access-points/port.ts";
import { readPublic } from "../../src/access-points/reading.ts";
import { linkedArt } from "../../src/formats/linked-art/linked-art.ts";
import { nTriples, rdfXml, turtle } from "../../src/formats/linked-art/syntaxes.ts";
import type { Pid } from "../../src/identifiers/pid.ts";
import type { PublicEntity } from "../../src/publish/public-entity.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { cartouche, freshFolder, root } from "../command.ts";
import { expanded, foldedLines, lines, parsed, parsedXml, withoutPartAddresses } from "../conformance/graphs.ts";
import { linkedArtFaults } from "../conformance/linked-art-schema.ts";
import { withoutShared } from "../shared-folder.ts";

/** How many records of each type are looked at; jsonld.js takes milliseconds a triple, so CI looks at fewer. */
const sampleSize = Number(process.env.CARTOUCHE_SAMPLE ?? 20);
const types = ["object", "person", "group", "exhibition", "publication", "concept", "place", "media"] as const;
const context = { base: "https://data.example.org", institution: "The Portrait Gallery" };

describe("a whole TMS export: 16 846 objects and all that they link to", { skip: withoutShared }, () => {
  const folder = freshFolder();
  const environment = {
    CARTOUCHE_DATA: folder.path,
    CARTOUCHE_CONFIG: join(root, "examples/portrait-gallery/cartouche.config.ts"),
  };
  const harvest = async () => {
    const { code, stdout, stderr } = await cartouche(["harvest", "--json"], environment);
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}");
  };
  const sample = new Map<string, PublicEntity[]>();
  let first: Record<string, unknown> & {
    rows: Record<string, { read: number; used: number; reported: number }>;
    findings: Record<string, number>;
  };
  let reading: Reading;

  before(async () => {
    first = await harvest();
    const registry = openSqliteRegistry({ file: join(folder.path, "registry.sqlite") });
    const store = openSqliteStore({
      file: join(folder.path, "store.sqlite"),
      archiveFile: join(folder.path, "archive.sqlite"),
    });
    reading = { registry, store, now: () => new Date(), base: context.base };
    for (const type of types) sample.set(type, await sampleOf(type));
  });
  after(folder.remove);

  async function sampleOf(type: (typeof types)[number]): Promise<PublicEntity[]> {
    const all = await reading.store.list({ type, public: true, limit: 100_000 });
    const step = Math.max(1, Math.floor(all.length / sampleSize));
    const chosen = all.filter((_, at) => at % step === 0).slice(0, sampleSize);
    const entities = await Promise.all(chosen.map((pid) => publicOf(pid)));
    return entities.filter((entity) => entity !== undefined);
  }

  async function publicOf(pid: Pid): Promise<PublicEntity | undefined> {
    const resolution = await reading.registry.resolve(pid);
    return resolution.found ? readPublic(reading, resolution) : undefined;
  }

  test("counts reconcile to the row, and what is not used is reported", () => {
    const { fetched, created, rejected } = first;
    assert.deepEqual([created, rejected], [fetched, 0]);
    for (const [table, { read, used, reported }] of Object.entries(first.rows))
      assert.equal(read, used + reported, table);
    assert.equal(first.rows.Objects?.used, 16_846);
    assert.equal(first.rows.ConThesTerms?.reported, 1_689 + 20);
    assert.equal(first.rows.ObjThesTerms?.reported, 83);
    assert.equal(first.findings["date-zero"], 581);
  });

  test("Linked Art holds to its schema, for a sample of every type", () => {
    for (const [type, entities] of sample) {
      const faults = entities.flatMap((entity) => linkedArtFaults(linkedArt.write(entity, context)));
      assert.deepEqual(faults.slice(0, 5), [], type);
      assert.ok(entities.length > 0, type);
    }
  });

  test("Turtle, N-Triples and RDF/XML are exactly one graph, and the JSON-LD is the same graph", async (t) => {
    let triples = 0;
    for (const [type, entities] of sample) {
      for (const entity of entities) {
        const subject = `${context.base}/${entity.pid}`;
        const ours = parsed(turtle.write(entity, context), "text/turtle");
        assert.deepEqual(lines(parsed(nTriples.write(entity, context), "application/n-triples")), lines(ours), subject);
        assert.deepEqual(lines(await parsedXml(rdfXml.write(entity, context))), lines(ours), subject);
        const [left, right] = [await expanded(linkedArt.write(entity, context)), ours].map((quads) =>
          withoutPartAddresses(quads, subject),
        );
        assert.ok(left && right && isomorphic(left, right), `${type} ${subject}`);
        assert.deepEqual(foldedLines(left), foldedLines(right));
        triples += ours.length;
      }
    }
    t.diagnostic(`${[...sample.values()].flat().length} records, ${triples} triples`);
  });

  const rapper =
    spawnSync("rapper", ["--version"]).status === 0 ? false : "rapper (Debian raptor2-utils) is not installed";
  test("raptor reads the same triples out of Turtle and RDF/XML", { skip: rapper }, () => {
    const read = (input: string, syntax: string) => {
      const { stdout, stderr, status } = spawnSync(
        "rapper",
        ["-q", "-i", syntax, "-o", "ntriples", "-", context.base],
        { input, maxBuffer: 2 ** 28 },
      );
      assert.equal(status, 0, String(stderr));
      return lines(parsed(String(stdout), "application/n-triples"));
    };
    for (const entity of [...sample.values()].flat()) {
      const ours = lines(parsed(nTriples.write(entity, context), "application/n-triples"));
      assert.deepEqual(read(turtle.write(entity, context), "turtle"), ours);
      assert.deepEqual(read(rdfXml.write(entity, context), "rdfxml"), ours);
    }
  });

  test("a second harvest changes nothing; a store that is deleted and harvested again has the same PIDs and versions", async () => {
    const bindings = async () => {
      const found: string[] = [];
      for (const type of types) {
        for (const pid of await reading.store.list({ type, limit: 100_000 }))
          found.push(
            `${pid} ${(await reading.registry.keysOf(pid)).join()} ${(await reading.store.read(pid))?.version}`,
          );
      }
      return found.sort();
    };
    const again = await harvest();
    assert.deepEqual([again.unchanged, again.created + again.updated + again.withdrawn], [again.fetched, 0]);
    const before_ = await bindings();
    const head = await reading.registry.head();
    await reading.store.close();
    for (const end of ["", "-wal", "-shm"]) rmSync(join(folder.path, `store.sqlite${end}`), { force: true });
    await harvest();
    reading = {
      ...reading,
      store: openSqliteStore({
        file: join(folder.path, "store.sqlite"),
        archiveFile: join(folder.path, "archive.sqlite"),
      }),
    };
    assert.deepEqual(await bindings(), before_);
    assert.deepEqual(await reading.registry.head(), head);
    await reading.store.close();
    await reading.registry.close();
  });
});
