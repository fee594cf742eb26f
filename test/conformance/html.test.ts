import assert from "node:assert/strict";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { datasetPage } from "../../src/access-points/dataset/dataset-page.ts";
import type { Reading } from "../../src/access-points/port.ts";
import { alternativesOf } from "../../src/access-points/resolver/alternatives.ts";
import { whyOf } from "../../src/access-points/resolver/why-told.ts";
import { alternativesPage } from "../../src/access-points/site/alternatives-page.ts";
import { choicesPage, errorPage } from "../../src/access-points/site/site.ts";
import { splitPage } from "../../src/access-points/site/split-page.ts";
import { whyPage } from "../../src/access-points/site/why-page.ts";
import { Problem } from "../../src/errors.ts";
import { formats } from "../../src/formats/table.ts";
import { everyFact, oneOfEachClass } from "../fixtures/every-fact.ts";
import { base } from "../fixtures/people-and-places.ts";
import { published } from "../fixtures/published.ts";
import { painting, records } from "../fixtures/records.ts";
import { context, sitePoint } from "../fixtures/surroundings.ts";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended"],
  rules: { "long-title": "off", "no-trailing-whitespace": "off" },
});

async function assertValid(name: string, page: string): Promise<void> {
  const report = await validator.validateString(page);
  const faults = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${ruleId} line ${line}: ${message}`),
  );
  assert.deepEqual(faults, [], name);
}

const page = formats.find(({ name }) => name === "html");
assert.ok(page);

for (const [type, record] of records) {
  test(`the page of a record of type ${type} is valid HTML, as a stub too`, async () => {
    await assertValid(type, page.write(record, context));
    const stub = page.write({ ...record, state: "stub", lastSeen: "2026-10-01T00:00:00Z" }, context);
    assert.match(stub, /no longer supplied/);
    await assertValid(`stub of ${type}`, stub);
  });
}

for (const type of records.keys()) {
  test(`the tombstone of a record of type ${type} is valid HTML`, () =>
    assertValid(type, page.write(published(type, everyFact, "tombstoned"), context)));
}

test("pages of a split identifier, with successors and without, and of a survivor are valid HTML", async () => {
  const { pid, label } = painting;
  const since = "2026-11-20T09:30:00Z";
  const split = {
    pid,
    label,
    since,
    reason: "Two panels & a <frame>.",
    successors: [painting, { ...painting, label }],
  };
  await assertValid("split", splitPage(split, context.institution));
  await assertValid("split", splitPage({ ...split, reason: "", successors: [] }, context.institution));
  const survivor = page.write({ ...painting, formerPids: [{ pid, since }] }, context);
  assert.match(survivor, /Former identifiers/);
  await assertValid("survivor", survivor);
});

for (const type of oneOfEachClass) {
  test(`every fact is valid HTML on a page of type ${type}`, () =>
    assertValid(type, page.write(published(type, everyFact), context)));
}

test("the page of the dataset is valid HTML, with fresh and late sources and without any", async () => {
  const source = { source: "tms", title: "TMS & more", late: false };
  const told = { id: "x", institution: "M", licence: "https://example.org/l", counts: { object: 3 }, sources: [] };
  const asOf = "2026-11-23T02:10:00Z";
  const sources = [source, { ...source, asOf, due: asOf, schedule: "0 2 * * *", late: true }];
  for (const shown of [told, { ...told, sources }])
    await assertValid("dataset", datasetPage(shown, { institution: "M", base: "https://data.example.org" }));
});

test("the pages of a record's formats and of why it is as it is are valid HTML, whatever it says", async () => {
  const press = { base, institution: context.institution, formats };
  const withheld = { title: "LIDO & more", lacks: ["a right <or> two"] };
  const offered = alternativesOf(painting, press);
  await assertValid("alternatives", alternativesPage(painting, { offered, missing: [withheld] }, press.institution));
  const store = {
    read: async () => undefined,
    lastState: async () => undefined,
    lastReads: async () => new Map(),
    prints: async () => new Map(),
  };
  const reading = { store, base } as unknown as Reading;
  const everything = { ...published("object", everyFact), formerPids: [{ pid: painting.pid, since: "2026-11-20" }] };
  const told = await whyOf(everything, reading, press);
  assert.equal(told.facts.length, everything.facts.length);
  assert.ok(
    told.facts.every(({ says }) => says !== ""),
    "every fact is told in words",
  );
  await assertValid("why", whyPage(told, press));
});

for (const path of ["/", "/formats", "/policy", "/accessibility"]) {
  test(`${path} is valid HTML`, async () => {
    const { body } = await sitePoint.handle({ method: "GET", path, headers: { accept: "text/html" } });
    await assertValid(path, String(body));
  });
}

test("pages of errors and of choices are valid HTML", async () => {
  const { pid, label } = painting;
  const alternatives = [{ name: "json", href: "/X.json", type: "application/json" }];
  const problems = [
    new Problem("pid-unknown", "Check it.", { suggestions: [{ pid, label }] }),
    new Problem("format-not-offered", "Ask otherwise.", { alternatives }),
    new Problem("part-unknown", "Nothing stands there.", { pid, parts: [], alternatives }),
    new Problem("registry-unreadable", "Try again."),
    new Problem("pid-gone", "Nothing is said of it.", { pid }),
    new Problem("pid-withheld", "Nothing is said of it.", { pid }),
  ];
  for (const problem of problems) await assertValid(problem.code, errorPage(problem.toDocument(), context));
  const choice = { pid, label, type: "object", scheme: "inventory", value: "L1307", standing: "former" };
  await assertValid("300", choicesPage("L1307", [choice, { ...choice, label: "A frame" }], context));
});

/** The data blocks of a page, as what they hold. */
function dataOf(written: string): unknown[] {
  const blocks = written.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g);
  return [...blocks].map(([, block = ""]) => JSON.parse(block));
}

test("a page carries its schema.org and its Linked Art description whole, and names that one document as what describes it", () => {
  const documents = ["schema-org", "linked-art"].map((name) => formats.find((format) => format.name === name));
  const [, linkedArt] = documents;
  const written = page.write(painting, context);
  assert.deepEqual(
    dataOf(written),
    documents.map((format) => JSON.parse(format?.write(painting, context) ?? "null")),
  );
  const described = [...written.matchAll(/<link rel="describedby" [^>]*>/g)].map(([link]) => link);
  assert.deepEqual(described, [
    `<link rel="describedby" type="application/ld+json;profile=&quot;https://linked.art/ns/v1/linked-art.json&quot;" href="${context.base}/${painting.pid}.${linkedArt?.extension}">`,
  ]);
});

test("schema.org is on every page, whatever stands in a record, and on every tombstone", () => {
  const title = "</script><script>alert(1)</script><!-- \u2028";
  for (const type of records.keys())
    for (const state of ["active", "stub", "tombstoned"] as const) {
      const record = published(type, [{ kind: "name", use: "preferred", text: [{ value: title }] }], state);
      const [first] = dataOf(page.write(record, context)) as { "@context": string; "@id": string; name: string }[];
      assert.deepEqual(
        [first?.["@context"], first?.["@id"], first?.name],
        ["https://schema.org", `${context.base}/${record.pid}`, title],
      );
    }
});
