import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { after, before, describe, type TestContext, test } from "node:test";
import type { Reading } from "../../src/access-points/port.ts";
import { readPublic } from "../../src/access-points/reading.ts";
import { written } from "../../src/access-points/written.ts";
import { crmFormats } from "../../src/formats/crm/crm.ts";
import { linkedArt } from "../../src/formats/linked-art/linked-art.ts";
import { nTriples, turtle } from "../../src/formats/linked-art/syntaxes.ts";
import { harvest } from "../../src/harvest/harvest.ts";
import { unguarded } from "../../src/harvest/small-museum.ts";
import type { Pid } from "../../src/identifiers/pid.ts";
import type { PublicEntity } from "../../src/publish/public-entity.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { cartouche, freshFolder, root } from "../command.ts";
import { expanded, foldedLines, lines, parsed, withoutPartAddresses } from "../conformance/graphs.ts";
import { linkedArtFaults } from "../conformance/linked-art-schema.ts";
import { withoutShared } from "../shared-folder.ts";
import { copyExport } from "./real-export.ts";
import { realExports } from "./real-exports.ts";

const press = { base: "https://data.example.org", institution: "A real museum", formats: [] };
/** Of the biggest museum one record in so many is looked at; `CARTOUCHE_EVERY=1` looks at each of its 54 000 (and finds no fault). */
const everyNth = Number(process.env.CARTOUCHE_EVERY ?? 50);
/** jsonld.js takes milliseconds a triple, so only so many records of each type are expanded. */
const expandedOfEach = 4;
const crmLines = crmFormats.find(({ name }) => name === "crm-n-triples");
const rapper =
  spawnSync("rapper", ["--version"]).status === 0 ? false : "rapper (Debian raptor2-utils) is not installed";

/** Fills a data folder with what a museum has. */
type Fill = (data: string, context: TestContext) => Promise<void>;

const ofExports =
  (...names: string[]): Fill =>
  async (data, context) => {
    const both = readingIn(data);
    for (const one of realExports.filter(({ name }) => names.includes(name))) {
      const at = join(data, one.name);
      await copyExport(one, at);
      await harvest(await one.open(at, context), both, { rules: unguarded });
    }
    await both.store.close();
    await both.registry.close();
  };

const museums: Record<string, Fill> = {
  "the National Gallery's own records, image files, samples and rooms": ofExports("ciim", "images", "samples", "rooms"),
  "the Walters' TMS": ofExports("walters-three"),
  "a whole TMS export of portraits": async (data) => {
    const CARTOUCHE_CONFIG = join(root, "examples/portrait-gallery/cartouche.config.ts");
    const { code, stderr } = await cartouche(["harvest"], { CARTOUCHE_DATA: data, CARTOUCHE_CONFIG });
    assert.equal(code, 0, stderr);
  },
};

function readingIn(data: string): Reading {
  const registry = openSqliteRegistry({ file: join(data, "registry.sqlite") });
  const store = openSqliteStore({ file: join(data, "store.sqlite"), archiveFile: join(data, "archive.sqlite") });
  return { registry, store, now: () => new Date(), base: press.base };
}

for (const [name, fill] of Object.entries(museums)) {
  describe(`every public record of ${name}`, { skip: withoutShared }, () => {
    const folder = freshFolder();
    let reading: Reading;
    const some = new Map<string, PublicEntity[]>();
    before(async (context) => {
      await fill(folder.path, context as TestContext);
      reading = readingIn(folder.path);
    });
    after(async () => {
      await reading.store.close();
      await reading.registry.close();
      folder.remove();
    });

    async function* everyEntity(): AsyncGenerator<PublicEntity> {
      for (let after = "" as Pid, pids: Pid[] = []; ; after = pids.at(-1) as Pid) {
        pids = await reading.store.list({ public: true, after, limit: 1000 });
        if (pids.length === 0) return;
        for (const pid of pids.filter((_, at) => !name.includes("portraits") || at % everyNth === 0)) {
          const resolution = await reading.registry.resolve(pid);
          const entity = resolution.found ? await readPublic(reading, resolution) : undefined;
          if (entity) yield entity;
        }
      }
    }

    test("holds, as Linked Art, to the official schema, and its graph is within its CIDOC-CRM graph", async (context) => {
      const counts = new Map<string, number>();
      const faults: string[] = [];
      let triples = 0;
      for await (const entity of everyEntity()) {
        const seen = (counts.get(entity.type) ?? 0) + 1;
        counts.set(entity.type, seen);
        const found = linkedArtFaults(await written(entity, linkedArt, reading, press));
        if (found.length > 0) faults.push(`${entity.pid} ${entity.label}: ${found[0]}`);
        if (seen <= expandedOfEach) some.set(entity.type, [...(some.get(entity.type) ?? []), entity]);
        if (seen % 10 !== 1 || !crmLines) continue;
        const first = (await written(entity, nTriples, reading, press)).split("\n");
        const more = new Set((await written(entity, crmLines, reading, press)).split("\n"));
        triples += more.size;
        assert.deepEqual(
          first.filter((line) => !more.has(line)),
          [],
          entity.pid,
        );
      }
      context.diagnostic(`${name}: ${[...counts].map(([type, count]) => `${count} ${type}`).join(", ")}`);
      context.diagnostic(`${name}: ${triples} triples of CIDOC-CRM in every tenth`);
      assert.deepEqual(faults.slice(0, 5), [], `${faults.length} records with faults`);
    });

    test("is one graph in JSON-LD and in Turtle: some of each type", async () => {
      for (const entity of [...some.values()].flat()) {
        const subject = `${press.base}/${entity.pid}`;
        const theirs = withoutPartAddresses(await expanded(await written(entity, linkedArt, reading, press)), subject);
        const ours = parsed(await written(entity, turtle, reading, press), "text/turtle");
        assert.deepEqual(foldedLines(theirs), foldedLines(withoutPartAddresses(ours, subject)), subject);
      }
    });

    test("is read by raptor out of every syntax that it knows: some of each type", { skip: rapper }, async () => {
      for (const entity of [...some.values()].flat()) {
        for (const format of crmFormats) {
          const syntax = { ttl: "turtle", nt: "ntriples", rdf: "rdfxml", nq: "nquads", trig: "trig" }[
            format.extension.slice("crm.".length)
          ];
          if (syntax === undefined) continue;
          const input = await written(entity, format, reading, press);
          const asked = ["-q", "-i", syntax, "-o", "ntriples", "-", press.base];
          const { stdout, stderr, status } = spawnSync("rapper", asked, { input, maxBuffer: 2 ** 28 });
          assert.equal(status, 0, String(stderr));
          const ours = crmLines && (await written(entity, crmLines, reading, press));
          const read = lines(parsed(String(stdout), "application/n-triples"));
          assert.deepEqual(read, lines(parsed(ours ?? "", "application/n-triples")), `${entity.pid} ${syntax}`);
        }
      }
    });
  });
}
