import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Fact } from "../../entities/facts.ts";
import { Problem } from "../../errors.ts";
import type { ReadItem, Source, SourceRecord } from "../port.ts";
import { lido } from "./lido.ts";

const sample = new URL("./sample/", import.meta.url);

async function itemsOf(source: Source): Promise<ReadItem[]> {
  const items: ReadItem[] = [];
  for await (const item of source.read()) items.push(item);
  return items;
}

const recordsIn = (items: readonly ReadItem[]): SourceRecord[] =>
  items.flatMap((item) => ("record" in item ? [item.record] : []));

async function factsOf<K extends Fact["kind"]>(key: string, kind: K): Promise<Extract<Fact, { kind: K }>[]> {
  const source = lido({ folder: sample });
  const record = recordsIn(await itemsOf(source)).find((one) => one.key === key);
  assert.ok(record, key);
  const facts = source.describe(record).drafts.flatMap((draft) => draft.facts);
  return facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
}

async function folderOf(context: TestContext, files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "lido-"));
  context.after(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

const small = (id: string, inner = "") =>
  `<lido><lidoRecID>x</lidoRecID>${inner}<administrativeMetadata><recordWrap><recordID>${id}</recordID></recordWrap></administrativeMetadata></lido>`;

test("one description a language is one thing in two languages", async () => {
  const names = await factsOf("lido/object/41", "name");
  assert.deepEqual(names[0]?.text, [
    { value: "Båthuset i dimma", language: "sv" },
    { value: "The Boathouse in Fog", language: "en" },
  ]);
  const made = (await factsOf("lido/object/41", "activity")).filter(({ type }) => type === "production");
  assert.equal(made.length, 1);
  assert.deepEqual(
    made[0]?.when?.[0]?.display?.map(({ language }) => language),
    ["sv", "en"],
  );
});

test("what the museum has an id for is a thing of its own, what an authority has is meant by its address, the rest are words", async () => {
  const [made] = await factsOf("lido/object/41", "activity");
  assert.deepEqual(made?.who?.[0]?.agent, { type: "person", key: "lido/actor/6996", label: "Astrid Brygga" });
  assert.deepEqual(made?.who?.[1]?.agent, { type: "person", text: "Nils Kaj" });
  const [usual] = await factsOf("lido/object/41", "placement");
  assert.deepEqual(usual?.custodian, { type: "group", uri: "http://viaf.org/viaf/1234567", label: "Båthusmuseet" });
  const [same] = await factsOf("lido/actor/6996", "same-as");
  assert.deepEqual([same?.scheme, same?.uri], ["ulan", "http://vocab.getty.edu/ulan/500000001"]);
});

test("somebody unknown is nobody, though the system has an id for him; a role may be a qualifier", async () => {
  const [made] = await factsOf("lido/object/42", "activity");
  assert.deepEqual(made?.who?.[0]?.agent, { type: "person", text: "Okänd" });
  assert.deepEqual([made?.who?.[1]?.role, made?.who?.[1]?.qualifier], ["artist", "copy-after"]);
});

test("two widths in one set are two sets, and the words that have the values are theirs", async () => {
  const measured = await factsOf("lido/object/41", "measurement");
  assert.deepEqual(
    measured.map(({ of, values, display }) => [of, values.map(({ value }) => value), display?.[0]?.value]),
    [
      ["whole", [86.5, 62.5], "Mått 62,5 x 86,5 cm"],
      ["framed", [102.5, 78.5], "Ram 78,5 x 102,5 cm"],
    ],
  );
});

test("a published address is the object though nothing says that it is one, and a former number is somebody else's", async () => {
  assert.deepEqual(
    (await factsOf("lido/object/41", "same-as")).map(({ uri }) => uri),
    ["https://boathouse.example.org/works/41"],
  );
  const numbers = await factsOf("lido/object/41", "number");
  assert.deepEqual(
    numbers.map(({ value, standing, assigner }) => [value, standing, assigner && "text" in assigner && assigner.text]),
    [
      ["BM 41", undefined, undefined],
      ["V.12", "former", "Varvets samling"],
    ],
  );
});

test("a holder of rights who is named many times holds them once", async () => {
  const rights = await factsOf("lido/media/41-1", "rights");
  assert.deepEqual(
    rights.map(({ uri, holder }) => [uri, holder]),
    [["http://creativecommons.org/publicdomain/mark/1.0/", { type: "group", text: "Fotograf Ek" }]],
  );
});

test("a record is known by its recordID, or by what is set; an id that is not one is reported", async (context) => {
  const folder = await folderOf(context, {
    "a.xml": `<w>${small("1")}${small("2")}</w>`,
    "b.xml.gz": gzipSync(small("3")),
  });
  const keys = (source: Source) => itemsOf(source).then((items) => recordsIn(items).map(({ key }) => key));
  assert.deepEqual(await keys(lido({ folder })), ["lido/object/1", "lido/object/2", "lido/object/3"]);
  const byRecId = await itemsOf(lido({ folder, key: "lido-rec-id" }));
  assert.deepEqual(
    recordsIn(byRecId).map(({ key }) => key),
    ["lido/object/x"],
  );
  const rules = byRecId.flatMap((item) => ("finding" in item ? [item.finding.rule] : []));
  assert.deepEqual(rules, ["duplicate-id", "duplicate-id"]);
});

test("the day on which a record was written is no change", async (context) => {
  const dated = (day: string) =>
    small("1").replace(
      "</recordWrap>",
      `<recordInfoSet><recordMetadataDate>${day}</recordMetadataDate></recordInfoSet></recordWrap>`,
    );
  const contents: (string | undefined)[] = [];
  for (const day of ["2026-01-01", "2026-02-02"]) {
    const folder = await folderOf(context, { "a.xml": dated(day) });
    contents.push(recordsIn(await itemsOf(lido({ folder })))[0]?.content);
  }
  assert.ok(contents[0]);
  assert.equal(contents[0], contents[1]);
});

test("a file that is cut makes the read partial, and what is good gets in", async (context) => {
  const folder = await folderOf(context, {
    "a.xml": `<w>${small("1")}${small("2").slice(0, 40)}`,
    "b.xml": small("3"),
  });
  const items = await itemsOf(lido({ folder }));
  assert.deepEqual(
    recordsIn(items).map(({ key }) => key),
    ["lido/object/1", "lido/object/3"],
  );
  assert.equal(items.filter((item) => "partial" in item).length, 1);
});

test("a record that another source carries is described under that source's key, with its things and images", () => {
  const source = lido({ audience: "public" });
  const inner = `<descriptiveMetadata xml:lang="en"><objectIdentificationWrap><titleWrap><titleSet><appellationValue>Kite</appellationValue></titleSet></titleWrap></objectIdentificationWrap></descriptiveMetadata>`;
  const payload = small("9", inner).replace(
    "</administrativeMetadata>",
    "<resourceWrap><resourceSet><resourceRepresentation><linkResource>https://a.example/1.jpg</linkResource></resourceRepresentation></resourceSet></resourceWrap></administrativeMetadata>",
  );
  const key = "oai/record/oai:a.example:9";
  const carried = source.carried?.record(key, payload, { file: "page 1", row: 1 });
  assert.ok(carried && "record" in carried);
  assert.deepEqual(
    carried.more?.map((one) => one.key),
    ["oai/media/oai:a.example:9-1"],
  );
  const { drafts } = source.describe(carried.record);
  assert.deepEqual([drafts[0]?.subject, drafts[0]?.facts[0]?.from.source], [key, "oai"]);
  const broken = source.carried?.record(key, "<lido><b></lido>", { file: "page 1", row: 1 });
  assert.ok(broken && "finding" in broken && broken.finding.rule === "not-lido");
});

test("every misspelt option is named", () => {
  const wrong = { folder: "x", audiences: "public", roles: { maker: { rolle: "x" } } };
  assert.throws(
    () => lido(wrong as never),
    (error) => error instanceof Problem && /audiences/.test(error.detail) && /roles\.maker/.test(error.detail),
  );
});
