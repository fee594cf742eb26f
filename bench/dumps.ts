import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { catmanduDc, mostForCatmandu } from "./catmandu.ts";
import { benchConfiguration, cartouche, freshFolder } from "./run.ts";
import type { Row } from "./table.ts";

/** Formats of each sort: JSON of the house and of a standard, triples, tables, XML. */
const alone = ["csv", "json", "linked-art", "n-quads", "lido", "edm", "crm-n-quads"];

type Dumped = { name: string; files: { name: string; format: string; records: number; bytes: number }[] };

/**
 * A dump of everything public in one format, each as a whole process (the copy that it is made from, compression and checksum are part of it), and
 * then in every format at once; the log of feeds, that each looks at first, is brought up before, in a row of its own. Catmandu then writes what it can
 * of the same records in the same run. On the portrait gallery where its data is beside the checkout, else on the example museum.
 */
export async function benchDumps(): Promise<Row[]> {
  const data = freshFolder();
  const { config, name } = benchConfiguration();
  const dump = async (...words: string[]) => {
    const { output, ...run } = await cartouche(["dump", "--json", "--config", config, ...words], data);
    return { dumped: JSON.parse(output) as Dumped, ...run };
  };
  try {
    await cartouche(["harvest", "--json", "--config", config], data);
    const rows = [rowOf("first of all: feeds brought up, and ciim-json", await dump("--format", "ciim-json"))];
    for (const format of alone) rows.push(rowOf(format, await dump("--format", format)));
    const all = await dump();
    rows.push(rowOf(`all ${all.dumped.files.length} formats of ${name}`, all));
    const file = all.dumped.files.find(({ format }) => format === "json")?.name ?? "";
    const lines = gunzipSync(readFileSync(join(data, "dumps", all.dumped.name, file)))
      .toString()
      .trim()
      .split("\n");
    const peer = await catmanduDc(data, lines.slice(0, mostForCatmandu));
    if (peer) rows.push(rowWith("Catmandu, JSON to DC", peer.records, peer.output.length, peer));
    return rows;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function rowOf(what: string, { dumped: { files }, ...run }: { dumped: Dumped; seconds: number; peakMb: number }): Row {
  const sum = (of: "records" | "bytes") => files.reduce((all, file) => all + file[of], 0);
  return rowWith(what, sum("records"), sum("bytes"), run);
}

function rowWith(what: string, records: number, bytes: number, run: { seconds: number; peakMb: number }): Row {
  const { seconds, peakMb } = run;
  return {
    what,
    records,
    seconds: seconds.toFixed(1),
    "records/s": Math.round(records / seconds),
    "100 000 in s": Math.round((100_000 / records) * seconds),
    MB: (bytes / 1e6).toFixed(1),
    "peak MB": Math.round(peakMb),
  };
}
