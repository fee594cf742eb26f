import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { exampleConfig, freshFolder, serve } from "../command.ts";
import { cartouche } from "../command-here.ts";
import { clientOf } from "./api-client.ts";

const key = "an-admin-key-of-a-museum-with-two-locations-01";
const folder = freshFolder();
const second = join(folder.path, "elsewhere");
const config = join(folder.path, "cartouche.config.ts");
writeFileSync(
  config,
  `import { config as museum } from ${JSON.stringify(exampleConfig)};
export const config = (helpers) => ({ ...museum(helpers), secondLocation: { folder: "elsewhere" } });
`,
);
const environment = {
  CARTOUCHE_DATA: join(folder.path, "data"),
  CARTOUCHE_CONFIG: config,
  CARTOUCHE_ADMIN_KEY: key,
};
after(() => folder.remove());

const events = () =>
  readdirSync(second)
    .map((name) => readFileSync(join(second, name), "utf8"))
    .join("")
    .split("\n").length - 1;

test("every event is in the second location when it is acknowledged; while that cannot be written nothing is, and everything is still answered", async () => {
  assert.equal((await cartouche(["harvest"], environment)).code, 0);
  const status = JSON.parse((await cartouche(["status", "--json"], environment)).stdout);
  assert.equal(events(), status.log.size);
  rmSync(second, { recursive: true });
  writeFileSync(second, "a file where the disk was mounted");

  const serving = await serve(environment, ["serve"], "/health/resolving");
  after(() => serving.stop("SIGKILL"));
  const call = clientOf(() => serving.address);
  const mint = () => call("POST", "/pids", { key, body: { items: [{ key: "labels/1", type: "object" }] } });
  const refused = await mint();
  const [item] = refused.body.items as { problem?: { code: string } }[];
  assert.equal(item?.problem?.code, "second-location-unwritable");
  const found = await fetch(`${serving.address}/lookup/inventory/NG35`, { redirect: "manual" });
  assert.equal(found.status, 303);
  const ready = await fetch(`${serving.address}/health/ready`);
  assert.equal(ready.status, 503);
  assert.match(await ready.text(), /"secondLocation": "cannot be read/);

  rmSync(second);
  const minted = await mint();
  assert.equal(minted.status, 200);
  const again = await mint();
  assert.deepEqual((again.body.items as { created: boolean }[])[0]?.created, false);
  const ended = await fetch(`${serving.address}/health/ready`);
  assert.equal(ended.status, 200, await ended.text());
  assert.equal((await serving.stop()).code, 0);
  assert.equal(events(), JSON.parse((await cartouche(["status", "--json"], environment)).stdout).log.size);
});
