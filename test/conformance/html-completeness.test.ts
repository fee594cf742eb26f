import assert from "node:assert/strict";
import { test } from "node:test";
import { html } from "../../src/formats/html/html.ts";
import type { PublicEntity } from "../../src/publish/public-entity.ts";
import { context, painting, stub } from "../journeys/sample-record.ts";

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

const plain = (text: string) =>
  text
    .replace(/<[^>]*>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();

/** What the facts say to people and the page does not. */
function missing(entity: PublicEntity): string[] {
  const page = plain(format.write(entity, context).replace(/^[\s\S]*<main/, "<main"));
  const shown = entity.facts.filter(
    (fact) => fact.kind !== "same-as" || (fact.status !== "candidate" && fact.status !== "rejected"),
  );
  return shown.flatMap((fact) =>
    wordsIn(fact)
      .filter((words) => !page.includes(plain(words)))
      .map((words) => `${fact.kind}: ${words}`),
  );
}

for (const [name, entity] of Object.entries({ painting, stub })) {
  test(`whatever is public of the ${name} stands on its page`, () => assert.deepEqual(missing(entity), []));
}
