import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { mintPid } from "../../src/identifiers/mint.ts";
import type { Pid } from "../../src/identifiers/pid.ts";
import type { Registry } from "../../src/registry/port.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { type Answered, answerAt, assertRepeated, type Question } from "../answers.ts";
import { cartouche, freshFolder, root, serve } from "../command.ts";
import { serveWithNginx, withoutNginx } from "../nginx.ts";
import { withoutShared } from "../shared-folder.ts";

/** How many identifiers are asked for. */
const sampleSize = Number(process.env.CARTOUCHE_SITE_SAMPLE ?? 10_000);
const decision = { actor: "desk:test", reason: "A rehearsal." };
const forms = ["", "", ".html", ".json", ".jsonld", ".ttl", ".nt", ".rdf", ".linkset.json"];
const accepts = ["*/*", "text/html,application/xhtml+xml,*/*;q=0.8", "application/ld+json", "text/turtle"];

describe("a collection of many thousands, answered by nginx as Cartouche answered", {
  skip: withoutShared || withoutNginx,
}, () => {
  const folder = freshFolder();
  const environment = {
    CARTOUCHE_DATA: join(folder.path, "data"),
    CARTOUCHE_CONFIG: join(root, "examples/portrait-gallery/cartouche.config.ts"),
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

  test("10 000 sampled identifiers, legacy ones, merges and endings", async (t) => {
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
    for (const status of [200, 300, 301, 303, 404, 410, 451]) assert.ok((statuses[status] ?? 0) > 10, `${status}`);
    t.diagnostic(`${answers.size} answers compared: ${JSON.stringify(statuses)}; seconds: ${JSON.stringify(spent)}`);
  });
});

/** Ends, merges and splits every so manieth thing, gives others legacy identifiers, and answers all names to ask by. */
async function decide(registry: Registry): Promise<string[]> {
  const pids: Pid[] = [];
  for (let page = await registry.list("active", undefined, 5000); page.length > 0; ) {
    pids.push(...page);
    page = await registry.list("active", page.at(-1), 5000);
  }
  const why = { reason: "superseded" as const, note: "Described anew." };
  const names: string[] = [...pids];
  for (let at = 0; at + 3 < pids.length; at += 40) {
    const [first, second, third] = pids.slice(at, at + 3) as [Pid, Pid, Pid];
    const turn = (at / 40) % 5;
    if (turn === 0) await registry.merge(first, second, decision);
    if (turn === 1) await registry.tombstone(first, { ...why, successor: second }, decision);
    if (turn === 2) await registry.split(first, [second, third], decision);
    if (turn === 3) await registry.withdraw(first, at % 400 === 120, decision);
    if (turn === 4) await registry.stub([first]);
    const number = String(at / 40).padStart(4, "0");
    await registry.alias([
      { pid: first, scheme: "beta", value: `000-04PN-${number}`, standing: "current" },
      { pid: third, scheme: "production-4", value: `0F6J-0001-0000-${number}`, standing: "former" },
    ]);
    names.push(`resource/000-04PN-${number}`, `0F6J-0001-0000-${number}`, first, first.toLowerCase(), mintPid());
    names.push(`ark:99999/${first.replaceAll("-", "").toLowerCase()}`);
  }
  return names;
}

/** Names from end to end in turn, each in another form and for another asker than the last. */
function questionsAbout(names: readonly string[]): Question[] {
  const step = Math.max(1, Math.floor(names.length / sampleSize));
  const asked = names.filter((_, at) => at % step === 0).slice(-sampleSize);
  return asked.map((name, at) => ({
    path: `/${name}${forms[at % forms.length]}`,
    accept: accepts[Math.floor(at / 7) % accepts.length] ?? "*/*",
  }));
}
