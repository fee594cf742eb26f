import assert from "node:assert/strict";
import { test } from "node:test";
import { to } from "../../../test/fixtures/people-and-places.ts";
import { named, published } from "../../../test/fixtures/published.ts";
import { marcxml } from "./marcxml.ts";

const context = { base: "https://data.example.org", institution: "Museum of the Harbour" };
const written = (...who: { agent: ReturnType<typeof to>; role: string; qualifier?: "workshop" }[]) =>
  marcxml.write(
    published("publication", [named("Sunflowers"), { kind: "activity", type: "production", who }]),
    context,
  );

test("a qualified person is a heading with the attribution in $j; a qualified group is a name in words, and no main entry", () => {
  const person = written({ agent: to("person"), role: "author", qualifier: "workshop" });
  assert.match(person, /<datafield tag="100"[^>]*>.*?<subfield code="j">[^<]+<\/subfield>.*?<\/datafield>/);
  const group = written({ agent: to("group"), role: "author", qualifier: "workshop" });
  assert.match(
    group,
    /<datafield tag="720" ind1=" " ind2=" "><subfield code="a">workshop of Museum of the Harbour<\/subfield><subfield code="e">author<\/subfield><\/datafield>/,
  );
  assert.doesNotMatch(group, /tag="[17]10"/);
  assert.match(group, /tag="245" ind1="0"/);
});
