import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { problemTable } from "../../src/errors.ts";
import { environmentNames } from "../../src/settings/environment.ts";
import { configurationKeys } from "../../src/settings/shape.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (file: string) => readFileSync(join(root, file), "utf8");
const firstCells = (text: string) => [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, cell = ""]) => cell);

test("docs/errors.md has every fault of the table, with its status and title, and no other", () => {
  const rows = [...read("docs/errors.md").matchAll(/^\| `([a-z-]+)` \| (\d{3}) \| ([^|]+) \|/gm)].map(
    ([, code, status, title = ""]) => [code, Number(status), title.trim()],
  );
  const table = Object.entries(problemTable).map(([code, { status, title }]) => [code, status, title]);
  assert.deepEqual(rows.sort(), table.sort());
});

test("every fault of the table is one that the code can meet with", () => {
  const source = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith("errors.ts") && !file.endsWith(".test.ts"))
    .map((file) => read(join("src", file)))
    .join("\n");
  const unused = Object.keys(problemTable).filter((code) => !source.includes(`"${code}"`));
  assert.deepEqual(unused, []);
});

test("docs/settings.md has every key of the configuration file and every variable of the environment", () => {
  const cells = firstCells(read("docs/settings.md"));
  const logAndExample = ["CARTOUCHE_LOG", "CARTOUCHE_CONFIG", "CARTOUCHE_TMS_DIR"];
  assert.deepEqual(cells.sort(), [...configurationKeys, ...environmentNames, ...logAndExample].sort());
});

test("every relative link in the documents leads to a file that exists", () => {
  const documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "GLOSSARY.md"].concat(
    readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".md"))
      .map((file) => join("docs", file)),
  );
  const broken = documents.flatMap((file) =>
    [...read(file).matchAll(/\]\(([^)#:]+)(#[^)]*)?\)/g)]
      .map(([, to = ""]) => to)
      .filter((to) => !existsSync(join(root, dirname(file), to)))
      .map((to) => `${file} → ${to}`),
  );
  assert.deepEqual(broken, []);
});

test("the README's commands are those of the command line", () => {
  const commands = [...read("README.md").matchAll(/^\| `bin\/cartouche ([a-z]+)/gm)].map(([, word = ""]) => word);
  const { stdout } = spawnSync(process.execPath, [join(root, "src/main.ts"), "--help"], { encoding: "utf8" });
  const known = [...stdout.matchAll(/^ {2}([a-z]+)/gm)].map(([, word]) => word);
  assert.ok(commands.length > 10);
  assert.deepEqual(
    commands.filter((word) => !known.includes(word)),
    [],
  );
});
