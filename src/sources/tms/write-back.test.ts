import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../errors.ts";
import type { TmsWriteBack } from "./mapping/write-back.ts";
import { factsOf } from "./testing/facts-of.ts";
import { makeExport, readExportFolder } from "./testing/make-export.ts";
import { tms } from "./tms.ts";

const folder = new URL("./sample/", import.meta.url);
const open = (writeBack: unknown) => tms({ folder, mapping: { writeBack: writeBack as TmsWriteBack } });

test("an alternative number with the configured description is said as the PID that is held, to staff", async (context) => {
  const made = await makeExport(context, {
    "Objects.csv": "ObjectID,ObjectNumber,PublicAccess,UserPid\n1,K.1,1,\n2,K.2,1,X000-0000-0000\n",
    "AltNums.csv": "AltNumID,ObjectID,AltNum,Description\n9,1, NONE ,lasting name\n",
  });
  const held = async (writeBack: TmsWriteBack, key: string) =>
    factsOf(await readExportFolder(made, { writeBack }), key, "number").filter(({ scheme }) => scheme === "pid");
  const [row] = await held({ object: { table: "AltNums", description: "Lasting Name" } }, "tms/object/1");
  assert.deepEqual([row?.value, row?.audience, row?.fault], ["NONE", "staff", undefined]);
  const [column] = await held({ object: { column: "UserPid" } }, "tms/object/2");
  assert.deepEqual([column?.value, column?.audience], ["X000-0000-0000", "staff"]);
  assert.deepEqual(await held({}, "tms/object/1"), []);
});

test("the place of a PID is that of TMS, or as the museum's database has it", () => {
  const places = open({
    object: { table: "AltNums", description: "PID" },
    exhibition: { column: "UserPid" },
    term: "none",
  });
  const record = { table: "Objects", id: "ObjectID", ids: "integer" };
  const mark = { TableID: 108, Description: "PID" };
  assert.deepEqual(places.writeBack, {
    object: { record, table: "AltNums", owner: "ID", column: "AltNum", mark },
    exhibition: {
      record: { table: "Exhibitions", id: "ExhibitionID", ids: "integer" },
      table: "Exhibitions",
      owner: "ExhibitionID",
      column: "UserPid",
    },
    term: "none",
  });
  const view = open({ object: { table: "AltNums", description: "PID", owner: "ObjectID", mark: {} } }).writeBack
    ?.object;
  assert.deepEqual(view, {
    record,
    table: "AltNums",
    owner: "ObjectID",
    column: "AltNum",
    mark: { Description: "PID" },
  });
});

test("every fault of it is told at once", () => {
  const writeBack = {
    objects: "none",
    object: { table: "AltNums", description: "Loan Number" },
    constituent: { column: "displayname" },
    location: { column: "x; DROP TABLE Objects" },
    term: { column: "Pid" },
    reference: { table: "AltNums", description: "PID" },
  };
  assert.throws(
    () => open(writeBack),
    (error) => {
      assert.ok(error instanceof Problem && error.code === "config-invalid");
      for (const word of ["“objects”", "“Loan Number”", "column DisplayName", ".location", ".term", ".reference"])
        assert.ok(error.detail.includes(word), `${word}: ${error.detail}`);
      return true;
    },
  );
  assert.throws(() => open({ object: { table: "AltNums", description: "P\nGO" } }), Problem);
  assert.notEqual(open({ object: "none" }).revision, open({}).revision);
});
