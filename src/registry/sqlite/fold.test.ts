import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import fc from "fast-check";
import type { Pid } from "../../identifiers/pid.ts";
import { openDatabase } from "../../sqlite.ts";
import { apply } from "../apply.ts";
import { unseal } from "../event.ts";
import { isProblem } from "../is-problem.ts";
import { leafHash, merkleRoot } from "../merkle.ts";
import type { Alias, PidState, Registry } from "../port.ts";
import { logOf } from "./log.ts";
import { rebuildSqliteRegistry } from "./rebuild.ts";
import { openSqliteRegistry } from "./registry.ts";
import { registryFile } from "./schema.ts";

const folder = mkdtempSync(join(tmpdir(), "cartouche-fold-"));
let files = 0;
const newFile = () => join(folder, `${++files}.sqlite`);
after(() => rmSync(folder, { recursive: true }));

type State = {
  pids: Map<Pid, PidState>;
  keys: Map<string, Pid>;
  aliases: Map<string, Alias>;
};
const emptyState = (): State => ({ pids: new Map(), keys: new Map(), aliases: new Map() });
const aliasId = ({ pid, scheme, value }: Alias) => `${pid} ${scheme} ${value}`;

type Step =
  | { do: "assign"; keys: number[] }
  | { do: "activate" | "stub" | "resolve"; which: number[] }
  | { do: "alias"; which: number; scheme: string; value: string; standing: Alias["standing"] };

const some = fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 4 });
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant("assign" as const), keys: some }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("activate", "stub", "resolve"), which: some }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("alias" as const),
        which: fc.nat({ max: 7 }),
        scheme: fc.constantFrom("inventory", "beta"),
        value: fc.constantFrom("000-04PN-0000", "001-03LO-0000", "NG 1"),
        standing: fc.constantFrom("current", "former", "wrong"),
      }),
    },
  ),
  { minLength: 1, maxLength: 12 },
) as fc.Arbitrary<Step[]>;

/** Does a step in the registry and in a model that knows nothing of logs and tables. */
async function take(step: Step, registry: Registry, model: State): Promise<void> {
  const known = [...model.pids.keys()];
  if (step.do === "assign") {
    const assigned = await registry.assign(step.keys.map((key) => ({ key: `k/${key}`, type: "object" })));
    for (const { key, pid } of assigned) {
      assert.equal(model.keys.get(key) ?? pid, pid, "a key keeps its PID");
      if (!model.keys.has(key)) assert.ok(!model.pids.has(pid) || assigned.some((a) => a.pid === pid && a.key === key));
      model.keys.set(key, pid);
      if (!model.pids.has(pid)) model.pids.set(pid, "reserved");
    }
    return;
  }
  if (known.length === 0) return;
  const at = (index: number) => known[index % known.length] ?? assert.fail();
  if (step.do === "alias") {
    const { scheme, value, standing } = step;
    const alias = { pid: at(step.which), scheme, value, standing };
    model.aliases.set(aliasId(alias), alias);
    return registry.alias([alias]);
  }
  const pids = step.which.map(at);
  if (step.do === "resolve") return;
  for (const pid of pids) {
    if (step.do === "activate") model.pids.set(pid, "active");
    else if (model.pids.get(pid) === "active") model.pids.set(pid, "stub");
  }
  return registry[step.do](pids);
}

async function agrees(registry: Registry, model: State): Promise<void> {
  for (const [pid, state] of model.pids) {
    const resolution = await registry.resolve(pid);
    assert.ok(resolution.found && resolution.pid === pid && resolution.state === state, `${pid} stays ${state}`);
    const own = [...model.aliases.values()].filter((alias) => alias.pid === pid);
    assert.deepEqual(new Set((await registry.aliasesOf(pid)).map(aliasId)), new Set(own.map(aliasId)));
  }
  for (const alias of model.aliases.values()) {
    const found = (await registry.find(alias.value, alias.scheme)).some(({ pid }) => pid === alias.pid);
    assert.equal(found, alias.standing !== "wrong", `${alias.value} is found unless wrong`);
    if (alias.scheme === "beta" && alias.standing !== "wrong") {
      const resolution = await registry.resolve(alias.value);
      const claims = [...model.aliases.values()].filter(
        ({ scheme, value, standing }) => scheme === "beta" && value === alias.value && standing !== "wrong",
      );
      assert.ok(resolution.found && resolution.pid === claims[0]?.pid, "the oldest claim holds");
    }
  }
  const lookedUp = await registry.lookup([...model.keys.keys()]);
  assert.deepEqual(lookedUp, model.keys);
}

