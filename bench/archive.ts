import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeFindingAids } from "./archive-items.ts";
import { cartouche, freshFolder } from "./run.ts";
import type { Row } from "./table.ts";

/**
 * A large archive end to end: finding aids read, described, given PIDs, linked, stored and put on the change list; then the same again,
 * unchanged. 100 000 components, or `CARTOUCHE_BENCH_ITEMS`. Needs the finding aids beside the checkout.
 */
export async function benchArchive(): Promise<Row[]> {
  const items = Number(process.env.CARTOUCHE_BENCH_ITEMS ?? 100_000);
  const folder = freshFolder();
  const config = join(folder, "cartouche.config.ts");
  const data = join(folder, "data");
  const rows: Row[] = [];
  const run = async (what: string) => {
    const { output, seconds, peakMb } = await cartouche(["harvest", "--json", "--config", config], data);
    const { fetched, created, unchanged } = JSON.parse(output.trim().split("\n").at(-1) ?? "{}");
    rows.push({
      archive: what,
      records: fetched,
      created,
      unchanged,
      seconds: seconds.toFixed(1),
      "records/s": Math.round(fetched / seconds),
      "peak MB": Math.round(peakMb),
    });
  };
  try {
    await writeFindingAids(join(folder, "aids"), { items });
    writeFileSync(
      config,
      `export const config = ({ ead }) => ({ institution: "An archive", sources: [ead({ folder: "./aids" })] });\n`,
    );
    await run("finding aids, first");
    await run("finding aids, again, unchanged");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
}
