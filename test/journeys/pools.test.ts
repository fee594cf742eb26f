import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { parse } from "csv-parse/sync";
import { exampleConfig, freshFolder } from "../command.ts";
import { cartouche } from "../command-here.ts";

const folder = freshFolder();
after(() => folder.remove());
const environment = { CARTOUCHE_CONFIG: exampleConfig, CARTOUCHE_DATA: join(folder.path, "data"), USER: "mk" };
const registry = (...words: string[]) => cartouche(["registry", ...words], environment);

test("PIDs of a pool are handed out before anything is described, and bound to its works one after the other", async () => {
  const out = join(folder.path, "labels.csv");
  const reserved = await registry("reserve", "2", "--pool", "Summer labels", "--out", out);
  assert.equal(reserved.code, 0, reserved.stderr);
  const rows: Record<string, string>[] = parse(readFileSync(out), { columns: true });
  assert.deepEqual(
    rows.map(({ type, pool }) => [type, pool]),
    Array(2).fill(["object", "Summer labels"]),
  );
  const taken = async (key: string) => (await registry("take", "Summer labels", key)).stdout.trim();
  assert.equal(await taken("tms/object/1001"), rows[0]?.pid);
  assert.equal(await taken("tms/object/1001"), rows[0]?.pid);
  assert.equal((await registry("pools")).stdout, "Summer labels: 1 of 2 free\n");
  assert.equal(await taken("tms/object/1002"), rows[1]?.pid);
  const { code, stderr } = await registry("take", "Summer labels", "tms/object/1003");
  assert.deepEqual([code, /pool-empty/.test(stderr)], [1, true]);
  assert.equal((await registry("reserve", "1", "--pool", "\n")).code, 2);
  await cartouche(["harvest"], environment);
  const { stdout } = await cartouche(["resolve", "NG1", "--json"], environment);
  assert.deepEqual([JSON.parse(stdout).pid, JSON.parse(stdout).state], [rows[0]?.pid, "active"]);
});