/** The fold of a file's log, in memory, and its leaves. */
function foldOf(file: string): { state: State; leaves: string[] } {
  const database = openDatabase(registryFile(file, true));
  const state = emptyState();
  const leaves: string[] = [];
  for (const sealed of logOf(database).all()) {
    leaves.push(sealed.leaf);
    apply(unseal(sealed), sealed, {
      addPid(pid) {
        const free = !state.pids.has(pid);
        if (free) state.pids.set(pid, "reserved");
        return free;
      },
      bindKey: (key, pid) => void state.keys.set(key, pid),
      setState: (pid, to) => void state.pids.set(pid, to),
      putAlias: (alias) => void state.aliases.set(aliasId(alias), alias),
      end: (pid, { state: to }) => void state.pids.set(pid, to),
      standAgain: () => assert.fail("nothing ended"),
      lead: () => assert.fail("nothing was merged"),
    });
  }
  database.close();
  return { state, leaves };
}

/** Every row of the tables that are folds, and of the log with its tree. */
function rowsOf(file: string): unknown[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const tables = ["pid", "source_key", "alias", "event", "event_body"];
  const rows = tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
  database.close();
  return rows;
}

test("whatever happens, no PID vanishes, no key changes its PID, every alias resolves, and all is the fold of the log", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const file = newFile();
      const registry = openSqliteRegistry({ file });
      const model = emptyState();
      for (const step of sequence) {
        await take(step, registry, model);
        await agrees(registry, model);
      }
      const { size, root } = await registry.head();
      await registry.close();
      const { state, leaves } = foldOf(file);
      assert.deepEqual(state, model);
      assert.equal(leaves.length, size);
      assert.equal(merkleRoot(leaves.map(leafHash)).toString("hex"), root);
    }),
    { numRuns: 250 },
  );
});

test("a registry rebuilt from the log alone has the same tables, row for row, and the same head", async () => {
  const [file, into] = [newFile(), newFile()];
  const registry = openSqliteRegistry({ file });
  const wants = Array.from({ length: 700 }, (_, at) => ({ key: `k/${at}`, type: "object" }));
  const pids = (await registry.assign(wants)).map(({ pid }) => pid);
  await registry.activate(pids.slice(100));
  await registry.stub(pids.slice(600));
  await registry.alias(pids.map((pid, at) => ({ pid, scheme: "inventory", value: `NG ${at}`, standing: "current" })));
  await registry.alias([{ pid: pids[0] as Pid, scheme: "inventory", value: "NG 0", standing: "wrong" }]);
  assert.equal(rebuildSqliteRegistry(file, into), 8);
  assert.deepEqual(rowsOf(into), rowsOf(file));
  const rebuilt = openSqliteRegistry({ file: into });
  assert.deepEqual(await rebuilt.head(), await registry.head());
  await rebuilt.close();
  await registry.close();
});

test("a log in which one word was changed behind the registry's back is not rebuilt", async () => {
  const [file, into] = [newFile(), newFile()];
  const registry = openSqliteRegistry({ file });
  await registry.assign([{ key: "k/1", type: "object" }]);
  await registry.close();
  const database = new DatabaseSync(file);
  database.exec("DROP TRIGGER body_fixed; UPDATE event_body SET body = replace(body, 'k/1', 'k/2')");
  database.close();
  assert.throws(() => rebuildSqliteRegistry(file, into), isProblem("data-folder-damaged"));
  const made = openSqliteRegistry({ file: into });
  assert.equal((await made.head()).size, 0);
  await made.close();
});
