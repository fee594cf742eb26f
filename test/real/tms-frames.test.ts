import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { TmsMapping } from "../../src/sources/tms/mapping/mapping.ts";
import { factsOf, told } from "../../src/sources/tms/testing/facts-of.ts";
import { makeExport, readExportFolder } from "../../src/sources/tms/testing/make-export.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

type Thing = {
  "@admin": { id: string };
  identifier?: { type: string; value: string }[];
  painting?: { "@admin": { id: string }; "@link": { date?: { from?: string; to?: string }[] } }[];
};

const mapping: Partial<TmsMapping> = {
  audience: "public",
  numberClasses: [
    { pattern: "^NG\\d", class: "Main collection" },
    { pattern: "^F\\d", class: "Frames" },
    { pattern: "^H\\d", class: "History collection" },
    { pattern: "^L\\d", scheme: "loan", class: "Loans" },
  ],
};

const idOf = (thing: { "@admin": { id: string } }) => thing["@admin"].id.replace("object-", "");

test("eighteen real frames, as a TMS has them, are frames of their paintings since a day", {
  skip: withoutShared,
}, async (context) => {
  const lines = await readFile(join(sharedFolder ?? "", "data/ng-london/es-records/object.ndjson"), "utf8");
  const things = lines
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { _source: Thing })._source);
  const numberOf = (thing: Thing) => thing.identifier?.find(({ type }) => type === "object number")?.value ?? "";
  const frames = things.filter((thing) => numberOf(thing).startsWith("F"));
  const objects = new Map(things.map((thing) => [idOf(thing), numberOf(thing)]));
  const links = frames.flatMap((frame) =>
    (frame.painting ?? []).map((painting) => {
      // Paintings that are not among the records have a number of our own making.
      if (!objects.has(idOf(painting))) objects.set(idOf(painting), `NG9${idOf(painting)}`);
      const { from = "", to = "" } = painting["@link"].date?.[0] ?? {};
      return { frame: idOf(frame), painting: idOf(painting), from, to };
    }),
  );
  assert.deepEqual([frames.length, links.length], [18, 18]);
  const folder = await makeExport(context, {
    "Objects.csv": [["ObjectID", "ObjectNumber"], ...objects],
    "Associations.csv": [
      ["AssociationID", "ParentObjectID", "ChildObjectID", "Relationship", "BeginISODate", "EndISODate"],
      ...links.map(({ frame, painting, from, to }, at) => [`${at + 1}`, painting, frame, "Object / Frame", from, to]),
      // The system has each link once more, from the frame's side.
      ...links.map(({ frame, painting, from, to }, at) => [`${at + 101}`, frame, painting, "Frame / Object", from, to]),
    ],
  });
  const read = await readExportFolder(folder, mapping);
  assert.deepEqual(told(read), []);
  assert.deepEqual(read.rows.Associations, { read: 36, used: 36, reported: 0 });
  const relations = [...read.described.keys()].flatMap((key) => factsOf(read, key, "relation"));
  assert.equal(relations.length, 18, "each once, whichever side says it");
  const pissarro = factsOf(read, "tms/object/21130", "relation").map(({ predicate, to, when }) => [
    predicate,
    to,
    when,
  ]);
  const painting = { type: "object", key: "tms/object/3600" };
  assert.deepEqual(pissarro, [["frame-of", painting, { earliest: "2023", open: "end", lasting: true }]]);
  const classes = [...read.described.keys()].flatMap((key) =>
    factsOf(read, key, "classification").map(({ concept }) => ("text" in concept ? concept.text : "")),
  );
  assert.equal(classes.filter((word) => word === "Frames").length, 18);
  assert.equal(classes.length, objects.size, "every number has a class");
});
