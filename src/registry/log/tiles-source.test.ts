import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { isProblem } from "../is-problem.ts";
import { sealedLog, servedFiles } from "./fixtures.ts";
import { tilesSource } from "./tiles-source.ts";
import { verifyLog } from "./verify-log.ts";

const log = sealedLog(300);
const files = await servedFiles(log);
const folder = mkdtempSync(join(tmpdir(), "cartouche-tiles-"));
for (const [path, bytes] of files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
}
let fault = false;
const server = createServer(({ url = "" }, answer) => {
  const bytes = files.get(url.replace("/log/", ""));
  answer.writeHead(fault ? 500 : bytes ? 200 : 404).end(bytes);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/log`;
after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test("a log is verified from a folder of tiles and from an address, with or without a slash at its end", async () => {
  for (const place of [folder, `${folder}/`, address, `${address}/`]) {
    const { size, damage } = await verifyLog(tilesSource(place));
    assert.deepEqual([size, damage], [300, []], place);
  }
});

test("a folder without a log has no checkpoint", async () => {
  assert.deepEqual((await verifyLog(tilesSource(join(folder, "elsewhere")))).damage, ["checkpoint: missing"]);
});

test("a partial tile that is gone is the beginning of the full one", async () => {
  const source = tilesSource(folder);
  const partial = { index: 0, width: 3 };
  assert.deepEqual(await source.tile({ ...partial, level: 0 }), Buffer.concat(log.hashes(0, 3)));
  const [first = Buffer.alloc(0)] = log.leaves(0, 1);
  const entries = Buffer.from((await source.tile({ ...partial, level: "entries" })) ?? []);
  assert.deepEqual(entries.subarray(2, 2 + first.length), first);
  assert.ok(entries.length < (files.get("tile/entries/000")?.length ?? 0) / 50);
});

test("an address that fails or does not answer is a fault, and no damage", async () => {
  fault = true;
  await assert.rejects(verifyLog(tilesSource(address)), isProblem("log-unreachable"));
  fault = false;
  await assert.rejects(verifyLog(tilesSource("http://127.0.0.1:1/log")), isProblem("log-unreachable"));
});
