import assert from "node:assert/strict";
import { test } from "node:test";
import { named, published } from "../../test/fixtures/published.ts";
import { kernelOf } from "./kernel.ts";

const person = (text: string) => ({ type: "person", text }) as const;

test("who made a thing is told as it is held now: with how near the maker was, and without whom it was once given to", () => {
  const painting = published("object", [
    named("The Triumph"),
    {
      kind: "activity",
      type: "production",
      who: [
        { agent: person("Peter Paul Rubens"), role: "artist", qualifier: "workshop" },
        { agent: person("Jan Boeckhorst"), role: "artist", standing: "former" },
      ],
      when: [{ earliest: "1620", latest: "1630", display: [{ value: "about 1625" }] }],
    },
  ]);
  assert.deepEqual(kernelOf(painting), {
    who: "workshop of Peter Paul Rubens",
    what: "The Triumph",
    when: "about 1625",
  });
});
