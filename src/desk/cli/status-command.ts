import type { Finding } from "../../sources/port.ts";
import { type Upgrades, upgradesOf } from "../../sqlite.ts";
import type { House } from "../house.ts";
import { lineOf } from "./harvest/printing.ts";
import { exitCodes, print, printJson } from "./output.ts";

/** `cartouche status`: what there is, by entity type and by PID state, the registry's log, and the last runs. */
export async function statusCommand(house: House, switches: { json?: boolean; findings?: boolean }): Promise<number> {
  if (switches.findings) return listFindings(house, switches.json === true);
  const { registry, store } = house;
  const [pids, entities, open, log, cursor, runs] = await Promise.all([
    registry.counts(),
    store.counts("all"),
    store.counts("public"),
    registry.head(),
    store.cursor(),
    store.runs(house.sources.length + 5),
  ]);
  const status = {
    institution: house.institution,
    data: house.data,
    files: await filesOf(house),
    pids,
    entities,
    public: open,
    log,
    followed: cursor,
    runs,
  };
  if (switches.json) printJson(status);
  else {
    print(`${house.institution}\n  data folder  ${house.data}\n  registry log ${log.size} events, root ${log.root}`);
    for (const [name, upgrades] of Object.entries(status.files)) print(`  ${name.padEnd(12)} ${cameTo(upgrades)}`);
    print(`PIDs: ${listOf(pids)}\nDescribed: ${listOf(entities)}\nPublic: ${listOf(open)}`);
    for (const run of runs)
      print(`Run ${run.id} of ${run.source}: ${run.state}, ${run.started}${run.ended ? ` to ${run.ended}` : ""}`);
  }
  return exitCodes.good;
}

async function filesOf({ registryFile, storeUpgrades }: House): Promise<Record<string, Upgrades | undefined>> {
  const { archive, store } = await storeUpgrades();
  return { registry: upgradesOf(registryFile), archive, store };
}

/** The version of a file's tables, and from which version to which it was last brought, and when. */
function cameTo(upgrades: Upgrades | undefined): string {
  const last = upgrades?.history.at(-1);
  const version = `tables of version ${upgrades?.version ?? 0}`;
  if (!last) return version;
  return last.from === 0 ? `${version}, made ${last.time}` : `${version}, from ${last.from} to ${last.to} ${last.time}`;
}

function listOf(counts: Record<string, number>): string {
  const words = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  return words.length > 0 ? words.join(", ") : "none";
}

/** Everything that there is to find in each source, a line each. */
async function listFindings({ store, sources }: House, json: boolean): Promise<number> {
  for (const { name } of sources) {
    for (let after = 0; ; ) {
      const page = await store.findings(name, after, 1000);
      for (const { finding } of page) json ? printJson(finding) : print(lineOf(finding as Finding));
      const end = page.at(-1);
      if (!end) break;
      after = end.seq;
    }
  }
  return exitCodes.good;
}
