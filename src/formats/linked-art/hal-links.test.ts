import assert from "node:assert/strict";
import { test } from "node:test";
import { base, pidOf } from "../../../test/fixtures/people-and-places.ts";
import { named, published } from "../../../test/fixtures/published.ts";
import { halLinks } from "./hal-links.ts";

const painter = published("person", [named("Judith van Oost")]);
const address = `${base}/${pidOf("person")}`;
const counts = [
  { type: "object", as: ["activity/production"], count: 2 },
  { type: "object", as: ["activity/production", "rights"], count: 1 },
  { type: "object", as: ["subject/depicts"], count: 5 },
  { type: "text", as: ["subject/about"], count: 1 },
] as const;
const links = (mostCounted: number) =>
  halLinks(painter, {
    base,
    institution: "",
    beside: {
      offered: [{ name: "turtle", title: "Turtle", extension: "ttl", accepts: ["text/turtle"] }],
      mostCounted,
      referrerCounts: counts,
    },
  });

test("links name themselves, the versions, other forms with their type, and only the relations that stand", () => {
  const { self, alternate, curies: _curies, ...rest } = links(100);
  assert.deepEqual(self, { href: `${address}.jsonld` });
  assert.deepEqual(alternate, [{ href: `${address}.ttl`, type: "text/turtle", title: "Turtle" }]);
  assert.deepEqual(rest, {
    "la:modelVersion": { href: "https://linked.art/model/1.0/", name: "v1.0.0" },
    "la:apiVersion": { href: "https://linked.art/api/1.0/", name: "v1.0.0" },
    "la:objectProducedByAgent": { href: `${address}/referrers?as=objectProducedByAgent`, title: "3 records" },
    "la:workAboutAgent": { href: `${address}/referrers?as=workAboutAgent`, title: "1 record" },
  });
});

test("where not all that refer were looked at, a link says that there are at least so many", () => {
  assert.deepEqual(links(9)["la:workAboutAgent"], {
    href: `${address}/referrers?as=workAboutAgent`,
    title: "at least 1 record",
  });
});

test("a record that stands alone links to no search", () => {
  const alone = halLinks(painter, { base, institution: "" });
  assert.deepEqual(Object.keys(alone), ["self", "curies", "la:modelVersion", "la:apiVersion"]);
});
