import assert from "node:assert/strict";
import { test } from "node:test";
import type { PublicFact } from "../publish/public-entity.ts";
import { eachImageOnce, pictureOf } from "./picture.ts";

const from = { source: "files", record: "files/1", field: "file" };
const fact = (body: object) => ({ key: JSON.stringify(body), audience: "public", from, ...body }) as PublicFact;
const content = (role: string, url: string, more: object = {}) => fact({ kind: "content", role, url, ...more });
const access = content("access", "https://example.org/1.jpg", { widthPx: 800, heightPx: 600 });

test("the access file comes before an image service, that before a thumbnail", () => {
  const service = content("service", "https://example.org/iiif/1/info.json");
  const thumbnail = content("thumbnail", "https://example.org/s.png");
  assert.deepEqual(pictureOf({ facts: [thumbnail, service, access] }), {
    url: "https://example.org/1.jpg",
    widthPx: 800,
    heightPx: 600,
  });
  assert.equal(
    pictureOf({ facts: [thumbnail, service] })?.url,
    "https://example.org/iiif/1/full/!1000,1000/0/default.jpg",
  );
  assert.equal(pictureOf({ facts: [thumbnail] })?.url, "https://example.org/s.png");
});

test("a file that browsers do not show is no picture, whatever its role", () => {
  assert.equal(pictureOf({ facts: [content("master", "https://example.org/1.tif")] }), undefined);
  assert.equal(
    pictureOf({ facts: [content("access", "https://example.org/1.jpg", { format: "application/pdf" })] }),
    undefined,
  );
});

test("a right that forbids to show it is obeyed, a former one is not", () => {
  const right = { kind: "rights", of: "media", sort: "reproduction", allows: { show: false } };
  assert.equal(pictureOf({ facts: [access, fact(right)] }), undefined);
  assert.equal(
    pictureOf({ facts: [access, fact({ ...right, standing: "former" })] })?.url,
    "https://example.org/1.jpg",
  );
});

test("an image that two systems tell of is there once, as the one that says more of it; a detail stands beside the whole", () => {
  const media = (body: object) => fact({ kind: "media", ...body }) as Extract<PublicFact, { kind: "media" }>;
  const image = { type: "media", label: "SG7", pid: "X5K4-2B6C-9Q1W" };
  const other = { type: "media", label: "SG8", pid: "BFGC-7R3T-0N4H" };
  const plain = media({ image, role: "technical" });
  const fuller = media({ image, role: "technical", technique: { type: "concept", label: "visible light" } });
  const detail = media({ image, role: "detail" });
  const second = media({ image: other, role: "technical" });
  assert.deepEqual(eachImageOnce([plain, second, fuller, detail]), [fuller, second, detail]);
});
