import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { Parser } from "n3";
import type { DumpManifest } from "../../src/access-points/dumps/manifest.ts";
import { bundleOf } from "../../src/formats/bundle.ts";
import { formats } from "../../src/formats/table.ts";
import { cartouche } from "../command-here.ts";
import { type ChangingMuseum, serveChangingMuseum } from "./changing-museum.ts";

let museum: ChangingMuseum;
let manifest: DumpManifest;

before(async () => {
  museum = await serveChangingMuseum();
  const { code, stdout, stderr } = await cartouche(["dump", "--json"], {
    ...museum.environment,
    CARTOUCHE_BASE_URL: museum.address,
  });
  assert.equal(code, 0, stderr);
  manifest = JSON.parse(stdout);
});
after(() => museum.remove());

const dumps = async () => ((await (await museum.get("/dumps.json")).json()) as { dumps: DumpManifest[] }).dumps;
const fileAt = async (name: string, headers: Record<string, string> = {}) =>
  Buffer.from(await (await museum.get(`/dumps/${manifest.name}/${name}`, headers)).arrayBuffer());

test("a dump has a file for every format that can be put into one, and each is what its checksum says", async () => {
  const able = formats.filter((format) => bundleOf(format) !== undefined).map(({ name }) => name);
  const { files } = manifest;
  assert.deepEqual(files.map(({ format }) => format).toSorted(), able.toSorted());
  for (const { name, sha256, bytes, records } of files) {
    const body = await fileAt(name);
    assert.equal(body.length, bytes);
    assert.equal(createHash("sha256").update(body).digest("hex"), sha256);
    assert.ok(records > 0 && gunzipSync(body).length > 0);
  }
});

test("what is in a dump is what the address of each record gives", async () => {
  const lines = gunzipSync(await fileAt("json.jsonl.gz"))
    .toString()
    .trimEnd()
    .split("\n");
  assert.equal(lines.length, manifest.files.find(({ format }) => format === "json")?.records);
  const sample = lines.filter((_, at) => at % 13 === 0);
  for (const line of sample) {
    const { pid } = JSON.parse(line);
    assert.deepEqual(JSON.parse(line), await (await museum.get(`/${pid}.json`)).json());
  }
  const triples = gunzipSync(await fileAt("n-triples.nt.gz")).toString();
  const { pid } = JSON.parse(lines[0] ?? "{}");
  assert.ok(triples.includes(await (await museum.get(`/${pid}.nt`)).text()));
});

test("a download that broke off goes on", async () => {
  const name = "json.jsonl.gz";
  const whole = await fileAt(name);
  const first = await museum.get(`/dumps/${manifest.name}/${name}`, { range: "bytes=0-999" });
  assert.deepEqual([first.status, first.headers.get("content-range")], [206, `bytes 0-999/${whole.length}`]);
  const etag = first.headers.get("etag") ?? "";
  const rest = await fileAt(name, { range: "bytes=1000-", "if-range": etag });
  assert.ok(Buffer.concat([Buffer.from(await first.arrayBuffer()), rest]).equals(whole));
  assert.ok((await fileAt(name, { range: "bytes=1000-", "if-range": '"another"' })).equals(whole));
  assert.ok((await fileAt(name, { range: "bytes=-10" })).equals(whole.subarray(-10)));
  assert.equal((await museum.get(`/dumps/${manifest.name}/${name}`, { range: `bytes=${whole.length}-` })).status, 416);
  const head = await museum.get(`/dumps/${manifest.name}/${name}`, {}, "HEAD");
  assert.equal(head.headers.get("content-length"), String(whole.length));
  const latest = await museum.get(`/dumps/latest/${name}`);
  assert.deepEqual([latest.status, latest.headers.get("location")], [302, `/dumps/${manifest.name}/${name}`]);
});

test("what is taken down is in no dump from then on: one that has it is not handed out, the next does not have it", async () => {
  const gone = museum.called("The Umbrellas");
  assert.equal((await dumps()).length, 1);
  await museum.registry.withdraw(gone, false, { actor: "A. Registrar", reason: "for the test" });
  for (let tries = 0; (await dumps()).length > 0 && tries < 50; tries++) await pause(100);
  assert.deepEqual(await dumps(), []);
  assert.equal((await museum.get(`/dumps/${manifest.name}/json.jsonl.gz`)).status, 410);
  const { stdout } = await cartouche(["dump", "--format", "json", "--json"], museum.environment);
  const next: DumpManifest = JSON.parse(stdout);
  assert.deepEqual(
    (await dumps()).map(({ name }) => name),
    [next.name],
  );
  manifest = next;
  assert.equal(
    gunzipSync(await fileAt("json.jsonl.gz"))
      .toString()
      .includes(gone),
    false,
  );
});

test("the data as a whole is described for catalogues: what it is, how much, and each file that there is", async () => {
  const turtle = await (await museum.get("/dataset", { accept: "text/turtle" })).text();
  const quads = new Parser({ format: "text/turtle" }).parse(turtle);
  const objects = (property: string) =>
    quads.filter(({ predicate }) => predicate.value.endsWith(property)).map(({ object }) => object.value);
  assert.ok(Number(objects("#entities")[0]) > 500);
  assert.deepEqual(
    objects("#downloadURL"),
    manifest.files.map(({ name }) => `${museum.address}/dumps/${manifest.name}/${name}`),
  );
  const page = await (await museum.get("/dataset", { accept: "text/html" })).text();
  const [, block = ""] = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(page) ?? [];
  assert.equal(JSON.parse(block)["@type"], "Dataset");
});
