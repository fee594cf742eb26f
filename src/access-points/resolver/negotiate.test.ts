import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Format } from "../../formats/port.ts";
import { extensionsOf, negotiate } from "./negotiate.ts";

const format = (name: string, extension: string, accepts: string[], profile?: string): Format => ({
  name,
  title: name,
  extension,
  contentType: accepts[0] ?? "",
  accepts,
  types: "all",
  revised: "2026-11-23",
  losses: [],
  validity: [],
  write: () => "",
  ...(profile ? { profile: { uri: profile, token: name } } : {}),
});
const json = format("json", "json", ["application/json"]);
const html = format("html", "html", ["text/html", "application/xhtml+xml"]);
const linkedArt = format("linked-art", "jsonld", ["application/ld+json"], "https://linked.art/ns/v1/linked-art.json");
const turtle = format("turtle", "ttl", ["text/turtle"]);
const rdf = format("rdf-xml", "rdf", ["application/rdf+xml"]);
const all = [json, html, linkedArt, turtle, rdf];
const chosen = (accept: string | undefined, more: Parameters<typeof negotiate>[0] = {}) =>
  negotiate({ ...(accept === undefined ? {} : { accept }), ...more }, all, all).format?.name;

describe("negotiation by Accept", () => {
  test("no header and */* are the same request: JSON for programs", () => {
    assert.equal(chosen(undefined), "json");
    assert.equal(chosen("*/*"), "json");
    assert.equal(chosen(""), "json");
  });

  test("a browser gets the page, though it lists XML and */* too", () => {
    assert.equal(chosen("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"), "html");
  });

  test("rdflib's own header gets RDF/XML", () => {
    assert.equal(chosen("application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5, */*;q=0.1"), "rdf-xml");
  });

  test("q-values are honoured, and q=0 excludes even under */*", () => {
    assert.equal(chosen("application/json;q=0.1, text/turtle;q=0.2"), "turtle");
    assert.equal(chosen("application/json;q=0, */*"), "html");
    assert.equal(chosen("text/html;q=0, application/json;q=0, */*;q=0.1"), "linked-art");
  });

  test("specificity beats order: a named type is not overruled by a wildcard before it", () => {
    assert.equal(chosen("*/*, text/turtle"), "turtle");
    assert.equal(chosen("text/*;q=0.5, text/turtle;q=0.1, application/json;q=0.3"), "html");
  });

  test("equally liked types go in the order in which they were named; a type named twice does no harm", () => {
    assert.equal(chosen("application/ld+json, application/json"), "linked-art");
    assert.equal(chosen("application/json, application/ld+json"), "json");
    assert.equal(chosen("text/html;q=0.2, text/turtle;q=0.3, text/html;q=0.6"), "html");
  });

  test("a profile parameter may be quoted, hold spaces, and must be one that the type has", () => {
    assert.equal(chosen('application/ld+json;profile="https://linked.art/ns/v1/linked-art.json"'), "linked-art");
    assert.equal(
      chosen(
        'application/ld+json;profile="https://example.org/x https://linked.art/ns/v1/linked-art.json";q=0.9, text/turtle;q=0.8',
      ),
      "linked-art",
    );
    assert.equal(chosen('application/ld+json;profile="https://example.org/x"'), undefined);
  });

  test("nothing that can be offered is refused, not guessed", () => {
    assert.deepEqual(negotiate({ accept: "image/png" }, all, all), {
      format: undefined,
      asked: "image/png",
      refused: [],
    });
  });

  test("no header at all, however odd, is a fault", () => {
    fc.assert(
      fc.property(fc.string(), (accept) => {
        const result = negotiate({ accept }, all, all);
        assert.ok("format" in result);
      }),
    );
  });
});

