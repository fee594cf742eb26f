import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import type { StoredFact } from "../../src/entities/facts.ts";
import type { Pid } from "../../src/identifiers/pid.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { type Answered, answerAt, assertRepeated, type Question } from "../answers.ts";
import { cartouche, exampleConfig, freshFolder, serve } from "../command.ts";
import { serveWithNginx, withoutNginx } from "../nginx.ts";

const folder = freshFolder();
after(() => folder.remove());
const data = join(folder.path, "data");
const environment = {
  CARTOUCHE_DATA: data,
  CARTOUCHE_CONFIG: exampleConfig,
  CARTOUCHE_BASE_URL: "https://data.example.org",
};
const decision = { actor: "desk:test", reason: "a test" };
const counts = { described: 4_000, merged: 1_500, tombstoned: 400, withdrawn: 100 };
const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
const aliases = 4_000;
const atOnce = 1_000;
const clients = 8;

/** An identifier of the `beta` grammar, one for each number. */
const betaOf = (at: number) => `001-${at.toString(36).toUpperCase().padStart(4, "0")}-0000`;

/** A museum of 6 000 works with names, of which a third has ended somehow; answers every identifier. */
async function museum(): Promise<string[]> {
  mkdirSync(data, { recursive: true });
  const registry = openSqliteRegistry({ file: join(data, "registry.sqlite") });
  const store = openSqliteStore({ file: join(data, "store.sqlite"), archiveFile: join(data, "archive.sqlite") });
  const run = await store.beginRun("tms");
  const pids: Pid[] = [];
  for (let from = 0; from < total; from += atOnce) {
    const keys = Array.from({ length: Math.min(atOnce, total - from) }, (_, at) => `tms/object/${from + at}`);
    const assigned = await registry.assign(keys.map((key) => ({ key, type: "object" })));
    await store.put(
      "tms",
      run,
      assigned.map(({ key, pid }) => ({
        key,
        content: key,
        revision: "1",
        original: key,
        contributions: [{ subject: pid, own: true, type: "object" as const, facts: [nameOf(key)] }],
      })),
    );
    await registry.activate(assigned.map(({ pid }) => pid));
    pids.push(...assigned.map(({ pid }) => pid));
  }
  await store.endRun(run, "complete", {});
  await registry.alias(
    Array.from({ length: aliases }, (_, at) => ({
      pid: pids[(at * 7) % total] ?? assert.fail(),
      scheme: "beta",
      value: betaOf(at),
      standing: "former" as const,
    })),
  );
  const ended = pids.slice(counts.described);
  for (const [at, pid] of ended.entries()) {
    if (at < counts.merged) await registry.merge(pid, pids[at] ?? assert.fail(), decision);
    else if (at < counts.merged + counts.tombstoned)
      await registry.tombstone(pid, { reason: "never-ours", note: "It was never ours." }, decision);
    else await registry.withdraw(pid, at % 2 === 0, decision);
  }
  await store.close();
  await registry.close();
  return [...pids, ...Array.from({ length: aliases }, (_, at) => `resource/${betaOf(at)}`)];
}

function nameOf(key: string): StoredFact {
  const from = { source: "tms", record: key, field: "Title" };
  return {
    kind: "name",
    use: "preferred",
    text: [{ value: `Work ${key}` }],
    key: `${key} name`,
    audience: "public",
    from,
  };
}

/** Asks all, eight at a time. */
async function askAll(address: string, questions: readonly Question[]): Promise<Answered[]> {
  const answers: Answered[] = [];
  let next = 0;
  const client = async () => {
    for (let at = next++; at < questions.length; at = next++)
      answers[at] = await answerAt(address, questions[at] ?? assert.fail());
  };
  await Promise.all(Array.from({ length: clients }, client));
  return answers;
}

test("Cartouche stopped, nginx answers 10 000 identifiers, older ones, merges and 410s as it did", {
  skip: withoutNginx,
}, async (t) => {
  const names = await museum();
  const accepts = ["*/*", "text/html", "text/turtle"];
  const questions = names.map((name, at) => ({ path: `/${name}`, accept: accepts[at % 3] ?? "*/*" }));
  const serving = await serve(environment, ["serve"], "/health/ready");
  const was = await askAll(serving.address, questions);
  assert.equal((await serving.stop()).code, 0);
  const bundle = join(folder.path, "bundle");
  const exported = await cartouche(["registry", "export", bundle, "--documents"], environment);
  assert.equal(exported.code, 0, exported.stderr);
  const nginx = await serveWithNginx(join(bundle, "data/site"));
  const is = await askAll(nginx.address, questions);
  await nginx.stop();
  const statuses: Record<string, number> = {};
  for (const [at, question] of questions.entries()) {
    const before = was[at] ?? assert.fail();
    assertRepeated(question, before, is[at] ?? assert.fail());
    statuses[`${before.status}`] = (statuses[`${before.status}`] ?? 0) + 1;
  }
  assert.equal(questions.length, 10_000);
  assert.ok((statuses[301] ?? 0) >= counts.merged && (statuses[410] ?? 0) >= counts.tombstoned);
  t.diagnostic(`${questions.length} compared: ${JSON.stringify(statuses)}`);
});
