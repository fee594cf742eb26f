import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { everyFact } from "../../../test/fixtures/every-fact.ts";
import { pidOf } from "../../../test/fixtures/people-and-places.ts";
import { named, published } from "../../../test/fixtures/published.ts";
import { painting, records } from "../../../test/fixtures/records.ts";
import { context } from "../../../test/fixtures/surroundings.ts";
import { legalText } from "../legal-text.ts";
import { markdownDialect } from "./dialect.ts";
import { markdown, text } from "./markdown.ts";

const { base } = context;

test("a record is told from its title to its source, with links that are whole", () => {
  const told = markdown.write(painting, context);
  for (const words of [
    "# Still Life with Quinces",
    `- **Identifier:** <${base}/${painting.pid}>`,
    `  - Workshop of [Judith van Oost](${base}/${pidOf("person")})`,
    "- **Medium:** Oil on oak",
    "- **Dimensions:** 92.1 × 73 cm",
    "## Provenance",
    "Bought 1931.",
    `[Painters of the Harbour](${base}/${pidOf("publication")}), p. 219, no. 463, pl. 88, illustrated`,
    "- **Loan number:** L17 (formerly)",
    "## Rights",
    "- **Described by:** tms, record tms/object/1",
    "- **Last change:** 23 November 2026",
    `![Front, 2019](${base}/images/quinces.svg)`,
  ])
    assert.ok(told.includes(words), words);
});

test("plain text has no signs of its own: its links are numbers, and the addresses stand at its end", () => {
  const told = text.write(painting, context);
  assert.match(told, /Still Life with Quinces\n=+\n/);
  const [, at] = /Judith van Oost \[(\d+)\]/.exec(told) ?? [];
  assert.ok(told.includes(`\n[${at}] ${base}/${pidOf("person")}\n`));
  assert.doesNotMatch(told, /\*\*|\]\(|\\/);
});

test("what is Markdown in a source's words is words", () => {
  const line = (title: string) =>
    markdown
      .write(published("object", [named(title)]), context)
      .split("\n")
      .find((each) => each.startsWith("# "));
  assert.equal(
    line("*Nude* [1] <b>_x_</b> `c` &amp; &"),
    "# \\*Nude\\* \\[1\\] \\<b\\>\\_x\\_\\</b\\> \\`c\\` \\&amp; &",
  );
  const said = (value: string) =>
    markdown.write(
      published("object", [named("A"), { kind: "statement", about: "description", text: [{ value }] }]),
      context,
    );
  for (const [value, written] of [
    ["1. First", "1\\. First"],
    ["- a dash", "\\- a dash"],
    ["# 5", "\\# 5"],
    ["===", "==\\="],
    ["1924. 5 x 6", "1924\\. 5 x 6"],
    ["92.1 cm", "92.1 cm"],
    ["-5 degrees", "-5 degrees"],
  ])
    assert.ok(said(value ?? "").includes(`\n${written}\n`), `${value}: ${said(value ?? "")}`);
});

test("escaped words are the words again without their escapes, and hold no sign that is not", () => {
  const { words } = markdownDialect();
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (source) => {
      const written = words(source);
      assert.equal(written.replace(/\\([\\`*_[\]<>~&])/g, "$1"), legalText(source));
      assert.doesNotMatch(written.replace(/\\./g, ""), /[`*_[\]<>~]/);
    }),
  );
});

for (const format of [markdown, text])
  test(`${format.name} of every type is told to its end, with every fact too`, () => {
    for (const [type, record] of records) {
      for (const entity of [record, published(type, everyFact)]) {
        const told = format.write(entity, context);
        assert.ok(told.includes(entity.pid) && told.endsWith("\n"), type);
        assert.doesNotMatch(told, /\n{3}|undefined|\[object/);
      }
    }
  });
