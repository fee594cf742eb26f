import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import type { Fact } from "../../entities/facts.ts";
import { Problem } from "../../errors.ts";
import type { ReadItem, Source, SourceRecord } from "../port.ts";
import { rdf } from "./rdf.ts";

const sample = new URL("./sample/", import.meta.url);
const home = "https://data.boathouse.example.org/";

async function itemsOf(source: Source, from?: { position: string }): Promise<ReadItem[]> {
  const items: ReadItem[] = [];
  for await (const item of source.read(from)) items.push(item);
  return items;
}

const recordsIn = (items: readonly ReadItem[]): SourceRecord[] =>
  items.flatMap((item) => ("record" in item ? [item.record] : []));
const rulesIn = (items: readonly ReadItem[]) => items.flatMap((item) => ("finding" in item ? [item.finding.rule] : []));

async function factsOf<K extends Fact["kind"]>(name: string, kind: K): Promise<Extract<Fact, { kind: K }>[]> {
  const source = rdf({ folder: sample });
  const record = recordsIn(await itemsOf(source)).find(({ key }) => key === `rdf/thing/${home}${name}`);
  assert.ok(record, name);
  const facts = source.describe(record).drafts.flatMap((draft) => draft.facts);
  return facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
}

async function folderOf(context: TestContext, files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rdf-"));
  context.after(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

test("a technical image leads to the sample that it shows, and the sample to the painting that it was taken from", async () => {
  const [shown] = await factsOf("image-41-3-xs", "subject");
  assert.deepEqual(shown?.ref, { type: "sample", key: `rdf/thing/${home}sample-41-3` });
  const [made] = await factsOf("image-41-3-xs", "activity");
  assert.deepEqual(made?.technique, [{ type: "concept", key: `rdf/thing/${home}cross-section` }]);
  const [taken] = await factsOf("sample-41-3", "part");
  assert.deepEqual(
    [taken?.as, taken?.whole],
    ["sampled-from", { type: "object", key: `rdf/thing/${home}painting-41` }],
  );
});

test("what has no record of its own is said where it belongs, with an address or without", async () => {
  const [made] = await factsOf("painting-41", "activity");
  assert.deepEqual(
    [made?.type, made?.when?.[0]?.earliest, made?.who?.[0]?.agent],
    ["production", "1889-01-01", { type: "person", key: `rdf/thing/${home}brygga` }],
  );
  const [size] = await factsOf("painting-41", "measurement");
  assert.deepEqual(size?.values, [
    { dimension: "height", value: 62.5, unit: "cm" },
    { dimension: "width", value: 86.5, unit: "cm" },
  ]);
  const [number] = await factsOf("painting-41", "number");
  assert.deepEqual([number?.scheme, number?.value], ["inventory", "BM 41"]);
});

test("what an authority has is meant by its address, under the name that the file gives it", async () => {
  const [kind] = await factsOf("painting-41", "classification");
  assert.deepEqual(kind?.concept, { type: "concept", uri: "http://vocab.getty.edu/aat/300033618", label: "paintings" });
});

test("what is of no known class, or belongs to nothing, is reported", async () => {
  const items = await itemsOf(rdf({ folder: sample }));
  assert.deepEqual(rulesIn(items).sort(), ["belongs-to-nothing", "class-unknown", "without-class"]);
  const own = await itemsOf(rdf({ folder: sample, types: { "https://example.org/ns#Vessel": "object" } }));
  assert.ok(recordsIn(own).some(({ key }) => key.endsWith("rowing-boat")));
});

test("a record is the same whatever its blank nodes are called and in whichever order its triples stand", async (context) => {
  const lines = [
    "<https://a.example/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.cidoc-crm.org/cidoc-crm/E22_Human-Made_Object> .",
    "<https://a.example/1> <http://www.cidoc-crm.org/cidoc-crm/P1_is_identified_by> _:NAME .",
    '_:NAME <http://www.cidoc-crm.org/cidoc-crm/P190_has_symbolic_content> "A kite" .',
    "_:NAME <http://www.cidoc-crm.org/cidoc-crm/P2_has_type> _:TYPE .",
    '_:TYPE <http://www.w3.org/2000/01/rdf-schema#label> "title" .',
    "_:TYPE <http://www.cidoc-crm.org/cidoc-crm/P2_has_type> _:NAME .",
  ];
  const read = async (text: string) => {
    const folder = await folderOf(context, { "a.nt": text });
    return recordsIn(await itemsOf(rdf({ folder })))[0]?.original;
  };
  const expected = await read(lines.join("\n"));
  assert.ok(expected?.includes("A kite"));
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(lines, { minLength: 6 }),
      fc.stringMatching(/^[a-z]{1,6}$/),
      async (some, name) => {
        const text = some.join("\n").replaceAll("NAME", `x${name}`).replaceAll("TYPE", `y${name}`);
        assert.equal(await read(text), expected);
      },
    ),
    { numRuns: 20 },
  );
});

