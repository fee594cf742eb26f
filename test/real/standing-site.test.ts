import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { mintPid } from "../../src/identifiers/mint.ts";
import type { Pid } from "../../src/identifiers/pid.ts";
import type { Registry } from "../../src/registry/port.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { type Answered, answerAt, assertRepeated, type Question } from "../answers.ts";
import { cartouche, freshFolder, serve } from "../command.ts";
import { serveWithNginx, withoutNginx } from "../nginx.ts";

const things = 10_000;
/** One thing in twenty is merged, split or ended. */
const every = 20;

/** A source of works, each with a title and a number, public. */
const source = `
  const from = (key) => ({ source: "works", record: key, field: "x" });
  const fact = (key, more) => ({ audience: "public", from: from(key), ...more });
  export const source = {
    name: "works", title: "Works", revision: "1",
    async *read() {
      for (let id = 1; id <= ${things}; id++)
        yield { record: { key: "works/object/" + id, original: String(id), at: { file: "works.txt", row: id } } };
    },
    describe({ key, original }) {
      const facts = [
        fact(key, { kind: "name", use: "preferred", text: [{ value: "Work " + original }], key: "n" }),
        fact(key, { kind: "number", scheme: "inventory", value: "W" + original, standing: "current", key: "i" }),
      ];
      return { drafts: [{ subject: key, type: "object", facts }], findings: [] };
    },
  };
`;
const decision = { actor: "desk:test", reason: "A rehearsal." };
const forms = ["", "", ".html", ".json", ".jsonld", ".ttl", ".nt", ".rdf", ".linkset.json"];
const accepts = ["*/*", "text/html,application/xhtml+xml,*/*;q=0.8", "application/ld+json", "text/turtle"];

describe("a collection of many thousands, answered by nginx as Cartouche answered", {
  skip: withoutNginx,
}, () => {
  const folder = freshFolder();
  const environment = {
    CARTOUCHE_DATA: join(folder.path, "data"),
    CARTOUCHE_CONFIG: join(folder.path, "cartouche.config.ts"),
    CARTOUCHE_BASE_URL: "https://data.example.org",
  };
  const bundle = join(folder.path, "bundle");
  const answers = new Map<Question, Answered>();
  const spent: Record<string, number> = {};

  async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const made = await work();
    spent[what] = Math.round(performance.now() - start) / 1000;
    return made;
  }

  before(async () => {
    writeFileSync(join(folder.path, "works.ts"), source);
    const config = `{ institution: "Works", sources: [{ from: "./works.ts" }] }`;
    writeFileSync(environment.CARTOUCHE_CONFIG, `export const config = () => (${config});\n`);
    await timed("harvest", () => good(["harvest"]));
    const registry = openSqliteRegistry({ file: join(environment.CARTOUCHE_DATA, "registry.sqlite") });
    const names = await timed("decide", () => decide(registry));
    await registry.close();
    const serving = await serve(environment);
    try {
      for (const question of questionsAbout(names)) answers.set(question, await answerAt(serving.address, question));
    } finally {
      await serving.stop();
    }
    await timed("export", () => good(["registry", "export", bundle, "--documents"]));
    await timed("verify", () => good(["registry", "verify", bundle]));
  });
  after(folder.remove);

  async function good(words: string[]): Promise<void> {
    const { code, stdout, stderr } = await cartouche(words, environment);
    assert.equal(code, 0, `${stdout}${stderr}`);
  }

  test("more than 10 000 answers about identifiers, legacy ones, merges and endings", async (t) => {
    const nginx = await serveWithNginx(join(bundle, "data/site"));
    const statuses: Record<string, number> = {};
    try {
      for (const [question, was] of answers) {
        assertRepeated(question, was, await answerAt(nginx.address, question));
        statuses[was.status ?? 0] = (statuses[was.status ?? 0] ?? 0) + 1;
      }
    } finally {
      await nginx.stop();
    }
    assert.ok(answers.size >= 10_000);
    for (const status of [200, 300, 301, 303, 404, 410, 451]) assert.ok((statuses[status] ?? 0) > 10, `${status}`);
    t.diagnostic(`${answers.size} answers compared: ${JSON.stringify(statuses)}; seconds: ${JSON.stringify(spent)}`);
  });
});

/** Merges, splits or ends one thing in twenty, gives it and its neighbour legacy identifiers, and answers all names to ask by. */
async function decide(registry: Registry): Promise<string[]> {
  const pids: Pid[] = [];
  for (let page = await registry.list("active", undefined, 5000); page.length > 0; ) {
    pids.push(...page);
    page = await registry.list("active", page.at(-1), 5000);
  }
  const why = { reason: "superseded" as const, note: "Described anew." };
  const names: string[] = [...pids.filter((_, at) => at % 2 === 0)];
  for (let at = 0; at + 3 < pids.length; at += every) {
    const [first, second, third] = pids.slice(at, at + 3) as [Pid, Pid, Pid];
    const turn = (at / every) % 4;
    if (turn === 0) await registry.merge(first, second, decision);
    if (turn === 1) await registry.tombstone(first, { ...why, successor: second }, decision);
    if (turn === 2) await registry.split(first, [second, third], decision);
    if (turn === 3) await registry.withdraw(first, at % 160 === 60, decision);
    const number = String(at / every).padStart(4, "0");
    await registry.alias([
      { pid: first, scheme: "beta", value: `000-04PN-${number}`, standing: "current" },
      { pid: third, scheme: "production-4", value: `0F6J-0001-0000-${number}`, standing: "former" },
    ]);
    names.push(`resource/000-04PN-${number}`, `0F6J-0001-0000-${number}`, first, first.toLowerCase(), mintPid());
    names.push(`ark:99999/${first.replaceAll("-", "").toLowerCase()}`);
  }
  return names;
}

/** Each name twice, in another form and for another asker. */
function questionsAbout(names: readonly string[]): Question[] {
  return [...names, ...names].map((name, at) => ({
    path: `/${name}${forms[at % forms.length]}`,
    accept: accepts[Math.floor(at / 7) % accepts.length] ?? "*/*",
  }));
}
