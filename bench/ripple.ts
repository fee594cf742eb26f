import { rmSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Asking, beginAsking, type Heard, shareOf } from "./asking.ts";
import { goFirst } from "./go-first.ts";
import { ask, start, withoutAutomatic } from "./load.ts";
import { harvestedMuseum, type Museum, mustBeOut, secondsUntilOut } from "./museum-of-a-concept.ts";
import { freshFolder, measured, root } from "./run.ts";
import { medianOf, type Row } from "./table.ts";
import { renameConcept, unusedName } from "./works-of-a-concept.ts";

const works = Number(process.env.CARTOUCHE_BENCH_WORKS ?? 16_000);
const rounds = 2;
const idleMs = 3_000;
const askedPerSecond = 400;
const fewWorks = 100;
const adminKey = "bench-bench-bench-bench-bench-bench";

type Place = { museum: Museum; address: string; folder: string };

/** What was measured of one way to change a concept: seconds until it was out, and the answers before and meanwhile. */
type Measured = { seconds: number[]; idle: Heard[]; during: Heard[] };

/**
 * A concept that 16 000 works have (or `CARTOUCHE_BENCH_WORKS`) is renamed in its source and harvested, then merged by staff over the API and
 * unmerged, while a server answers: how long until every work's datestamp has moved, and how long answers took meanwhile beside
 * before. A bare `node:http` is asked too: what it waits is the machine's doing.
 */
export async function benchRipple(): Promise<Row[]> {
  const folder = freshFolder();
  try {
    const museum = await harvestedMuseum(folder, works);
    const words = [process.execPath, join(root, "src/main.ts"), "serve", "--config", museum.config];
    const environment = { CARTOUCHE_DATA: museum.data, CARTOUCHE_PORT: "0", CARTOUCHE_ADMIN_KEY: adminKey };
    const server = await start(words, environment);
    goFirst(server.process);
    try {
      return await beside({ museum, address: server.address, folder });
    } finally {
      server.process.kill();
      await museum.store.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function beside(place: Place): Promise<Row[]> {
  const { museum, address, folder } = place;
  const recorded = join(folder, "answers.json");
  const { status, headers } = await ask(`${address}/${museum.works[0]}`);
  writeFileSync(recorded, JSON.stringify([{ path: "/", status, headers: withoutAutomatic(headers), body: "" }]));
  const bare = await start([process.execPath, join(root, "bench/reference-server.ts"), recorded]);
  goFirst(bare.process);
  const kinds = {
    "resolve, each time another": museum.works.map((pid) => `${address}/${pid}`),
    "resolve, the same few again": museum.works.slice(0, fewWorks).map((pid) => `${address}/${pid}`),
    "document, JSON": museum.works.map((pid) => `${address}/${pid}.json`),
    "bare node:http": [`${bare.address}/`],
  };
  const asking = beginAsking(kinds, askedPerSecond, folder);
  // From here on this process looks into the change list, which is not what is measured.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  try {
    await pause(2_000);
    const renamed = await measure(asking, place, renamings(place));
    const merged = await measure(asking, place, mergings(place));
    return [...rowsOf("renamed, harvested", renamed), ...rowsOf("merged over the API", merged)];
  } finally {
    asking.stop();
    bare.process.kill();
  }
}

/** A way to change the concept, and the name that the works show then. */
type Change = { act: () => Promise<unknown>; name: string };

/** As a server begins it when it is due: with a low priority from the start. */
const harvest = [process.execPath, join(root, "src/main.ts"), "harvest", "--json"];

function renamings({ museum: { records, config, data } }: Place): Change[] {
  return Array.from({ length: rounds }, (_, round) => {
    const name = `marine paintings, named anew ${round + 1}`;
    const act = () => {
      renameConcept(records, name);
      return measured("nice", ["-n", "10", ...harvest, "--config", config], { CARTOUCHE_DATA: data });
    };
    return { act, name };
  });
}

/** Merged and unmerged: the server itself tells the works of it. */
function mergings({ museum: { concept, other }, address }: Place): Change[] {
  let mergeId = "";
  const merge = async () => {
    const body = JSON.stringify({ into: other, reason: "bench" });
    ({ mergeId } = await call("POST", `${address}/api/v1/pids/${concept}/merge`, body));
  };
  const unmerge = () => call("DELETE", `${address}/api/v1/merges/${mergeId}`);
  return Array.from({ length: rounds }, () => [
    { act: merge, name: unusedName },
    { act: unmerge, name: "marine paintings" },
  ]).flat();
}

async function call(method: string, address: string, body?: string): Promise<{ mergeId: string }> {
  const headers = { authorization: `Bearer ${adminKey}`, "content-type": "application/json" };
  const answer = await fetch(address, { method, headers, ...(body === undefined ? {} : { body }) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as { mergeId: string };
}

async function measure(asking: Asking, { museum, address }: Place, changes: readonly Change[]): Promise<Measured> {
  const measured: Measured = { seconds: [], idle: [], during: [] };
  for (const { act, name } of changes) {
    await asking.heard();
    await pause(idleMs);
    measured.idle.push(await asking.heard());
    const since = new Date().toISOString();
    measured.seconds.push(await secondsUntilOut(museum, act));
    measured.during.push(await asking.heard());
    await mustBeOut(museum, { name, since, address });
  }
  return measured;
}

function rowsOf(what: string, { seconds, idle, during }: Measured): Row[] {
  const kinds = Object.keys(idle[0] ?? {});
  return kinds.map((kind) => {
    const [before, meanwhile] = [idle, during].map((rounds) => rounds.flatMap((heard) => heard[kind] ?? []));
    const of = (numbers: readonly number[] | undefined, share: number) => shareOf(numbers ?? [], share);
    return {
      what,
      "out after s": medianOf(seconds).toFixed(1),
      asked: kind,
      answers: meanwhile?.length ?? 0,
      "idle p50 ms": of(before, 0.5).toFixed(2),
      "p99 ": of(before, 0.99).toFixed(2),
      "during p50 ms": of(meanwhile, 0.5).toFixed(2),
      p99: of(meanwhile, 0.99).toFixed(2),
      "p99 × idle": (of(meanwhile, 0.99) / of(before, 0.99)).toFixed(2),
    };
  });
}
