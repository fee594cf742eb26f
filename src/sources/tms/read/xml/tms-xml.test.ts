import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { Problem } from "../../../../errors.ts";
import { factsOf, told } from "../../testing/facts-of.ts";
import { makeExport, readExportFolder } from "../../testing/make-export.ts";

const stamp = "<DataDateStamp>2026-01-05T09:00:00.000</DataDateStamp>";
const record = (id: number, inner: string) => `<ObjRecord><ObjectID>${id}</ObjectID>${stamp}${inner}</ObjRecord>`;
const root = (...records: string[]) => `\ufeff<Root>${records.join("\n")}</Root>`;

const objects = root(
  record(
    1,
    `<ObjectNumber>K.1</ObjectNumber><Provenance>Found in a tree.</Provenance><Colour>red</Colour>
     <PhysicalDescription><Medium>paper</Medium>
       <PhysicalDescriptionTerms><ThesXrefType>AAT Materials</ThesXrefType><Term>paper</Term><SourceTermID>300014109</SourceTermID></PhysicalDescriptionTerms>
       <PhysicalDescriptionTerms />
     </PhysicalDescription><CurrentLocation>Not on view</CurrentLocation>`,
  ),
  record(2, "<ObjectNumber>K.2</ObjectNumber>"),
);
const ada = (order: number, more = "") =>
  `<ObjectRelatedConstituent><ConstituentID>10</ConstituentID><CreatorDispOrder>${order}</CreatorDispOrder><Role>Artist</Role><DisplayName>Ada Quill</DisplayName><ConstituentType>Individual</ConstituentType>${more}</ObjectRelatedConstituent>`;
const hilltop =
  "<ThesGeoType>Birth Location</ThesGeoType><ThesGeographyTerm>Hilltop</ThesGeographyTerm><ConGeoTGNSourceTermID>7011781</ConGeoTGNSourceTermID>";
const within = `<ConstituentGeography><ConstituentGeography>${hilltop}</ConstituentGeography></ConstituentGeography>`;
const constituents = root(
  record(1, `<Constituents>${ada(1, within)}</Constituents>`),
  record(2, `<Constituents>${ada(2, within)}</Constituents>`),
);
const others = root(
  record(
    1,
    `<Dimensions><DimensionType><DimItemElemXrefID>5</DimItemElemXrefID><Element>Overall</Element><UnitLabel> cm</UnitLabel>
       <DimensionPart><DimRank>1</DimRank><DimensionType>Height</DimensionType><Dimension>29.9000</Dimension></DimensionPart>
       <DimensionPart><DimRank>2</DimRank><DimensionType>Width</DimensionType><Dimension>20</Dimension></DimensionPart>
     </DimensionType></Dimensions>
     <Conservation><Conservation><ConditionID>7</ConditionID><SurveyType>Treatment</SurveyType>
       <ConservationStartDate>06-01-1964</ConservationStartDate><ConservationNarrative>cleaned</ConservationNarrative></Conservation></Conservation>
     <ObjectRelatedGeography><Geography><GeoType>Place of Origin</GeoType><GeographyTerm>Hilltop</GeographyTerm><TGNTermID>7011781</TGNTermID></Geography></ObjectRelatedGeography>
     <BibReferences><BibReferences><RefXRefID>8</RefXRefID><ReferenceID>70</ReferenceID><RefTitle>Kites</RefTitle>
       <RefAltNums><RefAltNums><RefAltNumID>9</RefAltNumID><RefAltNum>0083-8156</RefAltNum><RefAltNumDesc>ISSN</RefAltNumDesc></RefAltNums></RefAltNums></BibReferences></BibReferences>
     <ObjectRelatedMedia><Media><Filename>k1.jpg</Filename><FullImageURL>https://k.example/k1.jpg</FullImageURL><MediaPrimary>0</MediaPrimary><MediaDispRank>1</MediaDispRank></Media>
       <Media><Filename>k2.jpg</Filename><FullImageURL>https://k.example/k2.jpg</FullImageURL><MediaPrimary>1</MediaPrimary><MediaDispRank>2</MediaDispRank></Media></ObjectRelatedMedia>`,
  ),
);

const files = { "objects.xml": objects, "constituents.xml": constituents, "others.xml": others };

async function readXml(context: TestContext, given: Record<string, string>) {
  return readExportFolder(await makeExport(context, given), {}, "xml");
}

