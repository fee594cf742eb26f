import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { freshFolder } from "../../test/command.ts";
import { cartouche } from "../../test/command-here.ts";

const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

describe("a source of one's own, as docs/add-a-source.md shows it", () => {
  const folder = freshFolder();
  after(folder.remove);
  const environment = {
    CARTOUCHE_DATA: folder.path,
    CARTOUCHE_CONFIG: fileURLToPath(new URL("./cartouche.config.ts", import.meta.url)),
  };

  test("is word for word what runs", () => {
    const guide = read("../../docs/add-a-source.md");
    const shown = [...guide.matchAll(/```ts\n(.*?)```/gs)].map(([, code = ""]) => code.trim());
    const running = read("./cards.ts") + read("../../src/sources/table.ts");
    assert.ok(shown.length > 2);
    for (const part of shown.flatMap((code) => code.split("\n// …\n"))) assert.ok(running.includes(part), part);
  });

  test("harvests what it can, rejects a card without a number, and what is not open is staff's", async () => {
    const { code, stdout, stderr } = await cartouche(["harvest", "--json"], environment);
    assert.equal(code, 0, stderr);
    const { fetched, created, rejected, rows } = JSON.parse(stdout);
    assert.deepEqual([fetched, created, rejected], [3, 2, 1]);
    assert.deepEqual(rows, { card: { read: 3, used: 2, reported: 1 } });
    const resolved = async (number: string) => {
      const { stdout: answer } = await cartouche(["resolve", number, "--json"], environment);
      return JSON.parse(answer);
    };
    const jug = await resolved("1998.4");
    assert.deepEqual(jug.keys, ["cards/card/7"]);
    assert.match((await cartouche(["format", jug.pid, "json"], environment)).stdout, /Harvest jug/);
    assert.equal((await resolved("1999.1")).found, false);
  });
});
