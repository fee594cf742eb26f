import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { freshFolder } from "../command.ts";
import { cartouche } from "../command-here.ts";

type Item = { title: string; refno: string; predecessor?: string };

const folder = freshFolder();
after(() => folder.remove());
const place = (name: string) => join(folder.path, name);
const environment = { CARTOUCHE_CONFIG: place("museum.ts"), CARTOUCHE_DATA: place("data"), USER: "mk" };

/** An archive's system as a source of its own: items with a reference number, and the key that they had in the system before. */
const sourceText = (name: string, items: Record<string, Item>) => `
export const source = {
  name: "${name}", title: "${name}", revision: "1",
  async *read() {
    let row = 0;
    for (const [id, { predecessor, ...item }] of Object.entries(${JSON.stringify(items)}))
      yield { record: { key: "${name}/item/" + id, original: JSON.stringify({ id, ...item }), at: { file: "${name}", row: ++row }, ...(predecessor && { predecessor }) } };
  },
  fieldsOf: ({ original }) => Object.keys(JSON.parse(original)),
  describe({ key, original }) {
    const { title, refno } = JSON.parse(original);
    const said = (field) => ({ key: key + "#" + field, audience: "public", from: { source: "${name}", record: key, field } });
    return { drafts: [{ subject: key, type: "archive", facts: [
      { kind: "name", use: "preferred", text: [{ value: title }], ...said("title") },
      { kind: "number", scheme: "refno", value: refno, ...said("refno") },
    ] }], findings: [] };
  },
};`;
const configure = (...names: string[]) =>
  writeFileSync(
    place("museum.ts"),
    `export const config = () => (${JSON.stringify({ institution: "An archive", sources: names.map((name) => ({ from: `./${name}.ts` })) })});`,
  );
const meant = async (text: string) => JSON.parse((await cartouche(["resolve", text, "--json"], environment)).stdout);
const migration = (...words: string[]) => cartouche(["migration", ...words], environment);

const old: Record<string, Item> = {
  1: { title: "Letter to the Trustees", refno: "NGA1/1" },
  2: { title: "Minutes of a meeting", refno: "NGA1/2" },
  3: { title: "A plan of the rooms", refno: "NGA1/3" },
};
const next: Record<string, Item> = {
  a: { title: "Letter to the Trustees", refno: "NG/1/1", predecessor: "calm/item/1" },
  b: { title: "Minutes of a meeting", refno: "NG/1/2", predecessor: "calm/item/2" },
  c: { title: "Minutes of a meeting (copy)", refno: "NG/1/2a", predecessor: "calm/item/2" },
  d: { title: "A new letter", refno: "NG/1/4" },
  e: { title: "A stray leaf", refno: "NG/1/5", predecessor: "calm/item/99" },
};

before(async () => {
  writeFileSync(place("calm.ts"), sourceText("calm", old));
  writeFileSync(place("axiell.ts"), sourceText("axiell", next));
  configure("calm");
  const { code, stderr } = await cartouche(["harvest"], environment);
  assert.equal(code, 0, stderr);
  configure("calm", "axiell");
});

test("a rehearsal tells what would be inherited, new, orphaned, claimed twice and left, and that no address changes", async () => {
  const { stdout, stderr, code } = await migration("rehearse", "calm", "axiell", "--json");
  assert.equal(code, 0, stderr);
  const { records, inherited, fresh, orphans, collisions, unclaimed, addresses } = JSON.parse(stdout);
  assert.deepEqual([records, inherited, fresh, orphans], [5, 2, 1, ["axiell/item/e"]]);
  assert.deepEqual(
    collisions.map(({ keys }: { keys: string[] }) => keys),
    [["axiell/item/b", "axiell/item/c"]],
  );
  assert.deepEqual(unclaimed, [(await meant("NGA1/3")).pid]);
  assert.deepEqual([addresses.compared, addresses.changed, addresses.numbers, addresses.lostNumbers], [3, [], 3, []]);
  assert.match((await migration("rehearse", "calm", "axiell")).stdout, /0 of 3 public addresses change/);
});

test("a rehearsal changes nothing", async () => {
  const { state, keys } = await meant("NGA1/1");
  assert.deepEqual([state, keys], ["active", ["calm/item/1"]]);
  const { pids } = JSON.parse((await cartouche(["status", "--json"], environment)).stdout);
  assert.equal(pids.active, 3);
});

test("the switch: identifiers are the new system's, old numbers still find them, and what is left is a stub", async () => {
  const letter = (await meant("NGA1/1")).pid;
  await cartouche(["harvest", "axiell"], environment);
  const early = await migration("retire", "calm");
  assert.deepEqual([early.code, /Take it out first/.test(early.stderr)], [1, true]);
  configure("axiell");
  const retired = await migration("retire", "calm");
  assert.match(retired.stdout, /^3 records of calm are retired; 1 became stubs/);
  assert.deepEqual([(await meant("NGA1/1")).pid, (await meant("NG/1/1")).pid], [letter, letter]);
  assert.equal((await meant("NGA1/3")).state, "stub");
  const again = await migration("retire", "calm");
  assert.deepEqual([again.code, /Nothing was harvested/.test(again.stderr)], [1, true]);
});
