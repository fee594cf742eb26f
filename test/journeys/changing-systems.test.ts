import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { freshFolder } from "../command.ts";
import { cartouche } from "../command-here.ts";

type Told = { title: string; maker: string; year: string; predecessor?: string };

const folder = freshFolder();
after(() => folder.remove());
const place = (name: string) => join(folder.path, name);
const environment = { CARTOUCHE_DATA: place("data"), CARTOUCHE_CONFIG: place("cartouche.config.ts") };

/** A system as a museum would write a source for it: records in a file of JSON. */
const sourceText = (name: string) => `
import { readFileSync } from "node:fs";
const said = (record, key) => ({ key, audience: "public", from: { source: "${name}", record, field: "x" } });
export const source = {
  name: "${name}", title: "${name}", revision: "1",
  async *read() {
    const records = Object.entries(JSON.parse(readFileSync(new URL("./${name}.json", import.meta.url), "utf8")));
    let row = 0;
    for (const [key, told] of records) {
      const { predecessor } = told;
      yield { record: { key, original: JSON.stringify(told), at: { file: "${name}.json", row: ++row }, ...(predecessor && { predecessor }) } };
    }
  },
  describe({ key, original }) {
    const { title, maker, year } = JSON.parse(original);
    const who = [{ agent: { type: "person", text: maker }, role: "artist" }];
    const facts = [
      { kind: "name", use: "preferred", text: [{ value: title }], ...said(key, "title") },
      { kind: "activity", type: "production", who, when: [{ earliest: year, latest: year }], ...said(key, "made") },
    ];
    return { drafts: [{ subject: key, type: "object", facts }], findings: [] };
  },
};
`;

function configure(names: readonly string[], equivalences: unknown): void {
  for (const name of names) writeFileSync(place(`${name}.source.ts`), sourceText(name));
  const sources = names.map((name) => ({ from: `./${name}.source.ts` }));
  const said = JSON.stringify({ institution: "A Gallery", sources, equivalences });
  writeFileSync(place("cartouche.config.ts"), `export const config = () => (${said});\n`);
}

async function harvest(name: string, records: Record<string, Told>) {
  writeFileSync(place(`${name}.json`), JSON.stringify(records));
  const { stdout, stderr, code } = await cartouche(["harvest", name, "--json"], environment);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout);
}
const meant = async (text: string) => JSON.parse((await cartouche(["resolve", text, "--json"], environment)).stdout);

const sunflowers: Told = { title: "Sunflowers", maker: "Vincent van Gogh", year: "1888" };
const diptych: Told = { title: "The Wilton Diptych", maker: "An English master", year: "1395" };

test("a gallery changes its system: identifiers are inherited, equivalent keys are one, and a reused key waits for staff", async () => {
  configure(["tms", "emu", "ciim"], [{ from: "ciim/object-{id}", to: "tms/object/{id}" }]);
  await harvest("ciim", { "ciim/object-1": sunflowers });
  await harvest("tms", { "tms/object/1": sunflowers });
  const unknown = await harvest("emu", { "emu/77": { ...sunflowers, predecessor: "tms/object/9" } });
  assert.deepEqual([unknown.rejected, unknown.findings], [1, { "predecessor-unknown": 1 }]);
  await harvest("emu", { "emu/77": { ...sunflowers, predecessor: "tms/object/1" } });
  const { pid, keys } = await meant("emu/77");
  assert.deepEqual(keys, ["ciim/object-1", "tms/object/1", "emu/77"]);

  const { findings } = await harvest("tms", { "tms/object/1": diptych });
  assert.deepEqual(findings, { "key-reused": 1 });
  const shown = async () => (await cartouche(["format", pid, "json"], environment)).stdout;
  assert.doesNotMatch(await shown(), /Wilton/);
  const refused = await cartouche(["registry", "accept-change", "emu/77", "--reason", "x"], environment);
  assert.deepEqual([refused.code, /did not freeze/.test(refused.stderr)], [1, true]);
  const words = ["registry", "accept-change", "tms/object/1", "--reason", "one panel"];
  const accepted = await cartouche(words, environment);
  assert.equal(accepted.code, 0, accepted.stderr);
  assert.equal((await harvest("tms", { "tms/object/1": diptych })).updated, 1);
  assert.match(await shown(), /Wilton/);
});

test("a misspelt equivalence is a fault of the configuration", async () => {
  configure(["tms"], [{ from: "ciim/object", to: "tms/object/{id}" }]);
  const { code, stderr } = await cartouche(["config", "check"], environment);
  assert.equal(code, 1);
  assert.match(stderr, /equivalences\.0\.from.*\{id\}/);
});
