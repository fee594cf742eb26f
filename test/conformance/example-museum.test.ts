import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse } from "csv-parse/sync";
// @ts-expect-error the package has no types
import { validate } from "jskos-validate";
import { isomorphic } from "rdf-isomorphic";
import type { Reading } from "../../src/access-points/port.ts";
import { referrersPart } from "../../src/access-points/resolver/referrers.ts";
import { resolver } from "../../src/access-points/resolver/resolver.ts";
import { crmFormats } from "../../src/formats/crm/crm.ts";
import { csv } from "../../src/formats/csv/csv.ts";
import { csvHeader, csvRow } from "../../src/formats/csv/rows.ts";
import { jskos } from "../../src/formats/jskos/jskos.ts";
import { json } from "../../src/formats/json/json.ts";
import { recordSchema } from "../../src/formats/json/schema.ts";
import { linkedArt } from "../../src/formats/linked-art/linked-art.ts";
import { nTriples, rdfXml, turtle } from "../../src/formats/linked-art/syntaxes.ts";
import { markdown } from "../../src/formats/markdown/markdown.ts";
import { schemaOrg } from "../../src/formats/schema-org/schema-org.ts";
import { skos } from "../../src/formats/skos/skos.ts";
import { formats } from "../../src/formats/table.ts";
import type { PublicEntity } from "../../src/publish/public-entity.ts";
import { freshFolder } from "../command.ts";
import { harvestExample, publicEntities, readingIn, someOfEach } from "../example-museum.ts";
import { withoutShared } from "../shared-folder.ts";
import { expanded, foldedLines, lines, parsed, parsedXml, withoutPartAddresses } from "./graphs.ts";
import { linkedArtFaults } from "./linked-art-schema.ts";
import { vocabularyFaults } from "./schema-org-shapes.ts";
import { integrityFaults } from "./skos-integrity.ts";

const context = { base: "https://data.example.org", institution: "The Small Museum" };

type SearchPage = {
  id: string;
  type: string;
  startIndex: number;
  orderedItems: { id: string; type: string }[];
  partOf: { totalItems: number; first: { id: string }; last: { id: string } };
  next?: { id: string };
  prev?: { id: string };
};

/** All items of a search, page by page; each page is held to the Linked Art Search API. */
async function itemsFrom(
  get: (href: string) => Promise<SearchPage>,
  first: string,
): Promise<SearchPage["orderedItems"]> {
  const items: SearchPage["orderedItems"] = [];
  for (let href: string | undefined = first, before = ""; href; ) {
    const page: SearchPage = await get(href);
    assert.deepEqual([page.id, page.type, page.startIndex], [href, "OrderedCollectionPage", items.length]);
    assert.equal(page.partOf.first.id, first);
    assert.equal(page.prev === undefined, before === "");
    for (const item of page.orderedItems) assert.deepEqual(Object.keys(item), ["id", "type"]);
    items.push(...page.orderedItems);
    before = href;
    href = page.next?.id;
    if (!href) {
      assert.equal(page.partOf.totalItems, items.length);
      const last = await get(page.partOf.last.id);
      assert.deepEqual(last.orderedItems.at(-1), items.at(-1));
    }
  }
  return items;
}

