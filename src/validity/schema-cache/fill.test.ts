import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, test } from "node:test";
import { freshFolder } from "../../../test/command.ts";
import { sharedFolder, withoutShared } from "../../../test/shared-folder.ts";
import { formats } from "../../formats/table.ts";
import { artefacts, extracted } from "./artefacts.ts";
import { artefactsOf, uncheckedFormats } from "./artefacts-of.ts";
import { openSchemaCache } from "./cache.ts";
import { type Filled, fillSchemaCache } from "./fill.ts";
import { lookThrough } from "./look-through.ts";

const schemas = join(sharedFolder ?? "", "schemas");
const closing: (() => void)[] = [];
after(() => {
  for (const close of closing) close();
});

/** A server that stands in for where artefacts come from, by its address. */
async function mirror(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function freshCache() {
  const folder = freshFolder();
  closing.push(folder.remove);
  return openSchemaCache(folder.path);
}

async function filled(cache: ReturnType<typeof freshCache>, address: string, timeoutSeconds = 30): Promise<Filled[]> {
  return Array.fromAsync(fillSchemaCache(cache, { mirror: address, timeoutSeconds }));
}

const outcomes = (told: readonly Filled[]) => [...new Set(told.map(({ outcome }) => outcome))].sort();

test("every artefact has an official address, a hash, and a place of its own in the cache", () => {
  const paths = [...artefacts, ...extracted].map(({ path }) => path);
  assert.equal(new Set(paths).size, paths.length);
  for (const { address, sha256, licence } of artefacts) {
    assert.match(address, /^https:\/\/raw\.githubusercontent\.com\/[^/]+\/[^/]+\/[0-9a-f]{40}\/[^ ]+$/);
    assert.match(sha256, /^[0-9a-f]{64}$/);
    assert.ok(licence.length > 5);
  }
});

test("whatever a format is held to is fetched: no format is unchecked for ever", () => {
  const paths = [...artefacts, ...extracted].map(({ path }) => path);
  const named = formats.flatMap(({ validity }) => validity.flatMap(artefactsOf));
  assert.ok(named.length > 0);
  const isFetched = (artefact: string) => paths.some((path) => path === artefact || path.startsWith(`${artefact}/`));
  assert.deepEqual(
    named.filter((artefact) => !isFetched(artefact)),
    [],
  );
  assert.deepEqual(uncheckedFormats(formats, { has: isFetched }), []);
});

test("the cache is filled, found complete, and nothing of it is fetched twice", { skip: withoutShared }, async () => {
  let asked = 0;
  const address = await mirror(({ url = "" }, response) => {
    asked++;
    response.end(readFileSync(join(schemas, url)));
  });
  const cache = freshCache();
  assert.deepEqual(outcomes(await filled(cache, address)), ["brought"]);
  assert.equal(asked, artefacts.length);
  assert.deepEqual([...new Set(lookThrough(cache).map(({ state }) => state))], ["present"]);
  assert.deepEqual(outcomes(await filled(cache, address)), ["there"]);
  assert.equal(asked, artefacts.length);
  writeFileSync(cache.fileOf("lido/xml.xsd"), "<changed/>");
  writeFileSync(cache.fileOf("lido/lido-v1.1-flattened.sch"), "<changed/>");
  const different = lookThrough(cache).filter(({ state }) => state === "different");
  assert.deepEqual(
    different.map(({ path }) => path),
    ["lido/xml.xsd", "lido/lido-v1.1-flattened.sch"],
  );
  assert.deepEqual(outcomes(await filled(cache, address)), ["brought", "there"]);
  assert.equal(asked, artefacts.length + 1);
});

test("the shared folder is a complete cache", { skip: withoutShared }, () => {
  const wrong = lookThrough(openSchemaCache(schemas)).filter(({ state }) => state !== "present");
  assert.deepEqual(wrong, []);
});

test("what is not what it should be is not kept, and it is said why", async () => {
  const cache = freshCache();
  const address = await mirror((_, response) => response.end("<html>Please log in</html>"));
  const told = await filled(cache, address);
  assert.deepEqual(outcomes(told), ["failed"]);
  assert.match(JSON.stringify(told[0]), /sent something else than this Cartouche knows/);
  assert.deepEqual(existsSync(cache.folder) ? readdirSync(cache.folder) : [], []);
});

test("what is not there, or not in time, is told for each artefact, and the others are brought all the same", {
  skip: withoutShared,
}, async () => {
  const cache = freshCache();
  const address = await mirror(({ url = "" }, response) => {
    if (url === "/oai-pmh/oai_dc.xsd") response.writeHead(404).end();
    else if (url !== "/oai-pmh/OAI-PMH.xsd") response.end(readFileSync(join(schemas, url)));
  });
  const told = await filled(cache, address, 2);
  const failed = told.filter((each) => each.outcome === "failed");
  assert.deepEqual(
    failed.map(({ path }) => path),
    ["oai-pmh/OAI-PMH.xsd", "oai-pmh/oai_dc.xsd"],
  );
  assert.match(failed[0]?.why ?? "", /timeout/);
  assert.match(failed[1]?.why ?? "", /answered 404/);
  assert.ok(cache.has("lido/lido-v1.1-flattened.sch"));
});

test("a folder that cannot be written is told with its path", { skip: withoutShared }, async () => {
  const cache = freshCache();
  const [first] = artefacts;
  assert.ok(first);
  mkdirSync(join(cache.folder, `${first.path}.new`), { recursive: true });
  const address = await mirror(({ url = "" }, response) => response.end(readFileSync(join(schemas, url))));
  await assert.rejects(filled(cache, address), { code: "data-folder-unwritable" });
});
