import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { freshFolder, serve } from "../command.ts";
import { cartouche } from "../command-here.ts";

type Work = { title: string; number: string; also?: string };

const folder = freshFolder();
after(() => folder.remove());
const place = (name: string) => join(folder.path, name);
const environment = { CARTOUCHE_CONFIG: place("museum.ts"), CARTOUCHE_DATA: place("data"), USER: "mk" };

/** A system as a museum would write a source for it, and how it is harvested. */
const sourceText = `
import { readFileSync } from "node:fs";
export const source = {
  name: "own", title: "Own", revision: "1",
  async *read() {
    let row = 0;
    const works = JSON.parse(readFileSync(new URL("./works.json", import.meta.url), "utf8"));
    for (const [id, work] of Object.entries(works))
      yield { record: { key: "own/work/" + id, original: JSON.stringify({ id, ...work }), at: { file: "works.json", row: ++row } } };
  },
  fieldsOf: ({ original }) => Object.keys(JSON.parse(original)),
  describe({ key, original }) {
    const { title, number, also } = JSON.parse(original);
    const said = (field) => ({ key: key + "#" + field, audience: "public", from: { source: "own", record: key, field } });
    const facts = [
      { kind: "name", use: "preferred", text: [{ value: title }], ...said("title") },
      { kind: "number", scheme: "inventory", value: number, ...said("number") },
    ];
    if (also) facts.push({ kind: "number", scheme: "inventory", value: also, standing: "former", ...said("also") });
    return { drafts: [{ subject: key, type: "object", facts }], findings: [] };
  },
};`;
const works: Record<string, Work> = Object.fromEntries(
  Array.from({ length: 30 }, (_, at) => [String(at + 1), { title: `Work number ${at + 1}`, number: `A${at + 1}` }]),
);
const write = (next: Record<string, Work>) => writeFileSync(place("works.json"), JSON.stringify(next));
const configure = (harvest: object) =>
  writeFileSync(
    place("museum.ts"),
    `export const config = () => (${JSON.stringify({ institution: "Own", sources: [{ from: "./own.ts" }], harvest: { own: harvest } })});`,
  );
const run = (...words: string[]) => cartouche(["harvest", ...words], environment);
const report = async (...words: string[]) =>
  JSON.parse((await run(...words, "--json")).stdout.trim().split("\n").at(-1) ?? "{}");
const meant = async (text: string) => JSON.parse((await cartouche(["resolve", text, "--json"], environment)).stdout);
const without = (...ids: string[]) => Object.fromEntries(Object.entries(works).filter(([id]) => !ids.includes(id)));

before(async () => {
  writeFileSync(place("own.ts"), sourceText);
  configure({});
  write(works);
  assert.equal((await report()).created, 30);
});

test("a dry run keeps its plan and changes nothing; approving it does just that, once, whatever the source says since", async () => {
  write({ ...works, 1: { title: "A title corrected", number: "A1" }, 31: { title: "A new work", number: "A31" } });
  const planned = await run("own", "--dry-run");
  assert.match(planned.stdout, /update +own\/work\/1: changed title/);
  assert.match(planned.stdout, /mint +own\/work\/31/);
  assert.equal((await cartouche(["resolve", "A31"], environment)).code, 1);
  const [, id = ""] = /--approve (\d+)/.exec(planned.stdout) ?? [];
  write(works);
  const { created, updated } = await report("--approve", id);
  assert.deepEqual([created, updated], [1, 1]);
  assert.equal((await meant("A31")).state, "active");
  const again = await run("--approve", id);
  assert.deepEqual([again.code, /plan-unknown/.test(again.stderr)], [1, true]);
  await run();
});

test("a plan is dropped once a newer run of its source is complete", async () => {
  write({ ...works, 2: { title: "Planned", number: "A2" } });
  const { stdout } = await run("--dry-run");
  const [, id = ""] = /--approve (\d+)/.exec(stdout) ?? [];
  write({ ...works, 2: { title: "Harvested since", number: "A2" } });
  await run();
  const { code, stderr } = await run("--approve", id);
  assert.equal(code, 1);
  assert.match(stderr, /plan-unknown/);
  write(works);
  await run();
});