test("blank nodes of two files are never the same, and a file may be packed", async (context) => {
  const thing = (id: string, name: string) =>
    `<https://a.example/${id}> a <http://www.cidoc-crm.org/cidoc-crm/E22_Human-Made_Object> ; <http://www.cidoc-crm.org/cidoc-crm/P1_is_identified_by> _:n . _:n <http://www.cidoc-crm.org/cidoc-crm/P190_has_symbolic_content> "${name}" .`;
  const folder = await folderOf(context, { "a.ttl": thing("1", "Kite"), "b.ttl.gz": gzipSync(thing("2", "Boat")) });
  const source = rdf({ folder });
  const names = recordsIn(await itemsOf(source)).map((record) => {
    const facts = source.describe(record).drafts.flatMap((draft) => draft.facts);
    return facts.flatMap((fact) => (fact.kind === "name" ? fact.text.map(({ value }) => value) : []));
  });
  assert.deepEqual(names, [["Kite"], ["Boat"]]);
});

test("a file that cannot be read to its end makes the read partial, and the rest gets in", async (context) => {
  const folder = await folderOf(context, { "z.ttl": "<https://a.example/1> a <broken" });
  await cp(fileURLToPath(sample), folder, { recursive: true });
  const items = await itemsOf(rdf({ folder }));
  assert.equal(recordsIn(items).length, 9);
  assert.match(
    items.flatMap((item) => ("partial" in item ? [item.partial] : []))[0] ?? "",
    /z\.ttl cannot be read as RDF/,
  );
  const alone = await folderOf(context, { "z.ttl": "<https://a.example/1> a <broken" });
  await assert.rejects(itemsOf(rdf({ folder: alone })), Problem);
});

type Page = { after: string; subjects: string[]; triples: string[] };

/** An endpoint that gives what a real one answered, recorded page by page. */
async function endpoint(context: TestContext): Promise<{ url: string; queries: string[] }> {
  const pages = JSON.parse(await readFile(new URL("./testing/endpoint-pages.json", import.meta.url), "utf8")) as Page[];
  const queries: string[] = [];
  const server = createServer(async (request, response) => {
    const query = new URLSearchParams(await bodyOf(request)).get("query") ?? "";
    queries.push(query);
    const after = /STR\(\?s\) > "([^"]*)"/.exec(query)?.[1];
    const page = pages.find((one) =>
      after === undefined ? query.includes(`<${one.subjects[0]}>`) : one.after === after,
    );
    if (!page) response.writeHead(400).end("no such page");
    else if (after === undefined) response.end(page.triples.join("\n"));
    else
      response.end(
        JSON.stringify({ results: { bindings: page.subjects.map((value) => ({ s: { type: "uri", value } })) } }),
      );
  }).listen(0, "127.0.0.1");
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once("listening", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`, queries };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += chunk;
  return body;
}

test("an endpoint gives the same records as the files, a page at a time, and can be taken up at any page", async (context) => {
  const { url, queries } = await endpoint(context);
  const source = rdf({ sparql: { url, pageSize: 4, retryMs: 1 } });
  const items = await itemsOf(source);
  const inFiles = recordsIn(await itemsOf(rdf({ folder: sample })));
  const said = (records: readonly SourceRecord[]) => records.map(({ key, original }) => [key, original]);
  assert.deepEqual(said(recordsIn(items)), said(inFiles));
  const positions = items.flatMap((item) => ("position" in item ? [item.position] : []));
  assert.equal(positions.length, 3);
  queries.length = 0;
  const rest = recordsIn(await itemsOf(source, { position: positions[1] ?? "" }));
  assert.deepEqual(said(rest), said(inFiles.slice(-rest.length)));
  assert.equal(queries.length, 3);
});

test("a query that an endpoint does not understand, or an answer that is none, is a fault in words", async (context) => {
  const { url } = await endpoint(context);
  await assert.rejects(
    itemsOf(rdf({ sparql: { url, retryMs: 1 } }), { position: "https://nowhere.example/" }),
    (error) => error instanceof Problem && /does not understand the query \(no such page\)/.test(error.detail),
  );
});

test("options that do not fit together are named", () => {
  const fault = (options: object) => () => rdf(options as never);
  assert.throws(fault({}), /either `folder` or `sparql`/);
  assert.throws(fault({ folder: "x", type: {} }), /type/);
  assert.throws(fault({ folder: "x", types: { "https://a.example/C": "drawer" } }), /no type of thing/);
});

test("blank nodes that all lead to each other end the reading of no file", async (context) => {
  const all = Array.from({ length: 14 }, (_, index) => `_:n${index}`);
  const links = all.flatMap((from) => all.map((to) => `${from} <https://a.example/leads-to> ${to} .`));
  const thing = `<https://a.example/1> a <http://www.cidoc-crm.org/cidoc-crm/E22_Human-Made_Object> ; <https://a.example/has> _:n0 .`;
  const folder = await folderOf(context, { "a.ttl": [thing, ...links].join("\n") });
  const items = await itemsOf(rdf({ folder }));
  assert.equal(recordsIn(items).length, 1);
  assert.deepEqual(rulesIn(items), ["record-too-large"]);
});
