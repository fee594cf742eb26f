import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { describe, test } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { anyText } from "../../../test/any-text.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { PidPlace } from "../../sources/write-back.ts";
import type { Line } from "./line.ts";
import { planCsv } from "./plan-csv.ts";
import { planSql } from "./plan-sql.ts";
import { withDuplicates } from "./with-duplicates.ts";

const objects = { table: "Objects", id: "ObjectID", ids: "integer" } as const;
const row: PidPlace = {
  record: objects,
  table: "AltNums",
  owner: "ID",
  column: "AltNum",
  mark: { TableID: 108, Description: "Keeper's PID" },
};
const column: PidPlace = { record: objects, table: "Objects", owner: "ObjectID", column: "Order" };
const pids = ["B000-0000-0001", "B000-0000-0002", "B000-0000-0003"] as Pid[];

function line(id: string, given: Partial<Line> = {}): Line {
  return {
    source: "tms",
    key: `tms/object/${id}`,
    recordClass: "object",
    id,
    pid: pids[Number(id) % 3] ?? assert.fail(),
    number: `K.${id}`,
    label: "Kite",
    place: row,
    status: "pending",
    action: "add",
    holds: [],
    returned: [],
    note: "",
    ...given,
  };
}

/** A database of objects 1 to 3, in which object 2 has two numbers. */
function database(): DatabaseSync {
  const made = new DatabaseSync(":memory:");
  made.exec(`
    CREATE TABLE Objects (ObjectID INTEGER PRIMARY KEY, "Order" TEXT);
    CREATE TABLE AltNums (AltNumID INTEGER PRIMARY KEY, ID INT, TableID INT, AltNum TEXT, Description TEXT);
    INSERT INTO Objects VALUES (1, NULL), (2, 'held'), (3, '');
    INSERT INTO AltNums (ID, TableID, AltNum, Description) VALUES (2, 108, 'it''s', 'Keeper''s PID'), (2, 108, 'it''s', 'Other');
  `);
  return made;
}

const head = { institution: "A museum\nDROP TABLE Objects;", made: new Date("2026-11-24T10:00:00Z") };

describe("the script for staff", () => {
  test("adds and changes exactly what was planned, once, and nothing where the record is gone", () => {
    const sql = planSql(
      [
        line("1", { label: "Kite\n; DROP TABLE Objects; --" }),
        line("2", { status: "changed", action: "change", holds: ["it's"] }),
        line("3", { status: "written", action: "none" }),
        line("4"),
      ],
      head,
    );
    const made = database();
    const numbers = () =>
      made.prepare("SELECT ID, TableID, AltNum, Description FROM AltNums ORDER BY AltNumID").all().map(Object.values);
    const wanted = [
      [2, 108, pids[2], "Keeper's PID"],
      [2, 108, "it's", "Other"],
      [1, 108, pids[1], "Keeper's PID"],
    ];
    for (const _ of [1, 2]) {
      made.exec(sql);
      assert.deepEqual(numbers(), wanted);
    }
    made.close();
  });

  test("fills a column where it is empty, and changes it only where it holds what it held", () => {
    const sql = planSql(
      [
        line("1", { place: column }),
        line("2", { place: column, status: "outdated", action: "change", holds: ["held"] }),
        line("3", { place: column, status: "changed", action: "change", holds: ["what somebody has corrected"] }),
      ],
      head,
    );
    const made = database();
    made.exec(sql);
    const held = made.prepare('SELECT "Order" AS held FROM Objects ORDER BY ObjectID').all();
    assert.deepEqual(
      held.map((each) => each.held),
      [pids[1], pids[2], ""],
    );
    made.close();
  });

  test("without anything to do is only its head, which tells staff to review it", () => {
    const sql = planSql([line("1", { place: "none", status: "not-storable", action: "none" })], head);
    assert.match(sql, /NOTHING HAS BEEN RUN[\s\S]*test database first/);
    assert.ok(sql.split("\n").every((each) => each === "" || each.startsWith("-- ")));
  });
});

describe("the table for staff", () => {
  test("gives back every cell, with an apostrophe before what a spreadsheet would run", () => {
    const cell = fc.oneof(anyText(), fc.constantFrom("=1+1", "+1", "-1", "-x", "@a", "\t", 'a"b\r\n,'));
    fc.assert(
      fc.property(cell, cell, (label, number) => {
        const csv = planCsv([line("1", { label, number })], "https://data.example.org");
        const [read]: Record<string, string>[] = parse(csv, { columns: true });
        const runs = (text: string) => /^[=@\t\r+-]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text);
        assert.equal(read?.label, runs(label) ? `'${label}` : label);
        assert.equal(read?.number, runs(number) ? `'${number}` : number);
        assert.equal(read?.address, `https://data.example.org/${pids[1]}`);
      }),
    );
  });

  test("names no address of this machine", () => {
    const [read]: Record<string, string>[] = parse(planCsv([line("1")], undefined), { columns: true });
    assert.deepEqual([read?.address, read?.place], ["", "AltNums.AltNum, TableID 108, Description Keeper's PID"]);
  });
});

test("a duplicate is a PID of another record that a further record returns too; two records of one thing are none", () => {
  const [first, second] = pids as [Pid, Pid];
  const right = line("1", { pid: first, status: "written", returned: [first] });
  const sameThing = line("2", { pid: first, status: "written", returned: [first] });
  const copied = line("3", { pid: second, status: "changed", returned: [first], note: "Wrong." });
  const lone = line("4", { pid: second, status: "changed", returned: [pids[2] as Pid] });
  assert.deepEqual(
    withDuplicates([right, sameThing, copied, lone]).map(({ status }) => status),
    ["written", "written", "duplicate", "changed"],
  );
  assert.match(withDuplicates([right, copied])[1]?.note ?? "", /tms\/object\/1 too/);
  assert.deepEqual(withDuplicates([right, sameThing]), [right, sameThing]);
});
