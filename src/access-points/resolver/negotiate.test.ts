import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Format } from "../../formats/port.ts";
import { negotiate } from "./negotiate.ts";

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
      why: "refused",
      asked: "image/png",
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

  test("a format of ours that this thing does not offer is told apart from one that there is not", () => {
    const offered = [json, html];
    assert.deepEqual(negotiate({ extension: "ttl" }, offered, all), {
      format: undefined,
      why: "refused",
      asked: "ttl",
    });
    assert.deepEqual(negotiate({ profile: "nonsense" }, offered, all), {
      format: undefined,
      why: "unknown",
      asked: "nonsense",
    });
  });
});
