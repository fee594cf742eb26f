import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ead3 } from "../../src/formats/ead3/ead3.ts";
import { marcxml } from "../../src/formats/marcxml/marcxml.ts";
import { readingOf as readEad } from "../../src/sources/ead/testing/reading-of.ts";
import { sampleReading } from "../../src/sources/marc/testing/facts-of.ts";
import { readingOf as readMarc } from "../../src/sources/marc/testing/reading-of.ts";
import { publishedDraft, saidIn } from "../fixtures/published-draft.ts";
import { records } from "../fixtures/records.ts";
import { context } from "../fixtures/surroundings.ts";

const eadSample = new URL("../../src/sources/ead/sample/", import.meta.url);

test("what our MARC source says of its sample, it says again of what we wrote of it", async () => {
  const read = await sampleReading();
  const lost: string[] = [];
  for (const key of [...read.records.keys()].filter((one) => one.includes("/bib/"))) {
    const [draft] = read.described(key).drafts;
    const entity = draft && publishedDraft(draft);
    assert.ok(draft && entity, key);
    const back = await readMarc({ "a.xml": marcxml.write(entity, context) });
    assert.deepEqual(back.findings, [], key);
    const again = saidIn([...back.records.keys()].flatMap((one) => back.described(one).drafts[0]?.facts ?? []));
    lost.push(...[...saidIn(draft.facts)].filter((line) => !again.has(line)));
  }
  assert.deepEqual(lost.sort(), []);
});

test("what our EAD source says of its samples, it says again of what we wrote of them", async () => {
  const read = await readEad({ folder: eadSample, audience: "public" });
  const folder = await mkdtemp(join(tmpdir(), "ead-round-"));
  const lost: string[] = [];
  try {
    for (const key of read.records.keys()) {
      const facts = read.facts(key);
      const entity = publishedDraft({ subject: key, type: "archive", facts });
      if (entity === undefined) continue;
      await writeFile(join(folder, "a.xml"), ead3.write(entity, context));
      const back = await readEad({ folder, audience: "public" });
      const again = saidIn([...back.records.keys()].flatMap((one) => back.facts(one)));
      lost.push(...[...saidIn(facts)].filter((line) => !again.has(line)));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  // The level that it is in and the old finding aid's address are relations here, which the source takes from nesting and from the header.
  const told = lost.filter((line) => !line.startsWith("part archival ") && !line.startsWith("content homepage "));
  assert.deepEqual(told.sort(), []);
});

const withoutYaz =
  spawnSync("yaz-marcdump", ["-V"]).error === undefined ? false : "yaz-marcdump is not installed (Debian: yaz)";

test("another program reads our MARCXML, and writes it as ISO 2709 and back", { skip: withoutYaz }, async () => {
  const publication = records.get("publication");
  assert.ok(publication);
  const written = marcxml.write(publication, context);
  const folder = await mkdtemp(join(tmpdir(), "yaz-"));
  const dump = async (from: string, to: string, input: string | Buffer) => {
    const file = join(folder, from);
    await writeFile(file, input);
    const { status, stdout, stderr } = spawnSync("yaz-marcdump", [
      "-i",
      from,
      "-o",
      to,
      "-f",
      "utf-8",
      "-t",
      "utf-8",
      file,
    ]);
    assert.equal(status, 0, stderr.toString());
    return stdout;
  };
  const subfields = (xml: string) => xml.match(/<subfield code=".">[^<]*</g) ?? [];
  try {
    const iso = await dump("marcxml", "marc", written);
    assert.ok(subfields(written).length > 15);
    assert.deepEqual(subfields((await dump("marc", "marcxml", iso)).toString()), subfields(written));
  } finally {
    await rm(folder, { recursive: true });
  }
});
