import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { everyFact } from "../../../test/fixtures/every-fact.ts";
import { base } from "../../../test/fixtures/people-and-places.ts";
import { published } from "../../../test/fixtures/published.ts";
import { formats } from "../../formats/table.ts";
import { linkHeader, signpostsOf } from "./signposts.ts";

const press = { base, institution: "Museum of the Harbour", formats, licence: "https://example.org/licence" };
const painting = published("object", everyFact);
const relsOf = (header: string) => [...header.matchAll(/rel="([^"]*)"/g)].map(([, rel]) => rel ?? "");

describe("the Link header of a document", () => {
  test("says what must be said once, and of its other forms no more than four", () => {
    for (const format of formats) {
      const rels = relsOf(linkHeader(signpostsOf(painting, format, press)));
      for (const rel of ["cite-as", "canonical", "license"])
        assert.equal(rels.filter((one) => one === rel).length, 1, `${format.name} ${rel}`);
      assert.equal(rels.filter((rel) => rel === "linkset").length, 2);
      assert.equal(rels.filter((rel) => rel === "describedby" || rel === "alternate").length, 4, format.name);
      assert.equal(rels.includes("describedby"), format.name === "html");
      assert.equal(rels.includes("describes"), format.name !== "html");
    }
  });

  test("leaves out other forms before it grows too long for a proxy, and never what must be said", () => {
    const far = { ...press, base: `https://${"data.".repeat(20)}example.org` };
    for (const format of formats) {
      const header = linkHeader(signpostsOf(painting, format, far));
      assert.ok(relsOf(header).includes("cite-as") && relsOf(header).includes("linkset"));
      assert.ok(relsOf(header).filter((rel) => rel === "alternate" || rel === "describedby").length < 4);
      assert.ok(header.length <= 1200, `${header.length}`);
    }
  });
});