describe("every public record of the example museum", () => {
  const folder = freshFolder();
  const entities: PublicEntity[] = [];
  let reading: Reading;
  before(async () => {
    await harvestExample(folder.path);
    reading = readingIn(folder.path, context.base);
    entities.push(...(await publicEntities(reading)));
    assert.ok(entities.length > 500);
  });
  after(async () => {
    await reading.store.close();
    await reading.registry.close();
    folder.remove();
  });

  test("holds, as JSON, to the schema that is served", () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(recordSchema);
    for (const entity of entities) {
      assert.ok(validate(JSON.parse(json.write(entity, context))), `${entity.pid} ${JSON.stringify(validate.errors)}`);
    }
  });

  test("is exactly one graph as Turtle, N-Triples and RDF/XML: some of each type", async () => {
    for (const entity of someOfEach(entities)) {
      const ours = lines(parsed(nTriples.write(entity, context), "application/n-triples"));
      assert.deepEqual(lines(parsed(turtle.write(entity, context), "text/turtle")), ours, entity.pid);
      assert.deepEqual(lines(await parsedXml(rdfXml.write(entity, context))), ours, entity.pid);
    }
  });

  test("holds, as Linked Art, to the official schema: some of each type", { skip: withoutShared }, () => {
    for (const entity of someOfEach(entities, 3))
      assert.deepEqual(linkedArtFaults(linkedArt.write(entity, context)), [], entity.label);
  });

  test("leads, as Linked Art, to a search page for every inverse relation, whose items refer back to it", async () => {
    const point = resolver(reading, { ...context, formats }, [referrersPart(7)]);
    const get = async (href: string) => {
      const [path = "", query] = href.slice(context.base.length).split("?");
      const { body } = await point.handle({ method: "GET", path, headers: {}, ...(query ? { query } : {}) });
      return JSON.parse(String(body));
    };
    const told = new Map<string, number>();
    for (const { pid } of entities) {
      const { _links: links } = await get(`${context.base}/${pid}.jsonld`);
      assert.equal(links.self.href, `${context.base}/${pid}.jsonld`);
      assert.ok(
        links.alternate.every(({ type }: { type?: string }) => type),
        pid,
      );
      for (const [name, { href, title }] of Object.entries<{ href: string; title?: string }>(links)) {
        if (!href?.includes("/referrers?")) continue;
        const relation = name.slice("la:".length);
        told.set(relation, (told.get(relation) ?? 0) + 1);
        if ((told.get(relation) ?? 0) > 5) continue;
        const items = await itemsFrom(get, href);
        assert.equal(title, items.length === 1 ? "1 record" : `${items.length} records`, href);
        for (const { id } of items.slice(0, 3)) {
          const referring = entities.find((entity) => id === `${context.base}/${entity.pid}`);
          assert.ok(
            referring?.facts.some((fact) => JSON.stringify(fact).includes(pid)),
            `${id} of ${href}`,
          );
        }
      }
    }
    assert.ok(told.size >= 9, [...told.keys()].join(", "));
  });

  test("has search pages that the official context reads as pages of Activity Streams", {
    skip: withoutShared,
  }, async () => {
    const point = resolver(reading, { ...context, formats });
    const place = entities.find(({ type }) => type === "location");
    const path = `/${place?.pid}/referrers`;
    const { body } = await point.handle({ method: "GET", path, headers: {} });
    const said = lines(await expanded(String(body)));
    const stream = "https://www.w3.org/ns/activitystreams#";
    for (const name of ["OrderedCollectionPage", "OrderedCollection", "totalItems", "items", "first", "last"])
      assert.ok(
        said.some((line) => line.includes(`${stream}${name}"`)),
        `${name}\n${said.join("\n")}`,
      );
    await assert.rejects(
      point.handle({ method: "GET", path, query: "as=objectProducedByAgent", headers: {} }),
      ({ code, more }) => code === "request-malformed" && more.relations.includes("objectProducedAtPlace"),
    );
  });

  test("is found as CIDOC-CRM by its profile, in every syntax, and holds all that its Linked Art graph says", async () => {
    const point = resolver(reading, { ...context, formats });
    const [first] = entities;
    assert.ok(first);
    const leadsTo = async (query: string, headers: Record<string, string> = {}) => {
      const asked = { method: "GET", path: `/${first.pid}`, headers, ...(query ? { query } : {}) };
      return (await point.handle(asked)).headers.location;
    };
    const crm = "http://www.cidoc-crm.org/cidoc-crm/7.1.3/";
    assert.equal(await leadsTo("_profile=crm"), `/${first.pid}.crm.ttl`);
    assert.equal(await leadsTo("_profile=crm&_mediatype=application/n-quads"), `/${first.pid}.crm.nq`);
    assert.equal(await leadsTo("", { accept: "text/turtle" }), `/${first.pid}.ttl`);
    assert.equal(await leadsTo("", { accept: `application/ld+json;profile="${crm}"` }), `/${first.pid}.crm.jsonld`);
    assert.equal(
      await leadsTo("", { "accept-profile": `<${crm}>`, accept: "application/trig" }),
      `/${first.pid}.crm.trig`,
    );
    const crmLines = crmFormats.find(({ name }) => name === "crm-n-triples");
    for (const entity of someOfEach(entities, 4)) {
      const more = new Set(crmLines?.write(entity, context).split("\n"));
      const missing = nTriples
        .write(entity, context)
        .split("\n")
        .filter((line) => !more.has(line));
      assert.deepEqual(missing, [], entity.pid);
    }
  });

  test("uses, as schema.org, the vocabulary as it is meant", { skip: withoutShared }, () => {
    for (const entity of entities)
      assert.deepEqual(vocabularyFaults(schemaOrg.write(entity, context)), [], entity.label);
  });

  test("keeps, as a concept, SKOS's integrity conditions, and is valid JSKOS", () => {
    const concepts = entities.filter(({ type }) => skos.types.includes(type));
    assert.ok(concepts.length > 50);
    for (const entity of concepts) {
      assert.deepEqual(integrityFaults(parsed(skos.write(entity, context), "text/turtle")), [], entity.label);
      const document = JSON.parse(jskos.write(entity, context));
      assert.ok(validate(document), `${entity.label}: ${JSON.stringify(validate.errorMessages)}`);
    }
  });

  test("is a row of a list, a table of facts, and a telling with no gaps", () => {
    const rows: Record<string, string>[] = parse(
      csvHeader + entities.map((entity) => csvRow(entity, context)).join(""),
      {
        columns: true,
      },
    );
    assert.deepEqual(
      rows.map(({ pid, label }) => [pid, label?.replace(/^'/, "")]),
      entities.map(({ pid, label }) => [pid, label.replace(/^'/, "")]),
    );
    for (const entity of entities.filter((_, at) => at % 5 === 0)) {
      assert.ok(parse(csv.write(entity, context)).length > entity.facts.length, entity.label);
      assert.doesNotMatch(markdown.write(entity, context), /\n{3}|undefined|\[object/, entity.label);
    }
  });

  test("is, as Linked Art expanded with the official context, the graph of its Turtle: some of each type", {
    skip: withoutShared,
  }, async () => {
    for (const entity of someOfEach(entities, 40)) {
      const subject = `${context.base}/${entity.pid}`;
      const ours = withoutPartAddresses(parsed(turtle.write(entity, context), "text/turtle"), subject);
      const theirs = withoutPartAddresses(await expanded(linkedArt.write(entity, context)), subject);
      assert.ok(isomorphic(ours, theirs), entity.label);
      assert.deepEqual(foldedLines(theirs), foldedLines(ours));
    }
  });
});