describe("a TMS export as XML", () => {
  test("gives the same tables as one in CSV, and each thing once that it says again and again", async (context) => {
    const read = await readXml(context, files);
    assert.deepEqual(told(read), []);
    assert.deepEqual(
      read.records.map(({ key }) => key).filter((key) => !key.includes("/term/")),
      [
        "tms/constituent/10",
        "tms/reference/70",
        "tms/image/k1.jpg",
        "tms/image/k2.jpg",
        "tms/object/1",
        "tms/object/2",
      ],
    );
    assert.deepEqual(read.rows.Constituents, { read: 1, used: 1, reported: 0 });
    assert.deepEqual(read.rows.ObjConXrefs, { read: 2, used: 2, reported: 0 });
    assert.deepEqual(read.rows.ObjRecord, { read: 5, used: 5, reported: 0 });
    const kite = read.records.find(({ key }) => key === "tms/object/1");
    const { Objects, ObjProvenance } = JSON.parse(kite?.original ?? "{}") as Record<string, Record<string, string>[]>;
    assert.deepEqual(ObjProvenance?.[0]?.Provenance, "Found in a tree.");
    assert.equal(Objects?.[0]?.Colour, "red", "what is not mapped is kept");
  });

  test("says places, measurements, treatments, numbers and images of it", async (context) => {
    const read = await readXml(context, files);
    const kite = "tms/object/1";
    const [production, treatment] = factsOf(read, kite, "activity");
    const hill = { type: "place", uri: "http://vocab.getty.edu/tgn/7011781", label: "Hilltop" };
    assert.deepEqual(production?.where, [{ place: hill }]);
    assert.equal(production?.who?.[0]?.role, "artist");
    assert.deepEqual(
      [treatment?.type, treatment?.audience, treatment?.when],
      ["treatment", "staff", [{ earliest: "1964-06-01", latest: "1964-06-01" }]],
    );
    assert.deepEqual(factsOf(read, kite, "measurement")[0]?.values, [
      { dimension: "height", value: 29.9, unit: "cm" },
      { dimension: "width", value: 20, unit: "cm" },
    ]);
    const images = factsOf(read, kite, "media").map(({ image, role }) => ["key" in image ? image.key : "", role]);
    assert.deepEqual(images, [
      ["tms/image/k2.jpg", "primary"],
      ["tms/image/k1.jpg", "detail"],
    ]);
    assert.equal(factsOf(read, kite, "placement")[0]?.state, "off-display");
    const [issn] = factsOf(read, "tms/reference/70", "number");
    assert.deepEqual([issn?.scheme, issn?.value], ["issn", "0083-8156"]);
    const birth = factsOf(read, "tms/constituent/10", "activity").find(({ type }) => type === "birth");
    assert.deepEqual(birth?.where, [{ place: hill }]);
    const paper = "tms/term/AAT Materials\\paper";
    assert.equal(factsOf(read, paper, "same-as")[0]?.uri, "http://vocab.getty.edu/aat/300014109");
  });

  test("is not changed by the time of its export", async (context) => {
    const before = await readXml(context, files);
    const later = Object.entries(files).map(([name, text]) => [
      name,
      text.replaceAll("2026-01-05T09", "2026-02-06T10"),
    ]);
    const after = await readXml(context, Object.fromEntries(later));
    const [was, is] = [before, after].map(({ records }) => records.find(({ key }) => key === "tms/object/1"));
    assert.notEqual(is?.original, was?.original);
    assert.ok(is?.content && !is.content.includes("DataDateStamp"));
    assert.equal(is.content, was?.content);
  });

  test("says of places beside several constituents that nobody knows whose they are", async (context) => {
    const bo =
      "<ObjectRelatedConstituent><ConstituentID>11</ConstituentID><DisplayName>Bo</DisplayName></ObjectRelatedConstituent>";
    const beside = `<ConstituentGeography><ObjectRelatedConstituentGeography>${hilltop}</ObjectRelatedConstituentGeography></ConstituentGeography>`;
    const read = await readXml(context, {
      "objects.xml": objects,
      "people.xml": root(
        record(1, `<Constituents>${ada(1)}</Constituents>${beside}`),
        record(2, `<Constituents>${ada(1)}${bo}</Constituents>${beside}`),
      ),
    });
    assert.equal(factsOf(read, "tms/constituent/10", "activity")[0]?.type, "birth");
    const findings = told(read, "doubtful").filter((finding) => finding.includes("owner-unclear"));
    assert.deepEqual(findings, ["doubtful owner-unclear ObjConGeography"]);
  });

  test("has objects without a number too", async (context) => {
    const read = await readXml(context, {
      "o.xml": root(record(1, "<ObjectNumber />"), record(2, "<Dated>1900</Dated>")),
    });
    assert.deepEqual(told(read), []);
    assert.deepEqual([...read.described.keys()], ["tms/object/1", "tms/object/2"]);
  });

  test("reports what it can make nothing of, and reconciles", async (context) => {
    const bad = root("<ObjRecord><DataDateStamp>2026</DataDateStamp></ObjRecord>", record(2, "<Shelf>top</Shelf>"));
    const stray = root(record(99, `<Titles><Title><TitleID>1</TitleID><Title>Nothing</Title></Title></Titles>`));
    const read = await readXml(context, {
      "objects.xml": objects,
      "bad.xml": bad,
      "stray.xml": stray,
      "no.xml": "<a/>",
    });
    assert.deepEqual(told(read), [
      "doubtful file-without-records ObjRecord",
      "rejected key-missing ObjRecord row 1",
      "unused element-unknown ObjRecord row 2",
      "unused reference-to-nothing ObjTitles row 1",
    ]);
    for (const [table, { read: all, used, reported }] of Object.entries(read.rows))
      assert.equal(all, used + reported, table);
  });

  test("is not read where it cannot be trusted", async (context) => {
    const refused = (given: Record<string, string>, words: RegExp) =>
      assert.rejects(readXml(context, given), (error: unknown) => {
        assert.ok(error instanceof Problem && error.code === "source-unreadable", String(error));
        assert.match(error.detail, words);
        return true;
      });
    await refused({ "objects.xml": objects.slice(0, -20) }, /objects\.xml is not well-formed/);
    await refused(
      { "objects-v1.xml": objects, "objects-v2.xml": objects },
      /ObjectID 1 is in objects-v1\.xml and in objects-v2\.xml/,
    );
    await refused({ "constituents.xml": constituents }, /No XML file has Objects/);
    await refused({ "Objects.csv": "ObjectID,ObjectNumber\n" }, /is an XML file/);
  });
});
