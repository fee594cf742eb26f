import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Reading } from "../../src/access-points/port.ts";
import { offeredFor } from "../../src/access-points/press.ts";
import { readPublic } from "../../src/access-points/reading.ts";
import { written } from "../../src/access-points/written.ts";
import { edm } from "../../src/formats/edm/edm.ts";
import { lido, lido10 } from "../../src/formats/lido/lido.ts";
import type { PublicEntity } from "../../src/publish/public-entity.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { cartouche, exampleConfig, freshFolder } from "../command.ts";
import { withoutShared } from "../shared-folder.ts";
import { compiledFaults, schematronFaults, withoutSaxon, withoutXmllint, xsdFaults } from "./xml-validators.ts";

const formats = [lido, lido10, edm];
const press = {
  base: "https://data.example.org",
  institution: "The Small Museum",
  institutionUri: "http://www.wikidata.org/entity/Q180788",
  licence: "https://creativecommons.org/publicdomain/zero/1.0/",
  rights: { object: "http://creativecommons.org/publicdomain/mark/1.0/" },
  formats,
};
/** node-schematron takes a tenth of a second a record. */
const everyNth = 10;

describe("every public record of the example museum", () => {
  const folder = freshFolder();
  const documents = new Map(formats.map(({ name }) => [name, new Map<string, string>()]));
  const objects: PublicEntity[] = [];
  before(async () => {
    const environment = { CARTOUCHE_DATA: folder.path, CARTOUCHE_CONFIG: exampleConfig };
    assert.equal((await cartouche(["harvest"], environment)).code, 0);
    const registry = openSqliteRegistry({ file: join(folder.path, "registry.sqlite") });
    const store = openSqliteStore({
      file: join(folder.path, "store.sqlite"),
      archiveFile: join(folder.path, "archive.sqlite"),
    });
    const reading: Reading = { registry, store, now: () => new Date(), base: press.base };
    for (const pid of await store.list({ public: true, limit: 10_000 })) {
      const resolution = await registry.resolve(pid);
      const entity = resolution.found ? await readPublic(reading, resolution) : undefined;
      assert.ok(entity, pid);
      if (entity.type === "object") objects.push(entity);
      for (const format of offeredFor(entity, press))
        documents.get(format.name)?.set(pid, await written(entity, format, reading, press));
    }
    await store.close();
    await registry.close();
  });
  after(folder.remove);
  const of = (name: string) => documents.get(name) ?? new Map<string, string>();

  test("is offered in LIDO and EDM where it is an object: all of them are", () => {
    assert.ok(objects.length > 150);
    for (const { name } of formats) assert.equal(objects.filter(({ pid }) => !of(name).has(pid)).length, 0, name);
  });

  test("holds, as LIDO 1.1 and 1.0, to the schemas", { skip: withoutXmllint }, () => {
    assert.deepEqual(xsdFaults(of("lido"), "lido/lido-v1.1.xsd"), []);
    assert.deepEqual(xsdFaults(of("lido-1.0"), "lido/lido-v1.0.xsd"), []);
  });

  test("holds, as LIDO 1.1, to the rules of the schema: one in ten", { skip: withoutShared }, () => {
    for (const [pid, document] of [...of("lido")].filter((_, at) => at % everyNth === 0))
      assert.deepEqual(schematronFaults(document, "lido/lido-v1.1-flattened.sch"), [], pid);
  });

  test("holds, as EDM, to Europeana's schema", { skip: withoutXmllint }, () => {
    assert.deepEqual(xsdFaults(of("edm"), "edm/schema_xsds/EDM.xsd"), []);
  });

  test("holds, as EDM, to Europeana's Schematron", { skip: withoutSaxon }, () => {
    assert.deepEqual(compiledFaults(of("edm"), "edm/schema_xsds/schematron/schematron.xsl"), []);
  });
});
