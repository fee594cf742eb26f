import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import fc from "fast-check";
import { printArk } from "../../identifiers/ark.ts";
import { lifecycleModel } from "../lifecycle-model.ts";
import { agrees, sequences, take, type World } from "../lifecycle-steps.ts";
import type { Registry } from "../port.ts";
import { openSqliteRegistry } from "../sqlite/registry.ts";
import { remember } from "./remember.ts";

/** No power is cut here, so memory is as good as a disk, and spares thousands of waits for one. */
const memory = "/dev/shm";
const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), "cartouche-memory-"));
after(() => rmSync(folder, { recursive: true }));
let files = 0;

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
      const place = join(folder, `${++files}`);
      const file = `${place}.sqlite`;
      const remembering = { file, snapshotFile: `${place}.snapshot`, smallest, keepAfter: 3 };
      const open = () => remember(openSqliteRegistry({ file }), remembering);
      const world: World = {
        registry: await open(),
        reopen: open,
        model: lifecycleModel(),
        aliases: new Map(),
        merges: [],
      };
      const kept = openSqliteRegistry({ file, readOnly: true });
      for (const step of sequence) {
        await take(step, world);
        assert.deepEqual(await answersOf(world.registry, world), await answersOf(kept, world));
      }
      await world.registry.close();
      world.registry = await open();
      assert.ok(existsSync(remembering.snapshotFile));
      assert.deepEqual(await answersOf(world.registry, world), await answersOf(kept, world));
      await agrees(world);
      await world.registry.close();
      await kept.close();
    }),
    { numRuns: Number(process.env.CARTOUCHE_RUNS ?? 100) },
  );
});
