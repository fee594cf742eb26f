import assert from "node:assert/strict";
import { test } from "node:test";
import { html } from "../../src/formats/html/html.ts";
import { schemaNode } from "../../src/formats/schema-org/record.ts";
import type { PublicEntity } from "../../src/publish/public-entity.ts";
import { everyFact, oneOfEachClass } from "../fixtures/every-fact.ts";
import { published } from "../fixtures/published.ts";
import { records } from "../fixtures/records.ts";
import { context } from "../fixtures/surroundings.ts";

const format = html([]);

/** The words that facts say to people: texts, labels of what is referred to, values of numbers, addresses. */
function wordsIn(value: unknown, key = ""): string[] {
  if (typeof value === "string")
    return ["value", "label", "uri", "url", "pages", "number", "html"].includes(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => wordsIn(one, key));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    name === "from" || name === "sameAs" ? [] : wordsIn(one, name),
  );
}

const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
const plain = (markup: string) => unescaped(markup.replace(/<[^>]*>/g, " "));

/** What the facts say to people and the page does not. */
function missing(entity: PublicEntity): string[] {
  const main = format.write(entity, context).replace(/^[\s\S]*<main/, "<main");
  const addresses = [...main.matchAll(/ href="([^"]*)"/g)].map(([, href = ""]) => unescaped(href));
  const page = [plain(main), ...addresses].join(" ");
  const shown = entity.facts.filter(
    (fact) => fact.kind !== "same-as" || (fact.status !== "candidate" && fact.status !== "rejected"),
  );
  return shown.flatMap((fact) =>
    wordsIn(fact)
      .filter((words) => !page.includes(plain(words)) && !page.includes(unescaped(words)))
      .map((words) => `${fact.kind}: ${words}`),
  );
}

for (const [type, record] of records) {
  test(`whatever is public of a record of type ${type} stands on its page`, () =>
    assert.deepEqual(missing(record), []));
}

for (const type of oneOfEachClass) {
  test(`every public fact stands on a page of type ${type}`, () =>
    assert.deepEqual(missing(published(type, everyFact)), []));
}

/** The words that structured data says: names, texts, values. */
function saidTo(value: unknown, key = ""): string[] {
  if (typeof value === "string")
    return ["name", "text", "caption", "description", "@value", "value"].includes(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => saidTo(one, key));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => saidTo(one, name));
}

/** Names that the page gives as headings of its own. */
const headings = /^(?:framed: height)$|, given by /;

for (const [type, record] of records) {
  test(`structured data of a record of type ${type} says only what its page shows`, () => {
    const page = format.write(record, context);
    const main = plain(page.replace(/^[\s\S]*<main/, "<main")).toLowerCase();
    const said = saidTo(schemaNode(record, context)).filter((words) => !headings.test(words));
    assert.ok(said.length > 0);
    assert.deepEqual(
      said.filter((words) => !main.includes(unescaped(words).toLowerCase())),
      [],
    );
  });
}
