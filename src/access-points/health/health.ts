import { setTimeout as pause } from "node:timers/promises";
import { log } from "../../log.ts";
import type { Memory } from "../../registry/memory/remember.ts";
import type { Registry } from "../../registry/port.ts";
import type { Store } from "../../store/port.ts";
import type { AccessPoint, HttpAnswer } from "../port.ts";

/** What health is asked of: the two databases, what of the registry is in memory, the sources that must have been read, and whether the start-up sweep is done. */
export type Checked = {
  registry: Pick<Registry, "head">;
  memory: Memory;
  store: Pick<Store, "cursor" | "completeSources">;
  sources: readonly string[];
  swept: () => boolean;
  /** How many events the second location of the registry has, where there is one. */
  copied?: (() => Promise<number>) | undefined;
  /** The formats that cannot be validated in full, because the schema cache lacks what they are held to. */
  unchecked: () => string[];
};

const addresses = ["/health/live", "/health/resolving", "/health/ready"];

/**
 * `/health/live`: the process answers. `/health/resolving`: it answers what identifiers stand for, from memory if it must.
 * `/health/ready`: everything can be served and is consistent; says what is not, and what to do.
 */
export function health({ registry, memory, store, sources, swept, copied, unchecked }: Checked): AccessPoint {
  async function readiness(): Promise<Record<string, string>> {
    const [size, complete] = await Promise.all([registrySize(), store.completeSources()]);
    const behind = await behindFor(async () => size - (await store.cursor()));
    const unread = sources.filter((source) => !complete.has(source));
    return {
      registry: registryWords(),
      store: unread.length === 0 ? "ok" : `never read in full: ${unread.join(", ")}; run “cartouche harvest”`,
      sweep: swept() ? "ok" : "under way",
      ...(copied && { secondLocation: await secondWords(copied, size) }),
      follower: behind === 0 ? "ok" : `${behind} registry events behind`,
    };
  }

  /** What is lost is not in the store either, so its length is that of memory. */
  async function registrySize(): Promise<number> {
    return memory.fault() === undefined ? (await registry.head()).size : memory.event();
  }

  function registryWords(): string {
    const fault = memory.fault();
    if (fault === undefined) return "ok";
    return `cannot be read: ${fault}; identifiers are answered from memory as of event ${memory.event()}, numbers are not found and nothing can be decided; put the file back, or restore it and start again`;
  }

  /** Where an identifier leads is in memory; that its thing is public, in the store. */
  async function resolving(): Promise<HttpAnswer> {
    const event = memory.event();
    return store.cursor().then(
      () => json(200, { status: "ok", event }),
      (error: unknown) => json(503, { status: "not ready", event, ...unreadable(error) }),
    );
  }

  async function ready(): Promise<HttpAnswer> {
    const checks = await readiness().catch(unreadable);
    const validation = validationWords(unchecked());
    if (Object.values(checks).every((check) => check === "ok"))
      return json(200, { status: "ok", checks, ...validation });
    return json(503, { status: memory.fault() === undefined ? "not ready" : "degraded", checks, ...validation });
  }

  return {
    name: "health",
    segments: ["health"],
    async handle({ path }) {
      if (path === "/health/live") return json(200, { status: "ok" });
      if (path === "/health/resolving") return resolving();
      return path === "/health/ready" ? ready() : json(404, { status: "unknown", see: addresses });
    },
  };
}

/** That documents are served unchecked is told, and no reason not to serve them. */
function validationWords(formats: readonly string[]): Record<string, unknown> {
  if (formats.length === 0) return { validation: "ok" };
  const todo = "Run “cartouche schemas”, then “cartouche validate --all”.";
  return { validation: "unchecked", unchecked: formats, todo };
}

/** Why, with its paths, is for the server's own log. */
function unreadable(error: unknown): Record<string, string> {
  log.error({ error: String(error) }, "what is ready cannot be told");
  return { databases: "cannot be read; the server’s log says why" };
}

const patience = { tries: 10, eachMs: 100 };

/** How much something is behind, asked until it is not: what was written this moment is on its way, and no fault. */
async function behindFor(asked: () => Promise<number>): Promise<number> {
  for (let tries = 1; ; tries++) {
    const behind = await asked();
    if (behind <= 0 || tries === patience.tries) return Math.max(0, behind);
    await pause(patience.eachMs);
  }
}

async function secondWords(copied: () => Promise<number>, size: number): Promise<string> {
  try {
    const behind = await behindFor(async () => size - (await copied()));
    return behind === 0 ? "ok" : `${behind} events behind; mend the folder or its connection`;
  } catch (error) {
    log.error({ error: String(error) }, "the second location cannot be read");
    return "cannot be read; mend the folder or its connection";
  }
}

function json(status: number, body: unknown): HttpAnswer {
  const retry: Record<string, string> = status === 503 ? { "retry-after": "10" } : {};
  return {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...retry },
    body: `${JSON.stringify(body, null, 2)}\n`,
  };
}
