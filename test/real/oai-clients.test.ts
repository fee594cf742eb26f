import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { offeredPrefixes } from "../../src/access-points/oai/prefixes.ts";
import { formats } from "../../src/formats/table.ts";
import { answerFrom, tokenOf } from "../../src/sources/oai/read/answer.ts";
import { allAt, textOf } from "../../src/sources/reading/xml-tree.ts";
import { cartouche, type Environment, ended, exampleConfig, freshFolder, type Serving, serve } from "../command.ts";
import { answerFaults } from "../conformance/oai-driver.ts";
import { withoutXmllint } from "../conformance/xml-validators.ts";

const prefixes = offeredPrefixes(formats).map(({ prefix }) => prefix);
const withoutProgram = (program: string, debian: string) =>
  spawnSync("sh", ["-c", `command -v ${program}`]).status === 0
    ? false
    : `${program} (Debian ${debian}) is not installed`;

/** npm's client is under the GPL: it is fetched into a folder of this test's, and is no part of what we ship or depend on. */
const npmClient = "oai-pmh@2.0.3";
const npmScript = `
import client from "oai-pmh";
const [url, metadataPrefix] = process.argv.slice(2);
try {
  for await (const { header } of new client.OaiPmh(url).listRecords({ metadataPrefix })) console.log(header.identifier);
} catch (error) {
  if (error.code !== "noRecordsMatch") throw error;
}
`;

describe("programs that others harvest with get every record, in every prefix", () => {
  const folder = freshFolder();
  const environment: Environment = { CARTOUCHE_DATA: join(folder.path, "data"), CARTOUCHE_CONFIG: exampleConfig };
  const held = new Map<string, string[]>();
  let serving: Serving;
  let url: string;

  before(async () => {
    assert.equal((await cartouche(["harvest"], environment)).code, 0);
    serving = await serve(environment, ["serve"], "/oai?verb=Identify");
    url = `${serving.address}/oai`;
    for (const prefix of prefixes) {
      const answers = await listOf("ListIdentifiers", prefix);
      const headers = answers.flatMap((text) => allAt(answerFrom(text)?.body, "header", "identifier"));
      held.set(prefix, headers.map((one) => textOf(one) ?? "").sort());
    }
    assert.ok([...held.values()].some((list) => list.length > 500));
  });
  after(async () => {
    await serving.stop();
    folder.remove();
  });

  async function listOf(verb: string, prefix: string): Promise<string[]> {
    const answers: string[] = [];
    for (let query = `metadataPrefix=${prefix}`; ; ) {
      const text = await (await fetch(`${url}?verb=${verb}&${query}`)).text();
      answers.push(text);
      const { value } = tokenOf(answerFrom(text)?.body);
      if (value === undefined) return answers;
      query = `resumptionToken=${encodeURIComponent(value)}`;
    }
  }

  /** What a program printed; it must end well, unless there is nothing to give. */
  async function printed(program: string, words: readonly string[], isEmpty: boolean): Promise<string> {
    const child = spawn(program, words, { cwd: folder.path, stdio: ["ignore", "pipe", "pipe"] });
    const { code, stdout, stderr } = await ended(child);
    assert.ok(code === 0 || isEmpty, `${program} ${words.join(" ")}: ${stderr}`);
    return stdout;
  }

  const same = (prefix: string, got: readonly string[]) => assert.deepEqual([...got].sort(), held.get(prefix), prefix);
  const isEmpty = (prefix: string) => held.get(prefix)?.length === 0;

  test("HTTP::OAI", { skip: withoutProgram("oai_pmh", "libhttp-oai-perl") }, async () => {
    for (const prefix of prefixes) {
      const words = ["-X", "ListRecords", "--metadataPrefix", prefix, url];
      const text = await printed("oai_pmh", words, isEmpty(prefix));
      same(
        prefix,
        [...text.matchAll(/(?:^|\f)identifier: (\S+)/g)].map(([, one = ""]) => one),
      );
    }
  });

  test("Catmandu", { skip: withoutProgram("catmandu", "libcatmandu-oai-perl") }, async () => {
    for (const prefix of prefixes) {
      const asked = ["--url", url, "--metadataPrefix", prefix, "--handler", "raw"];
      const words = ["convert", "OAI", ...asked, "to", "JSON", "--line_delimited", "1"];
      const lines = (await printed("catmandu", words, isEmpty(prefix))).split("\n").filter((line) => line !== "");
      same(
        prefix,
        lines.map((line) => JSON.parse(line)._identifier),
      );
    }
  });

  test("oai-pmh of npm", async (context) => {
    const words = ["install", "--no-audit", "--no-fund", "--no-save", "--prefix", folder.path, npmClient];
    if (spawnSync("npm", words, { cwd: folder.path }).status !== 0) {
      context.skip(`npm has no ${npmClient} here`);
      return;
    }
    const loads = (node: string) => spawnSync(node, ["-e", 'require("oai-pmh")'], { cwd: folder.path }).status === 0;
    const node = [process.execPath, "/usr/bin/node"].find(loads);
    if (!node) {
      context.skip(`${npmClient} loads under no Node that is here: its loader, esm, knows none after 20`);
      return;
    }
    const script = join(folder.path, "harvest.mjs");
    writeFileSync(script, npmScript);
    for (const prefix of prefixes)
      same(prefix, (await printed(node, [script, url, prefix], isEmpty(prefix))).split("\n").filter(Boolean));
  });

  test("and every page of all of it is valid", { skip: withoutXmllint }, async () => {
    for (const prefix of prefixes)
      assert.deepEqual(answerFaults(await listOf("ListRecords", prefix), prefix).slice(0, 5), [], prefix);
  });
});
