import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { printArk } from "../../identifiers/ark.ts";
import { agrees } from "../lifecycle-agrees.ts";
import { sequences, take } from "../lifecycle-steps.ts";
import type { World } from "../lifecycle-world.ts";
import type { Registry } from "../port.ts";
import { openSqliteRegistry } from "../sqlite/registry.ts";
import { worldInFiles } from "../sqlite/world-in-files.ts";
import { remember } from "./remember.ts";

/** What a registry answers of every PID, however it is written, and of every alias. */
async function answersOf(registry: Registry, { model, aliases }: World): Promise<unknown> {
  const pids = [...model.pids.keys()];
  const spelled = pids.flatMap((pid) => [
    pid,
    ` ${pid.replaceAll("-", "").toLowerCase()}.`,
    printArk(pid, "12345"),
    `https://example.org/${pid}.ttl`,
    `${pid.slice(0, -1)}${pid.endsWith("2") ? "3" : "2"}`,
  ]);
  const texts = [...spelled, ...[...aliases.values()].map(({ value }) => value), "000-0000-0000", ""];
  return {
    resolved: await Promise.all(texts.map((text) => registry.resolve(text))),
    mergedInto: await Promise.all(pids.map((pid) => registry.mergedInto(pid))),
    survivors: await registry.survivors(pids),
    counts: await registry.counts(),
  };
}

test("whatever is decided, memory says what the database says: after every step, packed or not, and from its snapshot", async () => {
  await fc.assert(
    fc.asyncProperty(sequences, fc.integer({ min: 1, max: 6 }), async (sequence, smallest) => {
      const snapshotOf = (file: string) => `${file}.snapshot`;
      const { world, file, remove } = await worldInFiles((place) => {
        const remembering = { file: place, snapshotFile: snapshotOf(place), smallest, keepAfter: 3 };
        return remember(openSqliteRegistry({ file: place }), remembering);
      });
      const saysTheSame = async () => {
        const kept = openSqliteRegistry({ file: file(), readOnly: true });
        assert.deepEqual(await answersOf(world.registry, world), await answersOf(kept, world));
        await kept.close();
      };
      for (const step of sequence) {
        await take(step, world);
        await saysTheSame();
      }
      await world.registry.close();
      world.registry = await world.reopen();
      assert.ok(existsSync(snapshotOf(file())));
      await saysTheSame();
      await agrees(world);
      await world.registry.close();
      remove();
    }),
    { numRuns: Number(process.env.CARTOUCHE_SEQUENCES ?? 30) },
  );
});
