import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { marcFix } from "./marc-fix.ts";
import { type MarcForm, writeMarc } from "./marc-items.ts";
import { cartouche, freshFolder, has, type Measured, measured, root } from "./run.ts";
import { medianOf, type Row } from "./table.ts";

const records = Number(process.env.CARTOUCHE_BENCH_RECORDS ?? 20_000);
const rounds = 3;

/** How a program did it, and how many things it made: a book and its copies are several here. */
type Round = { made: number } & Measured;

/**
 * Libraries: real records many times over, 20 000 or `CARTOUCHE_BENCH_RECORDS`, in ISO 2709 and in MARCXML. Read, described and written as lines
 * of JSON, beside Catmandu with a comparable fix, by turns; and harvested, with all that a harvest does. All run with the low priority that a
 * harvest gives itself.
 */
export async function benchMarc(): Promise<Row[]> {
  if (!existsSync(join(root, "../shared/data/library-marc"))) {
    console.log("\nMARC: not measured, there are no records beside the checkout");
    return [];
  }
  if (!has("catmandu"))
    console.log("\nMARC: without Catmandu, which is not on this machine (Debian: libcatmandu-marc-perl)");
  return [...(await compare("ISO")), ...(await compare("XML"))];
}

async function compare(form: MarcForm): Promise<Row[]> {
  const folder = freshFolder();
  try {
    const file = await writeMarc(join(folder, "marc"), form, records);
    const ours: Round[] = [];
    const theirs: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      if (has("catmandu")) theirs.push(await converted(form, file, folder));
      ours.push(await described(folder));
    }
    const harvested = [await harvestedFrom(folder)];
    const rows = { "Catmandu, to lines of JSON": theirs, "ours, to lines of JSON": ours, "ours, harvested": harvested };
    return Object.entries(rows).flatMap(([what, all]) =>
      all.length > 0 ? [rowOf(`${form}: ${what}`, all, theirs)] : [],
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function converted(form: MarcForm, file: string, folder: string): Promise<Round> {
  const [fix, target] = [join(folder, "marc.fix"), join(folder, "catmandu.jsonl")];
  writeFileSync(fix, marcFix);
  const words = ["convert", "MARC", "--type", form, "--fix", fix, "--file", file];
  const run = await gently("catmandu", [...words, "to", "JSON", "--line_delimited", "1", "--file", target]);
  return { ...run, made: linesIn(target) };
}

async function described(folder: string): Promise<Round> {
  const target = join(folder, "ours.jsonl");
  const words = [join(root, "bench/describing-process.ts"), join(folder, "marc"), target];
  const run = await gently(process.execPath, words);
  return { ...run, made: linesIn(target) };
}

async function harvestedFrom(folder: string): Promise<Round> {
  const config = join(folder, "cartouche.config.ts");
  writeFileSync(
    config,
    `export const config = ({ marc }) => ({ institution: "A library", sources: [marc({ folder: "./marc", audience: "public" })] });\n`,
  );
  const run = await cartouche(["harvest", "--json", "--config", config], join(folder, "data"));
  return { ...run, made: JSON.parse(run.output.trim().split("\n").at(-1) ?? "{}").created };
}

const gently = (program: string, words: readonly string[]) => measured("nice", ["-n", "10", program, ...words]);

function linesIn(file: string): number {
  let lines = 0;
  for (const byte of readFileSync(file)) if (byte === 0x0a) lines++;
  return lines;
}

function rowOf(what: string, rounds: readonly Round[], theirs: readonly Round[]): Row {
  const rate = ({ seconds }: Round) => records / seconds;
  const peers = theirs.map(rate);
  const besides = rounds.map(
    (round, at) => rate(round) / (rounds.length === peers.length ? (peers[at] ?? 0) : medianOf(peers)),
  );
  return {
    what,
    records,
    made: rounds[0]?.made ?? 0,
    seconds: medianOf(rounds.map(({ seconds }) => seconds)).toFixed(1),
    "records/s": Math.round(medianOf(rounds.map(rate))),
    "× Catmandu": peers.length > 0 ? medianOf(besides).toFixed(2) : "",
    "peak MB": Math.round(Math.max(...rounds.map(({ peakMb }) => peakMb))),
  };
}
