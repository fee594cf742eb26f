import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../errors.ts";
import { elementsOf, readXml, type XmlElement } from "./xml.ts";
import { allAt, attributeOf, canonicalXml, textOf } from "./xml-tree.ts";

async function* chunked(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function recordsOf(text: string, size = 7): Promise<XmlElement[]> {
  const found: XmlElement[] = [];
  for await (const element of elementsOf(chunked(text, size), "a.xml", (path) => path.at(-1) === "record"))
    found.push(element);
  return found;
}

const list = `<?xml version="1.0"?>
<m:list xmlns:m="http://example.org/">
  <m:record m:id="1"><m:title xml:lang="de">Fr&#252;hling &amp; <b>Herbst</b></m:title></m:record>
  <m:record m:id="2"><m:part><m:record m:id="2.1"/></m:part></m:record>
</m:list>`;

test("elements are given one at a time, wherever the chunks are cut, and what is within one is not given again", async () => {
  for (const size of [1, 7, 1000]) {
    const records = await recordsOf(list, size);
    assert.deepEqual(
      records.map((record) => [attributeOf(record, "id"), record.line]),
      [
        ["1", 3],
        ["2", 4],
      ],
    );
    assert.equal(textOf(allAt(records[0], "title")[0]), "Frühling & Herbst");
    assert.equal(attributeOf(allAt(records[0], "title")[0], "lang"), "de");
  }
});

test("canonical text is the same however an export is laid out, and reads back as itself", async () => {
  const [first] = await recordsOf(list);
  const laidOut = `<record id='1'>\n\t<title   xml:lang="de">Frühling &amp; <b>Herbst</b></title>\n</record>`;
  const canonical = canonicalXml(first as XmlElement);
  assert.equal(canonical, canonicalXml(readXml(laidOut)));
  assert.equal(canonicalXml(readXml(canonical)), canonical);
});

test("white space between two elements is kept where words stand beside elements", () => {
  const title = readXml("<a>\n <title><b>Kites</b>\n <i>1901</i></title>\n</a>");
  assert.equal(canonicalXml(title), "<a><title><b>Kites</b><i>1901</i></title></a>");
  const mixed = canonicalXml(title, (name) => name === "title");
  assert.equal(mixed, "<a><title><b>Kites</b> <i>1901</i></title></a>");
});

test("XML that is not well-formed is a fault with its place, after the good elements before it", async () => {
  const seen: XmlElement[] = [];
  const reading = (async () => {
    for await (const one of elementsOf(chunked("<l><record/>\n<record></l>", 13), "a.xml", (path) => path.length === 2))
      seen.push(one);
  })();
  await assert.rejects(reading, (error) => error instanceof Problem && /a\.xml .*line 2/.test(error.detail));
  assert.equal(seen.length, 1);
});

test("no entity is fetched", () => {
  const bomb = `<!DOCTYPE r [<!ENTITY file SYSTEM "file:///etc/passwd">]><r>&file;</r>`;
  assert.throws(() => readXml(bomb), Problem);
});
