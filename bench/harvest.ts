import { rmSync } from "node:fs";
import { join } from "node:path";
import { benchConfiguration, cartouche, freshFolder } from "./run.ts";
import type { Row } from "./table.ts";

/** First harvest, a second one that changes nothing, and one into a store made anew. */
export async function benchHarvest(): Promise<Row[]> {
  const { name, config } = benchConfiguration();
  const data = freshFolder();
  const rows: Row[] = [];
  const run = async (what: string) => {
    const { output, seconds, peakMb } = await cartouche(["harvest", "--json", "--config", config], data);
    const report = JSON.parse(output.trim().split("\n").at(-1) ?? "{}");
    rows.push({
      harvest: `${name}, ${what}`,
      records: report.fetched,
      created: report.created,
      unchanged: report.unchanged,
      seconds: seconds.toFixed(1),
      "records/s": Math.round(report.fetched / seconds),
      "peak MB": Math.round(peakMb),
    });
  };
  try {
    await run("first");
    await run("again, unchanged");
    for (const end of ["", "-wal", "-shm"]) rmSync(join(data, `store.sqlite${end}`), { force: true });
    await run("store deleted");
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
  return rows;
}
