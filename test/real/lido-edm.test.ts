import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { type Harvesting, harvest } from "../../src/harvest/harvest.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { ciim } from "../../src/sources/ciim/ciim.ts";
import type { Source } from "../../src/sources/port.ts";
import { tms } from "../../src/sources/tms/tms.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { freshFolder } from "../command.ts";
import { publicDocuments } from "../conformance/public-documents.ts";
import { compiledFaults, schematronFaults, withoutSaxon, xsdFaults } from "../conformance/xml-validators.ts";
import { sharedFolder } from "../shared-folder.ts";

const data = join(sharedFolder ?? "", "data");
const seen = { audience: "public" } as const;

/** Real museums, and one record in how many is looked at. `CARTOUCHE_EVERY=1` looks at all of the biggest, too. */
const museums: { name: string; step: number; open(own: string): Source }[] = [
  {
    name: "the portrait gallery",
    step: Number(process.env.CARTOUCHE_EVERY ?? 50),
    open: () => tms({ folder: join(data, "tms-npg"), mapping: seen }),
  },
  {
    name: "the Walters",
    step: 1,
    open: (own) => {
      const wanted =
        /^(titles|dimensions|bibliography|conservation|exhibitions|geography|media|objects-v1|constituents-v1)/;
      const at = join(own, "export");
      mkdirSync(at);
      for (const file of readdirSync(join(data, "tms-walters-xml")).filter((name) => wanted.test(name)))
        copyFileSync(join(data, "tms-walters-xml", file), join(at, file));
      return tms({ folder: at, form: "xml", mapping: seen });
    },
  },
  {
    name: "the National Gallery",
    step: 1,
    open: () => ciim({ folder: join(data, "ng-london/es-records"), language: "en" }),
  },
];

for (const { name, step, open } of museums)
  describe(`real records of ${name}, one in ${step}`, { skip: withoutSaxon }, async () => {
    const folder = freshFolder();
    after(folder.remove);
    test("are offered in LIDO and EDM and hold to their schemas and rules", async (t) => {
      const both: Harvesting = {
        registry: openSqliteRegistry({ file: join(folder.path, "registry.sqlite") }),
        store: openSqliteStore({
          file: join(folder.path, "store.sqlite"),
          archiveFile: join(folder.path, "archive.sqlite"),
        }),
      };
      await harvest(open(folder.path), both);
      const { of, objects, lacking } = await publicDocuments(both, step);
      await both.store.close();
      await both.registry.close();
      assert.ok(objects > 0);
      assert.deepEqual(lacking, []);
      assert.deepEqual(xsdFaults(of("lido"), "lido/lido-v1.1.xsd"), []);
      assert.deepEqual(xsdFaults(of("lido-1.0"), "lido/lido-v1.0.xsd"), []);
      assert.deepEqual(xsdFaults(of("edm"), "edm/schema_xsds/EDM.xsd"), []);
      assert.deepEqual(compiledFaults(of("edm"), "edm/schema_xsds/schematron/schematron.xsl"), []);
      const ruled = [...of("lido")].filter((_, at) => at % 10 === 0);
      for (const [pid, document] of ruled)
        assert.deepEqual(schematronFaults(document, "lido/lido-v1.1-flattened.sch"), [], pid);
      t.diagnostic(`${objects} objects; ${of("lido").size} records of LIDO, ${of("edm").size} of EDM`);
    });
  });