test("a run that would change too much is held with its plan, and goes on when a person approves it", async () => {
  write(
    Object.fromEntries(Object.entries(works).map(([id, work]) => [id, { ...work, title: `${work.title}, retitled` }])),
  );
  const held = await run();
  assert.deepEqual([held.code, /harvest-held/.test(held.stderr)], [1, true]);
  const [, id = ""] = /--approve (\d+)/.exec(held.stderr) ?? [];
  assert.equal((await report("--approve", id)).updated, 30);
  write(works);
  const back = await run();
  const [, undone = ""] = /--approve (\d+)/.exec(back.stderr) ?? [];
  await run("--approve", undone);
});

test("ids that were made anew are the same records, and keep their identifiers", async () => {
  const { pid } = await meant("A5");
  const { 5: fifth, ...rest } = works;
  write({ ...rest, 905: fifth as Work });
  const { renamed, withdrawn } = await report();
  assert.deepEqual([renamed, withdrawn], [1, 0]);
  assert.deepEqual([(await meant("A5")).pid, (await meant("own/work/905")).pid], [pid, pid]);
  write(works);
  await run();
  assert.equal((await meant("own/work/5")).pid, pid);
});

test("a record that was merged in its source is proposed for a merge with what says so, and is no stub", async () => {
  const [gone, survivor] = [(await meant("A7")).pid, (await meant("A8")).pid];
  write({ ...without("7"), 8: { ...(works[8] as Work), also: "A7" } });
  assert.equal((await report()).suspected, 1);
  const suspects = (await run("suspects", "--json")).stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    suspects.map((one) => [one.gone, one.survivor]),
    [[gone, survivor]],
  );
  assert.match(suspects[0].evidence.join(), /own\/work\/8 has inventory A7/);
  const accepted = await run("accept", String(suspects[0].id));
  assert.equal(accepted.code, 0, accepted.stderr);
  assert.equal((await meant(gone)).state, "merged");
  const merges = await cartouche(["registry", "merges"], environment);
  assert.match(merges.stdout, new RegExp(`${gone},${survivor}`));
});

test("a record that is missing waits its days before it vanishes, and comes back as if nothing had been", async () => {
  configure({ quarantineDays: 14 });
  const { pid } = await meant("A9");
  write({ ...without("7", "9"), 8: { ...(works[8] as Work), also: "A7" } });
  const { withdrawn, missing } = await report();
  assert.deepEqual([withdrawn, missing], [0, 1]);
  assert.equal((await meant(pid)).state, "active");
  configure({});
  assert.equal((await report()).withdrawn, 1);
  assert.equal((await meant(pid)).state, "stub");
});

test("what is kept is described again without the source, and nothing differs", async () => {
  const shown = async () => (await cartouche(["format", (await meant("A3")).pid, "json"], environment)).stdout;
  const before = await shown();
  const { redescribed, fetched, state } = await report("--replay");
  assert.deepEqual([redescribed, state], [fetched, "replayed"]);
  assert.equal(await shown(), before);
});

test("a server harvests a source when it is due", async () => {
  configure({ schedule: "* * * * * *" });
  const serving = await serve({ ...environment, CARTOUCHE_PORT: "0" });
  try {
    write({
      ...without("7", "9"),
      8: { ...(works[8] as Work), also: "A7" },
      40: { title: "Came by itself", number: "A40" },
    });
    let found = 404;
    for (let tries = 0; found === 404 && tries < 100; tries++) {
      await pause(200);
      found = (await fetch(`${serving.address}/lookup/inventory/A40`, { redirect: "manual" })).status;
    }
    assert.notEqual(found, 404);
    const told = JSON.parse(await (await fetch(`${serving.address}/dataset.json`)).text());
    assert.deepEqual([told.sources[0].schedule, told.sources[0].late], ["* * * * * *", false]);
  } finally {
    assert.equal((await serving.stop()).code, 0);
  }
});

test("a schedule that is none, and rules for a source that is not there, are faults of the configuration", async () => {
  writeFileSync(
    place("museum.ts"),
    `export const config = () => ({ institution: "Own", sources: [{ from: "./own.ts" }], harvest: { own: { schedule: "soon" }, tms: {} } });`,
  );
  const { code, stderr } = await cartouche(["config", "check"], environment);
  assert.equal(code, 1);
  assert.match(stderr, /cron expression/);
});
