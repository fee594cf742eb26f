import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setImmediate as breath } from "node:timers/promises";
import fc from "fast-check";
import { mintPid } from "../../identifiers/mint.ts";
import { largestPacked, unpack } from "../../identifiers/pack.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { pidStates } from "../port.ts";
import { bytesARow, packedRows, type Row } from "./packed-rows.ts";
import { type Rows, rowsFrom } from "./rows.ts";

const empty = (smallest: number) => rowsFrom({ packed: packedRows(0), names: [], loose: new Map() }, smallest);
const foreign = ["0F6J-0001-0000-0000", "000-04PN-0000"] as Pid[];
/** The ends of the number range among them, and neighbours, which chance would never give. */
const near = [0, 1, 2, largestPacked - 1, largestPacked].map((number) => unpack(number) as Pid);
const pids = [...Array.from({ length: 3000 }, () => mintPid()), ...near, ...foreign];

const row: fc.Arbitrary<Row> = fc.record(
  {
    state: fc.constantFrom(...pidStates),
    type: fc.oneof(
      fc.constantFrom("object", "person", ""),
      fc.nat({ max: 400 }).map((number) => `type ${number}`),
    ),
    since: fc.oneof(
      fc.date({ min: new Date(0), max: new Date("2106-01-01"), noInvalidDate: true }).map((date) => date.toISOString()),
      fc.constantFrom(
        "1969-12-31T23:59:59.999Z",
        "2300-01-01T00:00:00.000Z",
        "2026-11-23",
        "2026-11-23T10:00:00Z",
        "?",
      ),
    ),
  },
  { noNullPrototype: true },
);
const change = fc.tuple(fc.nat({ max: pids.length - 1 }), row);

function agrees(rows: Rows, model: ReadonlyMap<Pid, Row>): void {
  for (const pid of pids) assert.deepEqual(rows.get(pid), model.get(pid));
  const counts = Object.fromEntries(pidStates.map((state) => [state, 0]));
  for (const { state } of model.values()) counts[state] = (counts[state] ?? 0) + 1;
  assert.deepEqual(rows.counts(), counts);
}

describe("rows in memory", () => {
  test("are what was set last, whatever was packed meanwhile, and what was settled goes on as they do", async () => {
    const changes = fc.array(change, { minLength: 500, maxLength: 1500, size: "max" });
    await fc.assert(
      fc.asyncProperty(changes, fc.integer({ min: 1, max: 300 }), async (all, smallest) => {
        const rows = empty(smallest);
        const model = new Map<Pid, Row>();
        for (const [at, [place, one]] of all.entries()) {
          const pid = pids[place] ?? assert.fail();
          rows.set(pid, one);
          model.set(pid, one);
          if (at % 100 === 0) await breath();
        }
        agrees(rows, model);
        const late = all.map(([place]) => pids[place] ?? assert.fail()).slice(0, 50);
        const settling = rows.settle(() => new Map(model));
        await breath();
        for (const pid of late) {
          const set: Row = { state: "void", type: "late", since: "2026-11-23T10:00:00.000Z" };
          rows.set(pid, set);
          model.set(pid, set);
        }
        const { settled, taken } = await settling;
        agrees(rows, model);
        const { packed, names, loose } = settled;
        agrees(rowsFrom({ packed: packedRows(packed.count, packed.memory), names, loose }), taken);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });

  test("take 16 bytes at most, their index among them, and none is found that is not there", async () => {
    const rows = empty(1000);
    const many = Array.from({ length: 120_000 }, () => mintPid());
    for (const pid of many) rows.set(pid, { state: "active", type: "object", since: "2026-11-23T10:00:00.000Z" });
    const { settled } = await rows.settle(() => undefined);
    assert.equal(settled.packed.count, new Set(many).size);
    const each = rows.bytes() / settled.packed.count;
    assert.ok(each > bytesARow && each <= 16, `${each} bytes`);
    for (const pid of many) assert.equal(rows.get(pid)?.state, "active");
    const known = new Set<string>(many);
    for (let round = 0; round < 10_000; round++) {
      const pid = mintPid();
      assert.equal(rows.get(pid) !== undefined, known.has(pid));
    }
  });
});
