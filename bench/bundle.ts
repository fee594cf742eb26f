import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Pid } from "../src/identifiers/pid.ts";
import { exportBundle } from "../src/registry/bundle/export-bundle.ts";
import { restoreBundle } from "../src/registry/bundle/restore-bundle.ts";
import { verifyBundle } from "../src/registry/bundle/verify-bundle.ts";
import { openSqliteRegistry } from "../src/registry/sqlite/registry.ts";
import { mintInBulk } from "./registry-samples.ts";
import { freshFolder } from "./run.ts";
import type { Row } from "./table.ts";
import { bulkRow, timeEach } from "./timing.ts";

const pidCount = Number(process.env.CARTOUCHE_BENCH_PIDS ?? 100_000);

/** A registry that leaves and comes back: export, verify and restore, with 100 000 identifiers or `CARTOUCHE_BENCH_PIDS`, all active. */
export async function benchBundle(): Promise<Row[]> {
  const folder = freshFolder();
  const file = join(folder, "registry.sqlite");
  const bundle = join(folder, "bundle");
  try {
    const registry = openSqliteRegistry({ file });
    await mintInBulk(registry, "bench/object", pidCount);
    for (let page: Pid[] = []; ; ) {
      page = await registry.list("reserved", undefined, 10_000);
      if (page.length === 0) break;
      await registry.activate(page);
    }
    await registry.close();
    const rows: Row[] = [];
    for (const [what, act] of [
      ["export", () => exportBundle({ file, folder, name: "bench.example.org/log" }, bundle)],
      ["verify", async () => mustBeSound((await verifyBundle(bundle)).damage)],
      ["restore (verifies first)", () => restoreBundle(bundle, join(folder, "restored.sqlite"))],
    ] as const)
      rows.push(bulkRow(what, pidCount, (await timeEach([act], (one) => one())).seconds));
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function mustBeSound(damage: readonly string[]): void {
  if (damage.length > 0) throw new Error(damage.join("; "));
}
