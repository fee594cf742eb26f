import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { freshFolder } from "../../../test/command.ts";
import type { ValidityRule } from "../../formats/port.ts";
import { openValidator } from "../validator.ts";

type Language = Extract<ValidityRule, { by: "syntax" }>["of"];

const validator = openValidator({ schemas: "/nowhere", version: "1" });

/** What is said of a text as one language. */
async function faultsOf(of: Language, text: string): Promise<string[]> {
  const validity = [{ by: "syntax", title: of, of } as const];
  const { state, rules } = await validator.check({ name: of, contentType: "text/plain", validity }, text);
  const faults = rules.flatMap((rule) => rule.faults.map(({ where, what }) => `${where}: ${what}`));
  assert.equal(state, faults.length > 0 ? "invalid" : "valid", JSON.stringify(rules));
  return faults;
}

const triple = '<http://x.example/1> <http://x.example/is> "it" .';
const page = '<!DOCTYPE html>\n<html lang="en"><head><title>t</title></head><body><p>t</p></body></html>';
const rdf = (inside: string) => `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${inside}</rdf:RDF>`;

/** A good text of each language, then broken ones with the place and fault that are found. */
const samples: Readonly<Record<Language, { good: string[]; broken: [text: string, found: RegExp][] }>> = {
  json: { good: ['{"a":[1]}'], broken: [['{"a":[1}', /position 7|after array element/]] },
  "json-ld": {
    good: ['{"@context":{"n":"http://x.example/n"},"@id":"http://x.example/1","n":"it"}'],
    broken: [
      ['{"@context":{"n":"http://x.example/n"},"@id":3}', /"@id" value must a string/],
      ['{"@context":{"n":"http://x.example/n"},"@id":"http://x.example/1","m":"lost"}', /^m: Dropping property/],
      ["{", /JSON/],
    ],
  },
  xml: { good: ["<a/>"], broken: [["<a>&b;</a>", /^line 1, column \d+: Entity 'b' not defined/]] },
  html: {
    good: [page],
    broken: [
      [page.replace("<p>", '<p id="a" id="b">'), /^line 2, column \d+: duplicate-attribute/],
      [page.replace("<p>", "<p><b>"), /^line 2, column \d+: the element b is not ended/],
      [page.replace("<p>", '<p id="a"><i id="a"></i>'), /^line 2, column \d+: the id “a” stands twice/],
      [page.replace("<!DOCTYPE html>", ""), /missing-doctype/],
    ],
  },
  turtle: { good: [triple], broken: [[`${triple}\nx:1 a x:y .`, /^line 2: Undefined prefix "x:"/]] },
  "n-triples": { good: [triple], broken: [[`${triple}\n@prefix x: <http://x.example/> .`, /^line 2: /]] },
  "n-quads": { good: [triple.replace(" .", " <http://x.example/g> .")], broken: [["<a> <b> .", /^line 1: /]] },
  trig: {
    good: [`<http://x.example/g> { ${triple} }`],
    broken: [[`<http://x.example/g> { ${triple}`, /^line \d|^the whole/]],
  },
  "rdf-xml": {
    good: [rdf('<rdf:Description rdf:about="http://x.example/1"/>')],
    broken: [
      [rdf('<rdf:Description rdf:about="http://x.example/1" rdf:ID="it"/>'), /rdf:ID|rdf:about/],
      [rdf("<rdf:Description"), /./],
    ],
  },
  bibtex: {
    good: ['@book{ng1,\n  title = {The {Raising} of "Lazarus"},\n  year = 1901,\n  month = jan # "~1",\n}\n'],
    broken: [
      ["@book{ng1,\n  title = {The {Raising},\n", /a text does not end/],
      ["@book{ng1,\n  title = {The {Raising},\n}\n", /} at the end of the entry/],
      ["@book{ng1,\n  title = {The}\n  year = 1901,\n}\n", /^line 2: .*a comma before the next field/],
      ["@book{ng1,\n title = {a},\n Title = {b}}", /^line 3: the field title stands twice/],
      ["@book{a}\n@book{a}", /two entries have the key “a”/],
      ["words", /stands outside an entry/],
      ["", /there is no entry/],
    ],
  },
  ris: {
    good: ["TY  - BOOK\r\nTI  - Lazarus\r\nAB  - \r\nER  - \r\n"],
    broken: [
      ["TY  - BOOK\nTI - Lazarus\nER  - \n", /^line 2: “TI - Lazarus” is not a tag/],
      ["TI  - Lazarus\n", /^line 1: TI stands outside a record/],
      ["TY  - BOOK\n", /the last record does not end with ER/],
      ["TY  - BOOK\nTY  - BOOK\nER  - \n", /^line 2: a record begins before/],
      ["", /there is no record/],
    ],
  },
  csv: {
    good: ['pid,title\r\nX5K4-2B6C-9Q1W,"Lazarus, raised"\r\n'],
    broken: [
      ["pid,title\r\nX5K4-2B6C-9Q1W\r\n", /^line 2: /],
      ['pid,title\r\na,"open\r\n', /Quote Not Closed/],
      ["pid,pid\r\na,b\r\n", /two columns are named “pid”/],
      ["", /no header/],
    ],
  },
  text: {
    good: ["Sunflowers\n\tby Vincent\r\n"],
    broken: [
      ["Sun\u0007flowers", /^line 1: /],
      ["half \ud800", /^line 1: /],
    ],
  },
};

for (const [language, { good, broken }] of Object.entries(samples) as [Language, (typeof samples)[Language]][]) {
  test(`${language}: what can be read is valid, what cannot is found with its place`, async () => {
    for (const text of good) assert.deepEqual(await faultsOf(language, text), [], text);
    for (const [text, found] of broken) assert.match((await faultsOf(language, text)).join("\n"), found, text);
  });
}

test("JSON-LD by a context of the cache is known again until that context has changed", () => {
  const rule = { by: "syntax", title: "JSON-LD", of: "json-ld" } as const;
  const folder = freshFolder();
  const hashBy = (artefact: string) =>
    openValidator({ schemas: folder.path, version: "1" }).rulesOf({
      name: "it",
      contentType: "application/ld+json",
      validity: [{ ...rule, artefact }],
    });
  const before = hashBy("context.jsonld");
  writeFileSync(join(folder.path, "context.jsonld"), "{}");
  assert.notEqual(hashBy("context.jsonld"), before);
  folder.remove();
});

test("JSON-LD whose context is not in the cache is unchecked, and nothing is asked of the network", async () => {
  const validity = [{ by: "syntax", title: "JSON-LD", of: "json-ld" } as const];
  const held = { name: "it", contentType: "application/ld+json", validity };
  for (const context of ["https://schema.org/", "https://example.org/context"]) {
    const { state, rules } = await validator.check(held, `{"@context":"${context}","name":"it"}`);
    assert.equal(state, "unchecked");
    assert.match(rules[0]?.why ?? "", /schema cache/);
  }
});
