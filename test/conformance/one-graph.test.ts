import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import fc from "fast-check";
import type { Quad } from "n3";
import { isomorphic } from "rdf-isomorphic";
import { type EntityType, entityTypes } from "../../src/entities/types.ts";
import { legalText } from "../../src/formats/legal-text.ts";
import { linkedArt } from "../../src/formats/linked-art/linked-art.ts";
import { nQuads, nTriples, rdfXml, trig, turtle } from "../../src/formats/linked-art/syntaxes.ts";
import type { PublicEntity } from "../../src/publish/public-entity.ts";
import { anyText } from "../any-text.ts";
import { everyFact, oneOfEachClass } from "../fixtures/every-fact.ts";
import { base } from "../fixtures/people-and-places.ts";
import { named, published, type Told } from "../fixtures/published.ts";
import { records } from "../fixtures/records.ts";
import { withoutShared } from "../shared-folder.ts";
import { expanded, foldedLines, lines, parsed, parsedXml, withoutPartAddresses } from "./graphs.ts";

const context = { base, institution: "Museum of the Harbour" };
const types = Object.keys(entityTypes) as EntityType[];
const rapper =
  spawnSync("rapper", ["--version"]).status === 0 ? false : "rapper (Debian raptor2-utils) is not installed";

async function assertSameLines(entity: PublicEntity): Promise<string[]> {
  const ntriples = lines(parsed(nTriples.write(entity, context), "application/n-triples"));
  assert.deepEqual(lines(parsed(turtle.write(entity, context), "text/turtle")), ntriples);
  assert.deepEqual(lines(await parsedXml(rdfXml.write(entity, context))), ntriples);
  const named = ` <${base}/${entity.pid}.nq> .\n`;
  assert.equal(nQuads.write(entity, context).replaceAll(named, " .\n"), nTriples.write(entity, context));
  return ntriples;
}

const quadsOf = (entity: PublicEntity) => [
  { quads: parsed(nQuads.write(entity, context), "application/n-quads"), document: `${base}/${entity.pid}.nq` },
  { quads: parsed(trig.write(entity, context), "application/trig"), document: `${base}/${entity.pid}.trig` },
];

async function bothGraphs(entity: PublicEntity): Promise<{ ours: Quad[]; theirs: Quad[] }> {
  const subject = `${base}/${entity.pid}`;
  return {
    ours: withoutPartAddresses(parsed(turtle.write(entity, context), "text/turtle"), subject),
    theirs: withoutPartAddresses(await expanded(linkedArt.write(entity, context)), subject),
  };
}

test("Turtle, N-Triples, RDF/XML, N-Quads and TriG say exactly the same triples, the last two in the document's own graph", async () => {
  for (const type of types) {
    const record = records.get(type);
    assert.ok(record);
    const triples = await assertSameLines(record);
    assert.ok(triples.length > 3);
    for (const { quads, document } of quadsOf(record)) {
      assert.deepEqual(lines(quads), triples);
      assert.deepEqual([...new Set(quads.map(({ graph }) => graph.value))], [document]);
    }
  }
  for (const type of oneOfEachClass) await assertSameLines(published(type, everyFact));
});

test("a tombstone is a small graph, the same in Turtle, N-Triples and RDF/XML: class, label, and why", async () => {
  for (const type of types) {
    const said = (await assertSameLines(published(type, [named("An old title")], "tombstoned"))).join("\n");
    for (const word of ["#type", "An old title", "No longer described by Museum of the Harbour since 2026-11-20"])
      assert.ok(said.includes(word), `${type}: ${word}`);
  }
});

test("no triple has a blank node", () => {
  for (const type of oneOfEachClass)
    assert.doesNotMatch(nTriples.write(published(type, everyFact), context), /(^| )_:/m);
});

test("the JSON-LD, expanded with the official context, is the graph of the Turtle", {
  skip: withoutShared,
}, async () => {
  const tombstone = published("object", [named("An old title")], "tombstoned");
  for (const record of [...records.values(), tombstone]) {
    const { ours, theirs } = await bothGraphs(record);
    assert.ok(isomorphic(theirs, ours), record.type);
    assert.deepEqual(foldedLines(theirs), foldedLines(ours));
  }
});

test("every fact is one graph in JSON-LD and in Turtle, the classes taking turns", {
  skip: withoutShared,
}, async () => {
  // jsonld.js takes milliseconds a triple, so that every fact on every class would take minutes.
  for (const [turn, type] of oneOfEachClass.entries()) {
    const told = everyFact.filter((_fact, index) => index % oneOfEachClass.length === turn);
    const { ours, theirs } = await bothGraphs(published(type, told));
    const [left, right] = [foldedLines(theirs), foldedLines(ours)];
    const differing = left.findIndex((line, index) => line !== right[index]);
    assert.equal(left[differing], right[differing], type);
    assert.equal(left.length, right.length, type);
  }
});

test("rapper reads the same triples out of Turtle and RDF/XML", { skip: rapper }, () => {
  const read = (input: string, syntax: string) => {
    const { stdout, stderr, status } = spawnSync("rapper", ["-q", "-i", syntax, "-o", "ntriples", "-", base], {
      input,
      maxBuffer: 2 ** 28,
    });
    assert.equal(status, 0, String(stderr));
    return lines(parsed(String(stdout), "application/n-triples"));
  };
  for (const type of types) {
    const entity = records.get(type);
    assert.ok(entity);
    assert.deepEqual(read(rdfXml.write(entity, context), "rdfxml"), read(turtle.write(entity, context), "turtle"));
  }
});

test("any text comes back as it was out of every serialisation, but for what XML cannot hold", async () => {
  const awkward = fc.constantFrom(
    "</script>",
    '"',
    "\\",
    "\r\n",
    "\t",
    "😀",
    "שלום",
    "\u0000",
    "\u001b",
    "\ud800",
    "&amp;",
    " a ",
  );
  const words = fc.array(fc.oneof(awkward, anyText()), { minLength: 1 }).map((each) => each.join(""));
  await fc.assert(
    fc.asyncProperty(words, words, async (value, key) => {
      const told: Told[] = [
        { kind: "name", use: "preferred", text: [{ value }], key },
        { kind: "same-as", uri: `http://example.org/${value}`, scheme: "x", match: "exact", status: "asserted" },
      ];
      const triples = await assertSameLines(published("object", told));
      const content = triples
        .map((line) => JSON.parse(line))
        .find(([, predicate]) => predicate.endsWith("P190_has_symbolic_content"));
      assert.equal(content[3], legalText(value));
    }),
    { numRuns: Number(process.env.CARTOUCHE_RUNS ?? 20) },
  );
});

test("two keys never share an address", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        anyText().filter((key) => key.isWellFormed()),
        { minLength: 2, maxLength: 4 },
      ),
      (keys) => {
        const told = keys.map((key): Told => ({ kind: "name", use: "alternative", text: [{ value: "x" }], key }));
        const triples = parsed(nTriples.write(published("object", told), context), "application/n-triples");
        const names = triples.filter(({ predicate }) => predicate.value.endsWith("P1_is_identified_by"));
        assert.equal(new Set(names.map(({ object }) => object.value)).size, keys.length + 1);
      },
    ),
  );
});
