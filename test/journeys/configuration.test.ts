import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { readSettings } from "../../src/config.ts";
import { Problem } from "../../src/errors.ts";

describe("a configuration", () => {
  const here = mkdtempSync(join(tmpdir(), "cartouche config ü#"));
  after(() => rmSync(here, { recursive: true }));
  let written = 0;
  const read = (said: string, environment: Record<string, string> = {}) => {
    const file = join(here, `${++written}.config.ts`);
    writeFileSync(file, `export const config = ({ tms }) => (${said});\n`);
    return readSettings(file, environment);
  };
  const faulty = (fault: RegExp) => (error: unknown) =>
    error instanceof Problem && error.code === "config-invalid" && fault.test(error.detail);

  test("has folders that are relative to its own file, also those that a source is given", async () => {
    const { sources } = await read(`{ institution: "T", sources: [tms({ folder: "no-such-export" })] }`);
    const reading = sources[0]?.read()[Symbol.asyncIterator]().next();
    await assert.rejects(
      async () => reading,
      (error: unknown) => error instanceof Problem && error.detail.includes(join(here, "no-such-export")),
    );
  });

  test("may have addresses in any script: they are kept as URIs that a header can carry", async () => {
    const { baseUrl, licence } = await read(
      `{ institution: "T", sources: [tms({ folder: "." })], baseUrl: "https://博物館.example/a b/", licence: "https://x.example/é>;,館" }`,
    );
    assert.equal(baseUrl, "https://xn--9krs63ehs0a.example/a%20b");
    assert.equal(licence, "https://x.example/%C3%A9%3E;,%E9%A4%A8");
    const { baseUrl: set } = await read(`{ institution: "T", sources: [tms({ folder: "." })] }`, {
      CARTOUCHE_BASE_URL: "https://DATA.example/é",
    });
    assert.equal(set, "https://data.example/%C3%A9");
  });

  test("has no namespace with a query, a fragment or a user name", async () => {
    for (const text of ["https://x.example/?a=", "https://x.example/#", "https://me@x.example/"]) {
      await assert.rejects(
        read(`{ institution: "T", sources: [tms({ folder: "." })], baseUrl: ${JSON.stringify(text)} }`),
        faulty(/baseUrl/),
      );
    }
  });

  test("has a name assigner's number of digits and consonants only", async () => {
    const numbered = (naan: string) => read(`{ institution: "T", sources: [tms({ folder: "." })], naan: "${naan}" }`);
    for (const naan of ["12345", "b5488", "B5488"]) assert.equal((await numbered(naan)).naan, naan);
    for (const naan of ["123", "l2345", "12 45", "ark:12345"])
      await assert.rejects(numbered(naan), faulty(/naan: is not/));
  });

  test("names folders of this machine only", async () => {
    const far = `new URL("https://x.example/folder")`;
    const good = `sources: [tms({ folder: "." })]`;
    await assert.rejects(
      read(`{ institution: "T", sources: [tms({ folder: ${far} })] }`),
      faulty(/not a file: address/),
    );
    await assert.rejects(read(`{ institution: "T", ${good}, data: ${far} }`), faulty(/data/));
    await assert.rejects(read(`{ institution: "T", sources: [{ from: ${far} }] }`), faulty(/sources\.0/));
  });

  test("has no option of a source that the source does not know, so that none is left out in silence", async () => {
    const tms = (options: string) => read(`{ institution: "T", sources: [tms({ folder: ".", ${options} })] }`);
    await assert.rejects(
      tms(`mappings: {}`),
      faulty(/unknown option “mappings”; there are name, folder, form, database, mapping/),
    );
    await assert.rejects(tms(`mapping: { audiences: "public" }`), faulty(/unknown setting in mapping “audiences”/));
    await assert.rejects(tms(`mapping: { audience: "all" }`), faulty(/“all”; there are public, staff/));
    await assert.rejects(
      tms(`mapping: { columns: { Objekte: {} } }`),
      faulty(/unknown table in mapping.columns “Objekte”/),
    );
  });

  test("says how its sources are harvested, of those that there are, in words that are known", async () => {
    const said = (harvest: string) =>
      read(`{ institution: "T", sources: [tms({ folder: "." })], harvest: { ${harvest} } }`);
    const { harvest } = await said(`tms: { guard: { vanish: 0.1 }, quarantineDays: 14, schedule: "0 3 * * *" }`);
    assert.deepEqual(harvest.tms, {
      guard: { vanish: 0.1, change: 0.5, atLeast: 10 },
      quarantineDays: 14,
      merges: "propose",
      schedule: "0 3 * * *",
    });
    await assert.rejects(said("tsm: {}"), faulty(/no source is named “tsm”/));
    await assert.rejects(said("tms: { quarantine: 3 }"), faulty(/quarantine/));
    await assert.rejects(said("tms: { guard: { vanish: 20 } }"), faulty(/harvest\.tms\.guard\.vanish/));
  });

  test("names sources so that keys and look-ups can be made of the names", async () => {
    for (const name of ["a/b", "TMS", "", "a b", "../x"]) {
      await assert.rejects(
        read(`{ institution: "T", sources: [tms({ folder: ".", name: ${JSON.stringify(name)} })] }`),
        faulty(/cannot be a name/),
      );
    }
  });
});
