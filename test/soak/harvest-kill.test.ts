import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { begin, cartouche, type Environment, freshFolder } from "../command.ts";

const kills = Number(process.env.CARTOUCHE_HARVEST_KILLS ?? 12);
const things = Number(process.env.CARTOUCHE_THINGS ?? 3000);
const folder = freshFolder();
after(folder.remove);

/** A source of its own whose records change with the edition; it gives positions, or not. */
function museumIn(name: string, { positions }: { positions: boolean }): Environment {
  const source = join(folder.path, `${name}-source.ts`);
  writeFileSync(
    source,
    `const edition = process.env.EDITION ?? "1";
const keep = (at) => edition === "1" || at % 100 !== 0;
export const source = {
  name: "soak", title: "Soaked", revision: "1", fieldsOf: () => [],
  async *read(from) {
    for (let at = Number(from?.position ?? 0); at < ${things}; at++) {
      const original = JSON.stringify({ at, edition: at % 3 === 0 ? edition : "1" });
      if (keep(at)) yield { record: { key: "soak/thing/" + String(at).padStart(5, "0"), original, at: { file: "soak", row: at } } };
      if (${positions} && at % 150 === 149) yield { position: String(at + 1) };
      if (at % 50 === 0) await new Promise((go) => setTimeout(go, 2));
    }
  },
  describe: ({ key, original }) => ({ findings: [], drafts: [{ subject: key, type: "object", facts: [
    { kind: "name", use: "preferred", text: [{ value: original }], key: "name", audience: "public", from: { source: "soak", record: key, field: "x" } },
    { kind: "number", scheme: "inventory", value: key, key: "number", audience: "public", from: { source: "soak", record: key, field: "x" } },
  ] }] }),
};
`,
  );
  const config = join(folder.path, `${name}.config.ts`);
  writeFileSync(
    config,
    `export const config = () => ({ institution: "Soaked", data: ${JSON.stringify(join(folder.path, name))},
  sources: [{ from: ${JSON.stringify(source)} }] });
`,
  );
  return { CARTOUCHE_CONFIG: config, EDITION: "1" };
}

/** What a museum ends with: what stands under every key and by which numbers it is found, and how many PIDs stand where. */
async function endOf(name: string) {
  const data = join(folder.path, name);
  const registry = openSqliteRegistry({ file: join(data, "registry.sqlite"), readOnly: true });
  const store = openSqliteStore({ file: join(data, "store.sqlite"), archiveFile: join(data, "archive.sqlite") });
  const keys = Array.from({ length: things }, (_, at) => `soak/thing/${String(at).padStart(5, "0")}`);
  const pids = await registry.lookup(keys);
  const told: string[] = [];
  for (const [key, pid] of pids) {
    const found = await registry.resolve(pid);
    const numbers = (await registry.aliasesOf(pid)).map(({ pid: _, ...alias }) => alias);
    const { version, facts } = (await store.read(pid)) ?? {};
    told.push(JSON.stringify([key, found.found && found.state, numbers, version, facts]));
  }
  const end = { counts: await registry.counts(), plans: await store.planCounts(1) };
  await store.close();
  await registry.close();
  return { told: told.sort(), ...end };
}

/** What one has that the other has not: to compare and show all of fifty thousand would take for ever. */
const beyond = (some: readonly string[], others: readonly string[]) => {
  const known = new Set(others);
  return some.filter((one) => !known.has(one));
};

for (const positions of [false, true]) {
  test(`${kills} times killed while it harvests ${positions ? "a source that gives positions" : "an export"}: the end is that of an undisturbed run`, async (t) => {
    const calm = `calm-${positions}`;
    const hurt = `hurt-${positions}`;
    const calmly = museumIn(calm, { positions });
    const harshly = museumIn(hurt, { positions });
    let killed = 0;
    for (const EDITION of ["1", "2"]) {
      const since = performance.now();
      assert.equal((await cartouche(["harvest"], { ...calmly, EDITION })).code, 0);
      const longestMs = Math.max(700, (performance.now() - since) / 3);
      for (let round = 0; round < kills / 2; round++) {
        const child = begin(["harvest"], { ...harshly, EDITION });
        const ends = new Promise<boolean>((resolve) => child.on("close", (_, signal) => resolve(signal !== null)));
        await pause(250 + Math.random() * longestMs);
        child.kill("SIGKILL");
        if (await ends) killed++;
      }
      const last = await cartouche(["harvest"], { ...harshly, EDITION });
      assert.equal(last.code, 0, last.stderr);
    }
    t.diagnostic(`${killed} were killed before they ended`);
    assert.ok(killed > 0);
    const [{ told, ...rest }, { told: wanted, ...others }] = [await endOf(hurt), await endOf(calm)];
    assert.equal(wanted.length, things);
    assert.deepEqual([beyond(told, wanted).slice(0, 5), beyond(wanted, told).slice(0, 5)], [[], []]);
    assert.deepEqual(rest, others);
    const verified = await cartouche(["registry", "verify"], harshly);
    assert.equal(verified.code, 0, verified.stdout);
  });
}
