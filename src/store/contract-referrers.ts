import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { EntityType } from "../entities/types.ts";
import type { Pid } from "../identifiers/pid.ts";
import { by, type OpenStore, painter, record, said } from "./contract-samples.ts";

const pids = ["B000-0000-0011", "B000-0000-0012", "B000-0000-0013", "B000-0000-0014"] as Pid[];
const types: EntityType[] = ["object", "object", "sample", "object"];

/** What every store keeps to when it is asked for some of those who refer to a thing. */
export function referrersContract(adapter: string, open: OpenStore): void {
  describe(`who refers to a thing, told by the ${adapter} store`, () => {
    test("is narrowed by way and type, read on from a PID or back from one, and counted by the ways in which each does", async () => {
      const store = await open(`${adapter} referrers`, () => new Date("2026-05-01T10:00:00Z"));
      const run = await store.beginRun("tms");
      const shows = (key: string) =>
        ({ ...by(key, painter), kind: "subject", mode: "depicts", ref: { type: "person", pid: painter } }) as never;
      await store.put("tms", run, [
        record("p", "f", { subject: painter, own: true, type: "person", facts: [said("tms", "p", "Vincent")] }),
        ...pids.map((subject, at) => {
          const facts = [
            said("tms", `t${at}`, `Work ${at}`),
            by(`by${at}`, painter),
            ...(at === 3 ? [shows("s")] : []),
          ];
          return record(`r${at}`, "f", { subject, own: true, type: types[at] ?? "object", facts });
        }),
      ]);
      const [first, second, third, fourth] = pids as [Pid, Pid, Pid, Pid];
      const found = async (...asked: Parameters<typeof store.referrers>) => {
        const { total, first } = await store.referrers(...asked);
        return [total, ...first.map(({ pid }) => pid)];
      };
      const works = { as: ["activity/production"], types: ["object"] } as const;
      assert.deepEqual(await found(painter, 10, works), [3, first, second, fourth]);
      assert.deepEqual(await found(painter, 1, works), [3, first]);
      assert.deepEqual(await found(painter, 10, { ...works, after: first }), [2, second, fourth]);
      assert.deepEqual(await found(painter, 10, { ...works, before: fourth }), [2, first, second]);
      assert.deepEqual(await found(painter, 2, { ...works, last: true }), [3, second, fourth]);
      assert.deepEqual(await found(painter, 1, { before: fourth, last: true }), [3, third]);
      assert.deepEqual(await found(painter, 10, { as: ["subject/depicts", "activity/creation"] }), [1, fourth]);
      assert.deepEqual(await found(painter, 10, { types: [] }), [0]);
      assert.deepEqual(await store.referrerCounts(painter, 10), [
        { type: "object", as: ["activity/production"], count: 2 },
        { type: "object", as: ["activity/production", "subject/depicts"], count: 1 },
        { type: "sample", as: ["activity/production"], count: 1 },
      ]);
      assert.deepEqual(await store.referrerCounts(painter, 1), [
        { type: "object", as: ["activity/production"], count: 1 },
      ]);
      assert.deepEqual(await store.referrerCounts(first, 10), []);
      await store.close();
    });
  });
}
