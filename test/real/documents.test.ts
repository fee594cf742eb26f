import assert from "node:assert/strict";
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { datacite } from "../../src/formats/datacite/datacite.ts";
import { oaiDc } from "../../src/formats/dublin-core/oai-dc.ts";
import { ead3 } from "../../src/formats/ead3/ead3.ts";
import { marcxml } from "../../src/formats/marcxml/marcxml.ts";
import type { PublicEntity } from "../../src/publish/public-entity.ts";
import { ead } from "../../src/sources/ead/ead.ts";
import { readingOf as readEad } from "../../src/sources/ead/testing/reading-of.ts";
import { readingOf as readMarc } from "../../src/sources/marc/testing/reading-of.ts";
import type { Source } from "../../src/sources/port.ts";
import { tms } from "../../src/sources/tms/tms.ts";
import { named, withoutXmllint, xsdFaults } from "../conformance/xml-validators.ts";
import { publishedDraft, saidIn } from "../fixtures/published-draft.ts";
import { context } from "../fixtures/surroundings.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const data = join(sharedFolder ?? "", "data");

/** What is public of each record of a source, of each of some types. */
async function* publicOf(source: Source, ...types: string[]): AsyncGenerator<PublicEntity> {
  for await (const item of source.read()) {
    if (!("record" in item)) continue;
    for (const draft of source.describe(item.record).drafts) {
      const entity = types.includes(draft.type ?? "") ? publishedDraft(draft) : undefined;
      if (entity) yield entity;
    }
  }
}

/** All 16 846 objects take minutes (and are valid); `CARTOUCHE_EVERY=1` looks at each. */
const everyNth = Number(process.env.CARTOUCHE_EVERY ?? 50);

describe("the objects of a portrait gallery", { skip: withoutXmllint }, () => {
  test("are valid as Dublin Core, and as DataCite wherever they have a year", async (testing) => {
    const source = tms({ folder: join(data, "tms-npg"), mapping: { audience: "public" } });
    const cores: string[] = [];
    const cited: string[] = [];
    let [lacking, seen] = [0, 0];
    for await (const entity of publicOf(source, "object")) {
      if (seen++ % everyNth !== 0) continue;
      cores.push(oaiDc.write(entity, context));
      if (datacite.missing?.(entity, context).length) lacking++;
      else cited.push(datacite.write(entity, context));
    }
    testing.diagnostic(`${cores.length} objects, ${lacking} without a year`);
    assert.equal(seen, 16_846);
    assert.deepEqual(xsdFaults(named(cores), "oai-pmh/oai_dc.xsd"), []);
    assert.deepEqual(xsdFaults(named(cited), "datacite/kernel-4.6/metadata.xsd"), []);
    assert.ok(lacking < cores.length / 10, `${lacking} lack a year`);
  });
});

describe("the catalogues of real libraries as MARCXML", { skip: withoutXmllint }, () => {
  test("are valid, and say again what our source said of them", async (testing) => {
    const documents: string[] = [];
    const lost: string[] = [];
    let told = 0;
    for (const name of ["british_library", "loc_general", "oclc"]) {
      const read = await readMarc({
        [`${name}.xml`]: gunzipSync(await readFile(join(data, "library-marc", `${name}.marcxml.xml.gz`))),
      });
      for (const key of [...read.records.keys()].filter((one) => one.includes("/bib/"))) {
        const [draft] = read.described(key).drafts;
        const entity = draft && publishedDraft(draft);
        assert.ok(draft && entity, key);
        const written = marcxml.write(entity, context);
        documents.push(written);
        const back = await readMarc({ "a.xml": written });
        const again = saidIn([...back.records.keys()].flatMap((one) => back.described(one).drafts[0]?.facts ?? []));
        // 001 is the PID, and the number that stood there becomes one of another system.
        const said = [...saidIn(draft.facts)].filter((line) => !line.startsWith("number control-number"));
        told += said.length;
        lost.push(...said.filter((line) => !again.has(line)));
      }
    }
    testing.diagnostic(`${documents.length} records, ${lost.length} of ${told} sayings lost`);
    assert.equal(documents.length, 297);
    assert.deepEqual(xsdFaults(named(documents), "oai-pmh/MARC21slim.xsd"), []);
    assert.ok(lost.length < told / 100, lost.slice(0, 20).join("\n"));
  });
});

describe("real finding aids as EAD3", { skip: withoutShared }, () => {
  test("have every level as the archive calls it, and say again what our source said of them", async (testing) => {
    const folder = await folderOf(testing);
    const source = ead({ folder, audience: "public" });
    const again = await mkdtemp(join(tmpdir(), "ead3-"));
    testing.after(() => rm(again, { recursive: true }));
    const lost: string[] = [];
    let [levels, told] = [0, 0];
    for await (const item of source.read()) {
      if (!("record" in item)) continue;
      const [draft] = source.describe(item.record).drafts;
      const entity = draft && publishedDraft(draft);
      if (!draft || !entity) continue;
      levels++;
      await writeFile(join(again, "a.xml"), ead3.write(entity, context));
      const read = await readEad({ folder: again, audience: "public" });
      const back = saidIn([...read.records.keys()].flatMap((key) => read.facts(key)));
      const said = [...saidIn(draft.facts)].filter((line) => !/^(?:part archival|content homepage) /.test(line));
      told += said.length;
      lost.push(...said.filter((line) => !back.has(line)));
    }
    testing.diagnostic(`${levels} levels, ${lost.length} of ${told} sayings lost: ${lost.slice(0, 12).join(" / ")}`);
    assert.ok(levels > 2900);
    assert.ok(lost.length < told / 50, lost.slice(0, 20).join("\n"));
  });
});

async function folderOf(testing: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ead-documents-"));
  testing.after(() => rm(folder, { recursive: true }));
  for (const file of (await readdir(join(data, "archive"))).filter((name) => name.startsWith("ead-")))
    await copyFile(join(data, "archive", file), join(folder, file));
  return folder;
}
