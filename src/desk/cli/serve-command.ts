import { createServer, type Server } from "node:http";
import type { Press } from "../../access-points/press.ts";
import { answerWith } from "../../access-points/server.ts";
import { Problem } from "../../errors.ts";
import { followRegistry } from "../../harvest/follow-registry.ts";
import { mustBeJoined } from "../../harvest/must-be-joined.ts";
import { sweep } from "../../harvest/sweep.ts";
import { tryLease } from "../../lease.ts";
import { log } from "../../log.ts";
import { followFeeds } from "../follow-feeds.ts";
import type { House } from "../house.ts";
import { receiverOf } from "../receiving/receiver.ts";
import { repeatedly } from "../repeatedly.ts";
import { type Again, harvestWhenDue } from "../schedule/harvest-when-due.ts";
import { type Scheduler, startScheduler } from "../schedule/scheduler.ts";
import { deliverAll } from "../webhooks/deliver.ts";
import { exitCodes, print } from "./output.ts";

const followEveryMs = 200;
const tellEveryMs = 1000;

type State = { swept: boolean };

/** `cartouche serve`: answers until it is told to end (SIGINT, SIGTERM, SIGHUP), then ends cleanly. */
export async function serveCommand(house: House, self: readonly string[]): Promise<number> {
  await mustBeJoined(house);
  const registry = await house.remember();
  house.registry
    .host()
    .catch((error: unknown) => log.error({ error: String(error) }, "the registry cannot be written"));
  const state: State = { swept: false };
  const told = untilTold();
  const server = createServer();
  const address = await listen(server, house);
  const again = { self, config: house.configFile };
  const receiver = receiverOf(again, house.sources);
  const wayIn = await house.wayIn({
    base: house.baseUrl ?? address,
    swept: () => state.swept,
    registry,
    inbox: receiver,
  });
  server.on("request", answerWith(wayIn.points, wayIn.errorPage));
  print(`listening ${address}`);
  await announce(house, address);
  const press = await house.press(house.baseUrl ?? address);
  const repeated = [
    repeatedly(followEveryMs, "the registry could not be followed", () => joinLogs(house, state)),
    repeatedly(followEveryMs, "feeds could not follow", () => followFeeds(house, press)),
    repeatedly(tellEveryMs, "webhooks could not be sent", () => tellOthers(house, press)),
  ];
  const scheduler = scheduleHarvests(house, again);
  receiver.start();
  await told;
  await Promise.all([scheduler.stop(), receiver.stop(), ...repeated.map((one) => one.stop())]);
  await ending(server);
  return exitCodes.good;
}

/** Every source that has a schedule is harvested when it is due, in a process of its own. */
function scheduleHarvests({ harvest }: House, again: Again): Scheduler {
  const due = Object.entries(harvest).flatMap(([source, { schedule }]) =>
    schedule ? [[source, schedule] as const] : [],
  );
  const ending = new AbortController();
  const scheduler = startScheduler({
    schedules: Object.fromEntries(due),
    harvest: (source) => harvestWhenDue(source, again, ending.signal),
  });
  return {
    stop() {
      ending.abort();
      return scheduler.stop();
    },
  };
}

async function listen(server: Server, { host, port, base }: House): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explainListening(error, { host, port })));
    server.listen(port, host, resolve);
  });
  const bound = server.address();
  if (typeof bound !== "object" || bound === null) return base;
  return `http://${host.includes(":") ? `[${host}]` : host}:${bound.port}`;
}

/** Why a port cannot be listened on, in the operator's words: `port-in-use`. */
export function explainListening(
  error: NodeJS.ErrnoException,
  { host, port }: { host: string; port: number },
): unknown {
  if (error.code === "EADDRINUSE") {
    return new Problem(
      "port-in-use",
      `Something already listens on ${host}:${port}. Stop it, or set CARTOUCHE_PORT to another port (0 takes any free one).`,
    );
  }
  if (error.code === "EACCES") {
    return new Problem(
      "port-in-use",
      `This account may not listen on ${host}:${port}. Set CARTOUCHE_PORT to a port above 1023.`,
    );
  }
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new Problem(
      "config-invalid",
      `This machine has no address “${host}”. Correct \`host\` in the configuration.`,
    );
  return error;
}

/** Sends webhooks what is new. */
function tellOthers({ webhooks, feeds, webhooksInside: mayBeInside }: House, { base }: Press): Promise<number> {
  return deliverAll({ book: webhooks(), feeds: feeds(), base, mayBeInside, now: () => new Date() });
}

/** Joins the registry's log to the store's, unless a harvest holds the right to write: it does the same when it ends. */
async function joinLogs(house: House, state: State): Promise<void> {
  const behind = !state.swept || (await isBehind(house));
  const lease = behind ? tryLease(house.data) : undefined;
  if (!lease) return;
  try {
    if (state.swept) await followRegistry(house);
    else await sweep(house);
    state.swept = true;
  } finally {
    lease.release();
  }
}

/** Something was decided that is not followed yet, or a day has come for something. */
async function isBehind({ store, registry }: House): Promise<boolean> {
  return (await store.cursor()) < (await registry.head()).size || (await store.due(1)).length > 0;
}

async function announce({ store, institution, press }: House, address: string): Promise<void> {
  const { formats: offered } = await press();
  const counts = await store.counts("public");
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  print(`${institution}: ${total} public records. Worth opening:`);
  print(`  ${address}/                what this is`);
  const [first] = await store.list({ type: "object", public: true, limit: 1 });
  if (first) {
    print(`  ${address}/${first}        a work, as a page`);
    print(
      `  ${address}/${first}.json   the same as data; also ${offered.map(({ extension }) => `.${extension}`).join(" ")}`,
    );
  }
  print(`  ${address}/formats         every format`);
  print("Ctrl-C ends it.");
}

function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}

function ending(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2_000).unref();
  });
}