describe("negotiation by profile and by extension", () => {
  test("parameters come before the extension, and the extension before headers", () => {
    assert.equal(chosen("text/html", { extension: "ttl" }), "turtle");
    assert.equal(chosen("text/html", { extension: "ttl", profile: "linked-art" }), "linked-art");
    assert.equal(chosen("text/html", { profile: "https://linked.art/ns/v1/linked-art.json" }), "linked-art");
    assert.equal(chosen("text/html", { mediaType: "application/rdf+xml" }), "rdf-xml");
  });

  test("Accept-Profile narrows what Accept may choose from, in both spellings of a URI", () => {
    assert.equal(chosen("*/*", { acceptProfile: "<https://linked.art/ns/v1/linked-art.json>" }), "linked-art");
    assert.equal(chosen("*/*", { acceptProfile: "linked-art;q=0.5, json;q=0.9" }), "json");
  });

  test("Accept-Profile honours q-values, q=0 and *, and beside it Accept chooses between what is left", () => {
    const uri = "https://linked.art/ns/v1/linked-art.json";
    assert.equal(chosen("*/*", { acceptProfile: `<${uri}>;q=0, *` }), "json");
    assert.equal(chosen("application/json", { acceptProfile: `<${uri}>` }), undefined);
    assert.equal(chosen("*/*", { acceptProfile: `<urn:example:a,b;c>, <${uri}>;q=0.1` }), "linked-art");
  });

  test("a format of ours that this thing does not offer is told apart from one that there is not", () => {
    const offered = [json, html];
    assert.deepEqual(negotiate({ extension: "ttl" }, offered, all), {
      format: undefined,
      asked: "ttl",
      refused: [turtle],
    });
    assert.deepEqual(negotiate({ profile: "nonsense" }, offered, all), {
      format: undefined,
      asked: "nonsense",
      refused: [],
    });
  });
});

