import assert from "node:assert/strict";
import { test } from "node:test";
import { published } from "../../test/fixtures/published.ts";
import { rightsUriOf, sameOf } from "./what-stands.ts";

const rights = { object: "http://creativecommons.org/publicdomain/mark/1.0/" };

test("of rights the first that is an address is what may be done; where none is, the museum's usual one", () => {
  const wordy = { kind: "rights", of: "object", sort: "licence", uri: "ask the registrar" } as const;
  const licence = "https://creativecommons.org/licenses/by/4.0/";
  assert.equal(rightsUriOf(published("object", [wordy, { ...wordy, uri: licence }]), "object", { rights }), licence);
  assert.equal(rightsUriOf(published("object", [wordy]), "object", { rights }), rights.object);
  assert.equal(rightsUriOf(published("object", [wordy]), "object", {}), undefined);
});

test("the same thing elsewhere is told by the address that its authority gives it, each once, and not where it is only proposed", () => {
  const same = { kind: "same-as", scheme: "wikidata", match: "exact", status: "asserted" } as const;
  const entity = published("person", [
    { ...same, uri: "https://www.wikidata.org/wiki/Q5582" },
    { ...same, uri: "http://www.wikidata.org/entity/Q5582" },
    { ...same, uri: "https://viaf.org/viaf/9854560", status: "candidate" },
    { ...same, uri: "http://vocab.getty.edu/ulan/500115588", match: "close" },
  ]);
  assert.deepEqual(sameOf(entity), ["http://www.wikidata.org/entity/Q5582"]);
});
