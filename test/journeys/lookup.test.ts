import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Alias } from "../../src/registry/port.ts";
import { type ChangingMuseum, serveChangingMuseum } from "./changing-museum.ts";

const decision = { actor: "desk:test", reason: "One work." };
let museum: ChangingMuseum;
const called = (label: string) => museum.called(label);
const get: ChangingMuseum["get"] = (...asked) => museum.get(...asked);
const json = async (answer: Response) => JSON.parse(await answer.text());
const ledTo = async (path: string) => (await get(`/lookup/${path}`)).headers.get("location");

const numbered = (label: string, scheme: string, value: string, standing: Alias["standing"] = "current") =>
  museum.registry.alias([{ pid: called(label), scheme, value, standing }]);

before(async () => {
  museum = await serveChangingMuseum();
});
after(() => museum.remove());

test("a number answers 303 that says how to cite the thing and where its linkset is, to GET and HEAD", async () => {
  const pid = called("Sunflowers");
  for (const method of ["GET", "HEAD"]) {
    const answer = await get("/lookup/inventory/NG3863", {}, method);
    assert.deepEqual([answer.status, answer.headers.get("location"), await answer.text()], [303, `/${pid}`, ""]);
    assert.match(
      answer.headers.get("link") ?? "",
      new RegExp(
        `^<[^>]*/${pid}>; rel="cite-as", <[^>]*/${pid}\\.linkset\\.json>; rel="linkset"; [^,]*, <[^>]*/${pid}\\.linkset>; rel="linkset"`,
      ),
    );
  }
});

test("every scheme finds by its own numbers, and museums' names of the inventory are one scheme", async () => {
  const pid = called("Sunflowers");
  for (const [scheme, value] of [
    ["entry", "M9999"],
    ["loan", "L1"],
    ["refno", "NGA1/1/48/10"],
    ["ulan", "500999999"],
    ["viaf", "1"],
    ["wikidata", "Q999999999"],
    ["doi", "10.1234/a(b)/c"],
    ["isbn", "978-1-85709-000-0"],
    ["oclc", "692496"],
    ["beta", "000-04PN-0000"],
  ] as const) {
    await numbered("Sunflowers", scheme, value);
    assert.equal(await ledTo(`${scheme}/${encodeURIComponent(value)}`), `/${pid}`, scheme);
    assert.equal(await ledTo(`${scheme.toUpperCase()}/${value}`), `/${pid}`, "slashes belong to the number");
  }
  for (const scheme of ["inventory", "accession", "object-number"])
    assert.equal(await ledTo(`${scheme}/NG3863`), `/${pid}`, scheme);
  assert.equal((await get("/lookup/loan/NG3863")).status, 404);
});

test("a source's name is a scheme: its own keys find, and where none does a number of that name", async () => {
  const pid = called("Sunflowers");
  const [key = ""] = await museum.registry.keysOf(pid);
  assert.equal(await ledTo(key), `/${pid}`);
  await numbered("Sunflowers", "tms", "2082");
  assert.equal(await ledTo("tms/2082"), `/${pid}`);
});

test("a number is found however it is spaced, in any case and width", async () => {
  const pid = called("Sunflowers");
  for (const written of ["NG 3863", "ng3863", "NG\u00a03863", "ＮＧ３８６３", " NG3863 "])
    assert.equal(await ledTo(`inventory/${encodeURIComponent(written)}`), `/${pid}`, written);
  assert.equal((await get("/lookup?number=+NG+3863+")).headers.get("location"), `/${pid}`);
});

test("a number that another museum gave never matches the inventory, but finds the thing where every scheme is searched", async () => {
  await numbered("Sunflowers", "other", "NGS 77");
  for (const written of ["NGS 77", "NGS77"])
    assert.equal((await get(`/lookup/inventory/${encodeURIComponent(written)}`)).status, 404);
  assert.equal((await get("/lookup?number=NGS77")).headers.get("location"), `/${called("Sunflowers")}`);
});

test("several things are 300: JSON for programs, a page for people, each with all of them", async () => {
  const things = ["Sunflowers", "Van Gogh’s Chair"];
  for (const label of things) await numbered(label, "loan", "L/7", "former");
  const answer = await get("/lookup/loan/L%2F7");
  const { number, choices } = await json(answer);
  assert.deepEqual([answer.status, number], [300, "L/7"]);
  assert.deepEqual(choices.map(({ label }: { label: string }) => label).sort(), things);
  const page = await (await get("/lookup/loan/L/7", { accept: "text/html" })).text();
  for (const label of things) {
    assert.ok(page.includes(`href="/${called(label)}"`));
    assert.ok(answer.headers.get("link")?.includes(`</${called(label)}>; rel="alternate"`));
  }
});

test("a merged thing is found as its survivor, a tombstoned one where nothing else has the number, a reserved one never", async () => {
  await museum.registry.merge(called("The Umbrellas"), called("Surprised!"), decision);
  await numbered("The Umbrellas", "loan", "L9");
  await numbered("Surprised!", "loan", "L9");
  assert.equal(await ledTo("loan/L9"), `/${called("Surprised!")}`);
  await numbered("Whistlejacket", "loan", "L10");
  await numbered("Sunflowers", "loan", "L11");
  await numbered("Whistlejacket", "loan", "L11");
  await museum.registry.tombstone(called("Whistlejacket"), { reason: "never-ours", note: "" }, decision);
  assert.equal(await ledTo("loan/L10"), `/${called("Whistlejacket")}`);
  assert.equal(await ledTo("loan/L11"), `/${called("Sunflowers")}`);
  const [reserved] = await museum.registry.reserve(1, "object", decision);
  await museum.registry.alias([
    { pid: reserved ?? called("Sunflowers"), scheme: "loan", value: "L12", standing: "current" },
  ]);
  const hidden = await (await get("/lookup/loan/L12")).text();
  assert.equal(hidden.replaceAll("L12", "L13"), await (await get("/lookup/loan/L13")).text());
});

test("a question without a number, or one that is not well encoded, is 400; a scheme that is not there is 404", async () => {
  for (const path of [
    "/lookup",
    "/lookup/inventory",
    "/lookup/inventory/",
    "/lookup?number=",
    "/lookup/inventory/%E0%A4%A",
  ])
    assert.equal((await get(path)).status, 400, path);
  assert.equal((await get("/lookup/nothing/NG3863")).status, 404);
});
