import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyText } from "../../test/any-text.ts";
import { authorityIri, doiIn, fragment, safeIri } from "./iri.ts";

test("an address keeps what a URI may hold and has the rest encoded", () => {
  assert.equal(safeIri("http://example.org/a?b=c#d"), "http://example.org/a?b=c#d");
  assert.equal(safeIri("http://example.org/a b/é<>"), "http://example.org/a%20b/%C3%A9%3C%3E");
  assert.equal(safeIri("http://example.org/100%25/5%"), "http://example.org/100%25/5%25");
  assert.equal(safeIri("see the catalogue"), undefined);
});

test("whatever it is given, an address is undefined or has only characters of a URI", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      for (const given of [text, `http://example.org/${text}`])
        assert.match(safeIri(given) ?? "a:b", /^[a-z][a-z0-9+.-]*:[!#-;=?-Z_a-z~]+$/i);
    }),
  );
});

test("Getty's addresses are http and Wikidata's name the entity", () => {
  assert.equal(authorityIri("https://vocab.getty.edu/aat/300033618"), "http://vocab.getty.edu/aat/300033618");
  assert.equal(authorityIri("https://www.wikidata.org/wiki/Q42"), "http://www.wikidata.org/entity/Q42");
  assert.equal(authorityIri("http://viaf.org/viaf/1"), "http://viaf.org/viaf/1");
});

test("a key's fragment keeps the slashes that people read and never holds the mark that parts are joined by", () => {
  assert.equal(fragment("tms/conxref/1"), "tms/conxref/1");
  assert.equal(fragment("a;b#c d"), "a%3Bb%23c%20d");
});

test("a DOI is known with and without its resolver, and nothing else is one", () => {
  for (const said of ["https://doi.org/10.5555/a.1", "http://dx.doi.org/10.5555/a.1", "10.5555/a.1"])
    assert.equal(doiIn(said), "10.5555/a.1");
  for (const other of [undefined, "", "https://example.org/10.5555/a.1", "10.5/1", "10.5555/a 1"])
    assert.equal(doiIn(other), undefined);
});
