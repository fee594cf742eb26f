import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { Pid } from "../../src/identifiers/pid.ts";
import type { Resolution } from "../../src/registry/port.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { begin, cartouche, type Serving, serve } from "../command.ts";
import { ask, type SoakedMuseum, soakedMuseum } from "./soaked-museum.ts";

const kills = Number(process.env.CARTOUCHE_KILLS ?? 200);
const clientCount = 8;
const pidsAClient = 12;

/** What one client was told: which key has which PID, and which of its own PIDs leads where; and what it asked and was not told. */
type Client = {
  name: string;
  pids: Pid[];
  minted: Map<string, string>;
  asked: Set<string>;
  merged: Map<Pid, { into: Pid; mergeId: string }>;
  unsure: Pid | undefined;
};

const museum = await soakedMuseum();
after(() => museum.remove());

const clients: Client[] = Array.from({ length: clientCount }, (_, at) => ({
  name: `client-${at}`,
  pids: museum.pids.slice(at * pidsAClient, (at + 1) * pidsAClient),
  minted: new Map(),
  asked: new Set(),
  merged: new Map(),
  unsure: undefined,
}));
let asks = 0;

/** Mints, merges and undoes merges, one after another, until the server ends. */
async function work(client: Client, serving: Pick<Serving, "address">): Promise<void> {
  const at = { address: serving.address, key: museum.key };
  for (;;) {
    const key = `${client.name}/thing/${client.minted.size + client.asked.size}`;
    client.asked.add(key);
    const minted = await ask<{ items: { pid: string }[] }>(at, "POST", "/pids", { items: [{ key, type: "object" }] });
    const pid = minted?.items[0]?.pid;
    if (!pid) return;
    client.asked.delete(key);
    client.minted.set(key, pid);
    if (!(await mergeOrUndo(client, at))) return;
  }
}

async function mergeOrUndo(client: Client, at: Parameters<typeof ask>[0]): Promise<boolean> {
  const free = client.pids.filter((pid) => !client.merged.has(pid));
  const undo = free.length < 3 || Math.random() < 0.5;
  const [loser, made] = [...client.merged][Math.floor(Math.random() * client.merged.size)] ?? [];
  if (undo && loser && made) {
    client.unsure = loser;
    if (!(await ask(at, "DELETE", `/merges/${made.mergeId}`))) return false;
    client.merged.delete(loser);
  } else {
    const [from, into] = free.sort(() => Math.random() - 0.5);
    const survives = into && ![...client.merged.values()].some((one) => one.into === from);
    if (!from || !into || !survives) return true;
    client.unsure = from;
    const answer = await ask<{ mergeId: string }>(at, "POST", `/pids/${from}/merge`, { into, reason: "one thing" });
    if (!answer) return false;
    client.merged.set(from, { into, mergeId: answer.mergeId });
  }
  client.unsure = undefined;
  return true;
}

/** Whether everything that was acknowledged is so; of what was asked last and not answered, either. */
async function mustBeKept({ data }: SoakedMuseum): Promise<void> {
  const registry = openSqliteRegistry({ file: join(data, "registry.sqlite"), readOnly: true });
  const holders = new Map<string, string>();
  for (const client of clients) {
    const keys = [...client.minted.keys(), ...client.asked];
    const bound = await registry.lookup(keys);
    for (const [key, pid] of client.minted) assert.equal(bound.get(key), pid, `${key} keeps its PID`);
    for (const [key, pid] of bound) {
      assert.equal(holders.get(pid) ?? key, key, `${pid} denotes one thing`);
      holders.set(pid, key);
      client.minted.set(key, pid);
      client.asked.delete(key);
    }
    for (const pid of client.pids) mustStand(client, pid, await registry.resolve(pid));
    client.unsure = undefined;
  }
  await registry.close();
}

function mustStand(client: Client, pid: Pid, found: Resolution): void {
  const end = found.found ? found.end : assert.fail(`${pid} is lost`);
  const merge = end?.state === "merged" ? { into: end.into, mergeId: end.mergeId } : undefined;
  if (pid !== client.unsure) assert.deepEqual(merge, client.merged.get(pid), `${pid} stands as was acknowledged`);
  else if (merge) client.merged.set(pid, merge);
  else client.merged.delete(pid);
}

/** Starts the command line some time around the start of the server: it writes for itself, or hands over. */
async function startsCommand(key: string) {
  await pause(Math.random() * 600);
  const command = begin(["registry", "mint", "--key", key, "--json"], museum.environment);
  let text = "";
  command.stdout?.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  const ends = new Promise((resolve) => command.on("close", resolve));
  return { command, said: () => text, ends };
}

test(`${kills} times killed while ${clientCount} clients mint and merge: nothing acknowledged is lost, and the log is sound`, async (t) => {
  for (let round = 0; round < kills; round++) {
    const key = `command/thing/${round}`;
    const started = startsCommand(key);
    const serving = await serve(museum.environment);
    const { command, said, ends } = await started;
    const working = clients.map((client) => work(client, serving));
    await pause(20 + Math.random() * 400);
    for (const child of Math.random() < 0.5 ? [serving.child, command] : [command, serving.child]) {
      child.kill("SIGKILL");
      await pause(Math.random() * 20);
    }
    await Promise.all([...working, serving.stop("SIGKILL"), ends]);
    await mustBeKept(museum);
    const acknowledged = /"pid":"([^"]+)"/.exec(said())?.[1];
    if (acknowledged) {
      asks++;
      const registry = openSqliteRegistry({ file: join(museum.data, "registry.sqlite"), readOnly: true });
      assert.equal((await registry.lookup([key])).get(key), acknowledged);
      await registry.close();
    }
  }
  const verified = await cartouche(["registry", "verify", "--json"], museum.environment);
  assert.equal(verified.code, 0, verified.stdout);
  const minted = clients.reduce((sum, client) => sum + client.minted.size, 0);
  t.diagnostic(
    `${minted} mints kept, ${asks} of the command line's; ${JSON.parse(verified.stdout).size} events verified`,
  );
  assert.ok(minted > kills * 5, `${minted} mints were acknowledged`);
});
