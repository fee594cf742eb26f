import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { factsOf, told } from "./testing/facts-of.ts";
import { makeExport, readExportFolder } from "./testing/make-export.ts";
import { tms } from "./tms.ts";

describe("what a museum says of its own TMS", () => {
  const objects = [
    ["ObjectID", "ObjectNumber"],
    ["1", "K.1"],
    ["2", "F.2"],
    ["3", "Q3"],
    ["4", "NONE"],
  ];

  test("numbers have classes, and one of no class is doubtful", async (context) => {
    const numberClasses = [
      { pattern: "^K\\.", class: "Kites" },
      { pattern: "^F\\.", scheme: "frame" },
    ];
    const read = await readExportFolder(await makeExport(context, { "Objects.csv": objects }), { numberClasses });
    assert.deepEqual(told(read), ["doubtful number-class-unknown Objects row 4"]);
    const [kite, frame, other] = [1, 2, 3].map((id) => factsOf(read, `tms/object/${id}`, "number")[0]);
    assert.deepEqual([kite?.scheme, kite?.sourceWord], ["inventory", "Kites"]);
    assert.deepEqual([frame?.scheme, other?.scheme], ["frame", "inventory"]);
    assert.equal(factsOf(read, "tms/object/1", "classification")[0]?.aspect, "collection");
  });

  test("a link that stands in both directions is said once, with its time", async (context) => {
    const folder = await makeExport(context, {
      "Objects.csv": objects,
      "Associations.csv": [
        ["AssociationID", "ParentObjectID", "ChildObjectID", "Relationship", "BeginISODate", "EndISODate"],
        ["1", "1", "2", "Object / Frame", "1990-01-01", "2001-05-06"],
        ["2", "2", "1", "Frame / Object", "1990-01-01", "2001-05-06"],
      ],
    });
    const read = await readExportFolder(folder);
    assert.deepEqual(told(read), []);
    assert.deepEqual(factsOf(read, "tms/object/1", "relation"), []);
    const [link, ...more] = factsOf(read, "tms/object/2", "relation");
    assert.deepEqual(more, []);
    assert.deepEqual([link?.predicate, link?.standing, link?.when?.latest], ["frame-of", "former", "2001-05-06"]);
  });

  test("files may have names of their own, and former titles and attributions keep their day and note", async (context) => {
    const files = {
      "Objects.csv": objects,
      "history_2025.csv":
        "ObjectID,DataType,ForwardText,Remarks,EffectiveDate\n1,previous_title,Big Kite,As bought,1931\n1,previous_attribution,Bo Tern,,\n1,whim,Red,,\n",
    };
    const named = { files: { ObjHistory: "history_2025" } };
    const read = await readExportFolder(await makeExport(context, files), named);
    assert.deepEqual(told(read), ["doubtful history-type-unknown ObjHistory"]);
    assert.equal(read.findings[0]?.file, "history_2025.csv");
    const [title] = factsOf(read, "tms/object/1", "name");
    assert.deepEqual(
      [title?.use, title?.standing, title?.said],
      [
        "former",
        "former",
        { when: { earliest: "1931", latest: "1931" }, note: { value: "As bought", language: "en" } },
      ],
    );
    assert.deepEqual(factsOf(read, "tms/object/1", "activity")[0]?.who?.[0]?.agent, {
      type: "person",
      text: "Bo Tern",
    });
    const folder = await makeExport(context, { "Objects.csv": objects });
    await assert.rejects(readExportFolder(folder, named), /history_2025\.csv missing/);
    const pattern = { numberClasses: [{ pattern: "(" }] };
    assert.throws(() => tms({ folder, mapping: pattern }), /no regular expression/);
  });
});
