import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { offeredPrefixes } from "../../src/access-points/oai/prefixes.ts";
import { formats } from "../../src/formats/table.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { type Environment, exampleConfig, freshFolder, type Serving, serve } from "../command.ts";
import { cartouche } from "../command-here.ts";
import { harvestExample } from "../example-museum.ts";

const prefixes = offeredPrefixes(formats).map(({ prefix }) => prefix);
const without = (prefix: string) =>
  prefixes.includes(prefix) ? false : `${prefix} is not in the table of formats yet`;

describe("a museum that harvests this one by OAI-PMH", () => {
  const [here, there] = [freshFolder(), freshFolder()];
  const environment: Environment = { CARTOUCHE_DATA: here.path, CARTOUCHE_CONFIG: exampleConfig };
  let serving: Serving;

  before(async () => {
    await harvestExample(here.path);
    serving = await serve(environment, ["serve"], "/oai?verb=Identify");
  });
  after(async () => {
    await serving.stop();
    here.remove();
    there.remove();
  });

  /** Harvests with a source that is at our address; answers what it says it did. */
  async function harvested(name: string, options: string) {
    const config = join(there.path, `${name}.config.ts`);
    const source = `oai({ name: "${name}", url: "${serving.address}/oai", ${options} })`;
    writeFileSync(
      config,
      `export const config = ({ oai, lido }) => ({ institution: "Elsewhere", sources: [${source}] });\n`,
    );
    const data = join(there.path, name);
    const { code, stdout, stderr } = await cartouche(["harvest", "--json"], {
      CARTOUCHE_DATA: data,
      CARTOUCHE_CONFIG: config,
    });
    assert.equal(code, 0, stderr);
    return { ...JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}"), titles: await titlesIn(data) };
  }

  test("has every work from its Dublin Core, and calls it as we do", { skip: without("oai_dc") }, async () => {
    const { titles, rejected } = await harvested("dc", `prefix: "oai_dc", set: "type:object", audience: "public"`);
    assert.equal(rejected, 0);
    assert.deepEqual(titles, await titlesIn(here.path));
  });

  test("has every work from its LIDO, and calls it as we do", { skip: without("lido") }, async () => {
    const { titles, rejected } = await harvested("works", `prefix: "lido", reads: lido({ audience: "public" })`);
    assert.equal(rejected, 0);
    assert.deepEqual(titles, await titlesIn(here.path));
  });
});

/** What works are called in a folder of data, in order. */
async function titlesIn(data: string): Promise<string[]> {
  const store = openSqliteStore({ file: join(data, "store.sqlite"), archiveFile: join(data, "archive.sqlite") });
  const pids = await store.list({ type: "object", public: true, limit: 10_000 });
  const summaries = await store.summaries(pids);
  await store.close();
  return pids.map((pid) => summaries.get(pid)?.label ?? "").sort();
}
