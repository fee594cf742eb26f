import assert from "node:assert/strict";
import { join } from "node:path";
import { acceptSuspects } from "../../src/harvest/decide-suspect.ts";
import { type Harvesting, harvest } from "../../src/harvest/harvest.ts";
import type { HarvestReport } from "../../src/harvest/report.ts";
import { unguarded } from "../../src/harvest/small-museum.ts";
import type { Pid } from "../../src/identifiers/pid.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { cell, londonRows, type Row } from "../fixtures/london-data.ts";
import { duplicates, equivalences, type System, stages, systemsIn, writeExports } from "./london-systems.ts";

const all: readonly System[] = ["ciim", "tms", "calm", "eos", "texts", "images", "samples", "rooms"];

/** Museums that have one system alone, or all of them in one order or another. */
export const museums = {
  "TMS alone": ["tms"],
  "CIIM alone": ["ciim"],
  "texts alone": ["texts"],
  "CIIM before TMS": all,
  "TMS before CIIM": [...all.filter((system) => system !== "ciim"), "ciim"],
} as const satisfies Record<string, readonly System[]>;
/** What a museum is called by. */
export type Name = keyof typeof museums;

/** A museum after all its harvests. */
export type Museum = Harvesting & {
  name: Name;
  systems: readonly System[];
  reports: Map<System, HarvestReport>;
  /** The PIDs of TMS's works and of texts at every stage, by key. */
  kept: Map<string, Pid>[];
};

/** Harvests the systems at one stage after the other, and does what staff would do. */
export async function build(name: Name, folder: string): Promise<Museum> {
  const at = join(folder, name.replaceAll(" ", "-"));
  writeExports(at, 0);
  const both: Harvesting = {
    registry: openSqliteRegistry({ file: join(at, "registry.sqlite") }),
    store: openSqliteStore({ file: join(at, "store.sqlite"), archiveFile: join(at, "archive.sqlite") }),
  };
  const museum: Museum = { ...both, name, systems: museums[name], reports: new Map(), kept: [] };
  const options = { rules: unguarded, equivalences };
  for (const stage of stages) {
    writeExports(at, stage);
    for (const system of museum.systems)
      museum.reports.set(system, await harvest(systemsIn(at)[system], both, options));
    museum.kept.push(await museum.registry.lookup([...worksByKey.keys(), ...textKeys, ...duplicateKeys]));
  }
  const proposed = await museum.store.suspects("open");
  await acceptSuspects(
    proposed.map(({ id }) => id),
    "desk:test",
    both,
  );
  return museum;
}

/** The rows of the hard cases. */
export const scenarios = londonRows("scenarios");
const keyBySourceId = (id: string) => id.replace(/^object-/, "tms/object/").replace(/^agent-/, "tms/constituent/");
/** TMS's key by the PID that the CIIM issued. */
export const keyByPid = new Map(
  londonRows("pid-crosswalk").map(({ pid = "", source_id: id = "" }) => [pid, keyBySourceId(id)]),
);
const worksByKey = new Map(
  scenarios.flatMap((row): [string, Row][] => {
    const key = keyByPid.get(cell(row, "pid"));
    return key === undefined ? [] : [[key, row]];
  }),
);
/** The five versions of a catalogue entry. */
export const textKeys = [1, 2, 3, 4, 5].map((version) => `texts/text/NG_2024__NG6692_v${version}`);
/** The records that were merged into another. */
export const duplicateKeys = [...duplicates.keys()].map((id) => `tms/object/${id}`);

/** Where a PID leads now. */
export const survivorOf = async ({ registry }: Museum, pid: Pid) => (await registry.survivors([pid])).get(pid) ?? pid;

/** Where a PID of the Gallery, old or new, leads; undefined where it leads nowhere. */
export async function leadsTo(museum: Museum, text: string): Promise<Pid | undefined> {
  const found = await museum.registry.resolve(text);
  return found.found && found.canonical ? survivorOf(museum, found.pid) : undefined;
}

/** The one thing that a row is about, by TMS's key where there is TMS alone, else by the Gallery's PID. */
export async function workOf(museum: Museum, row: Row): Promise<Pid> {
  const key = keyByPid.get(cell(row, "pid")) ?? "";
  const byKey = (await museum.registry.lookup([key])).get(key);
  const own = byKey && (await survivorOf(museum, byKey));
  const pid = museum.systems.includes("ciim") ? await leadsTo(museum, cell(row, "pid")) : own;
  assert.ok(pid, `${cell(row, "pid")} is there`);
  if (museum.systems.includes("tms")) assert.equal(own, pid, `${key} and ${cell(row, "pid")} are one thing`);
  assert.deepEqual([...(await museum.store.described([pid]))], [pid], "and described");
  return pid;
}

/** What a number finds, each thing once. */
export async function finds(museum: Museum, number: string, scheme?: string): Promise<Pid[]> {
  const found = await museum.registry.find(number, scheme);
  const pids = await Promise.all(found.map(({ pid }) => survivorOf(museum, pid)));
  return [...new Set(pids)].sort();
}