describe("formats that share a media type and differ by profile", () => {
  const art = "https://linked.art/ns/v1/linked-art.json";
  const crm = "http://www.cidoc-crm.org/cidoc-crm/7.1.3";
  const made = (name: string, extension: string, accepts: string[], [uri, token]: [string, string]): Format => ({
    ...format(name, extension, accepts),
    profile: { uri, token },
  });
  const xml = "application/xml";
  const house = [
    json,
    made("art-json", "jsonld", ["application/ld+json"], [art, "linked-art"]),
    made("art-turtle", "ttl", ["text/turtle"], [art, "linked-art"]),
    made("art-triples", "nt", ["application/n-triples"], [art, "linked-art"]),
    made("crm-turtle", "crm.ttl", ["text/turtle"], [crm, "crm"]),
    made("crm-triples", "crm.nt", ["application/n-triples"], [crm, "crm"]),
    made("schema", "schema.jsonld", ["application/ld+json"], ["https://schema.org/", "schema"]),
    {
      ...made("manifest", "manifest.json", ["application/ld+json"], ["http://iiif.io/api/presentation/3/", "manifest"]),
      tokens: ["iiif"],
    },
    made("lido", "lido.xml", ["application/lido+xml", xml], ["http://www.lido-schema.org", "lido"]),
    made("dc", "dc.xml", [xml], ["http://purl.org/dc/elements/1.1/", "dc"]),
    made("marc", "marc.xml", ["application/marcxml+xml", xml], ["http://www.loc.gov/MARC21/slim", "marc"]),
    html,
  ];
  const gets = (asked: Parameters<typeof negotiate>[0], offered: readonly Format[] = house) =>
    negotiate(asked, offered, house).format?.name;

  test("a bare media type gets the house's first of it that this thing is offered in", () => {
    assert.equal(gets({ accept: "application/ld+json" }), "art-json");
    assert.equal(gets({ accept: "text/turtle" }), "art-turtle");
    assert.equal(gets({ mediaType: "text/turtle" }), "art-turtle");
    assert.equal(gets({ accept: "application/xml" }), "lido");
    assert.equal(gets({ accept: "text/xml" }), "lido");
    const withoutLido = house.filter(({ name }) => name !== "lido");
    assert.equal(gets({ accept: "application/xml" }, withoutLido), "dc");
    assert.equal(gets({ accept: "application/marcxml+xml, application/xml" }), "marc");
  });

  test("a profile in Accept gets the one that has it, and no other: what is named precisely is liked as that says", () => {
    assert.equal(gets({ accept: 'application/ld+json;profile="https://schema.org/"' }), "schema");
    assert.equal(
      gets({ accept: 'application/ld+json;profile="https://schema.org/";q=0.5, application/ld+json' }),
      "art-json",
    );
    assert.equal(gets({ accept: 'application/ld+json, application/ld+json;profile="https://schema.org/"' }), "schema");
    assert.equal(gets({ accept: `application/ld+json;profile="${art}";q=0, application/ld+json` }), "schema");
    assert.equal(gets({ accept: `text/turtle;profile="${crm}", text/turtle;q=0.9` }), "crm-turtle");
    assert.equal(gets({ accept: 'application/ld+json;profile="urn:example:none"' }), undefined);
  });

  test("a form of JSON-LD in the profile says nothing of the vocabulary", () => {
    const compacted = "http://www.w3.org/ns/json-ld#compacted";
    assert.equal(gets({ accept: `application/ld+json;profile=${compacted}` }), "art-json");
    assert.equal(gets({ accept: `application/ld+json;profile="${compacted} https://schema.org/"` }), "schema");
  });

  test("Accept-Profile gets the profile, and Accept which of its media types", () => {
    assert.equal(gets({ acceptProfile: `<${crm}>`, accept: "*/*" }), "crm-turtle");
    assert.equal(
      gets({ acceptProfile: `<${crm}>`, accept: "application/n-triples, text/turtle;q=0.5" }),
      "crm-triples",
    );
    assert.equal(gets({ acceptProfile: `<${crm}>;q=0.5, <${art}>`, accept: "text/turtle" }), "art-turtle");
    assert.equal(
      gets({ acceptProfile: `<${crm}>, <${art}>`, accept: "application/ld+json, text/turtle;q=0.1" }),
      "art-json",
    );
    assert.equal(gets({ acceptProfile: `<${crm}>`, accept: "application/ld+json" }), undefined);
  });

  test("the profile parameter comes first; beside it extension, media type and Accept choose among its forms and never refuse", () => {
    assert.equal(gets({ profile: "crm" }), "crm-turtle");
    assert.equal(gets({ profile: "crm", mediaType: "application/n-triples" }), "crm-triples");
    assert.equal(gets({ profile: "crm", extension: "nt" }), "crm-triples");
    assert.equal(gets({ profile: "linked-art", extension: "ttl", accept: "application/n-triples" }), "art-turtle");
    assert.equal(gets({ profile: "crm", accept: "application/n-triples" }), "crm-triples");
    assert.equal(gets({ profile: "crm", accept: "text/html" }), "crm-turtle");
    assert.equal(gets({ profile: "crm", mediaType: "application/ld+json" }), undefined);
    assert.equal(gets({ mediaType: "text/turtle", acceptProfile: `<${crm}>` }), "crm-turtle");
    assert.equal(gets({ mediaType: "text/turtle", accept: "application/json" }), "art-turtle");
  });

  test("parameters list what is liked in order, addresses bare or in brackets", () => {
    assert.equal(gets({ profile: "nonsense,crm,linked-art" }), "crm-turtle");
    assert.equal(gets({ profile: `<urn:example:none>,<${art}>,crm`, accept: "text/turtle" }), "art-turtle");
    assert.equal(gets({ profile: "linked-art", mediaType: "image/png,text/turtle,application/ld+json" }), "art-turtle");
  });

  test("a format answers to its other tokens, and to its own name", () => {
    assert.equal(gets({ profile: "iiif" }), "manifest");
    assert.equal(gets({ profile: "art-triples" }), "art-triples");
  });

  test("an extension names one format and overrules Accept; .xml and .htm name the first of their media type", () => {
    for (const one of house) assert.equal(gets({ extension: one.extension, accept: "text/turtle" }), one.name);
    assert.equal(gets({ extension: "xml" }), "lido");
    assert.equal(gets({ extension: "xml" }, [json, html]), undefined);
    assert.equal(gets({ extension: "htm" }), "html");
    assert.deepEqual(extensionsOf([json, html]), ["json", "html", "htm"]);
  });

  test("what is not offered is told with every format that would have answered", () => {
    const result = negotiate({ accept: "application/xml;q=0.5, text/turtle" }, [json], house);
    const refused = result.format ? [] : result.refused.map(({ name }) => name);
    assert.deepEqual(refused, ["art-turtle", "crm-turtle", "lido", "dc", "marc"]);
  });
});
