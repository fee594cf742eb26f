import type { Registry } from "../../registry/port.ts";
import type { Store } from "../../store/port.ts";
import type { AccessPoint, HttpAnswer } from "../port.ts";

/** What health is asked of: the two databases, the sources that must have been read, and whether the start-up sweep is done. */
export type Checked = { registry: Registry; store: Store; sources: readonly string[]; swept: () => boolean };

/** `/health/live`: the process answers. `/health/ready`: everything served is consistent; says what is not, and what to do. */
export function health({ registry, store, sources, swept }: Checked): AccessPoint {
  async function readiness(): Promise<Record<string, string>> {
    const [{ size }, cursor, complete] = await Promise.all([registry.head(), store.cursor(), store.completeSources()]);
    const unread = sources.filter((source) => !complete.has(source));
    return {
      registry: "ok",
      store: unread.length === 0 ? "ok" : `never read in full: ${unread.join(", ")}; run “cartouche harvest”`,
      sweep: swept() ? "ok" : "under way",
      follower: cursor >= size ? "ok" : `${size - cursor} registry events behind`,
    };
  }

  return {
    name: "health",
    segments: ["health"],
    async handle({ path }) {
      if (path === "/health/live") return json(200, { status: "ok" });
      if (path !== "/health/ready") return json(404, { status: "unknown", see: ["/health/live", "/health/ready"] });
      const checks = await readiness().catch((error: unknown) => ({ registry: `cannot be read: ${String(error)}` }));
      const ready = Object.values(checks).every((check) => check === "ok");
      return json(ready ? 200 : 503, { status: ready ? "ok" : "not ready", checks });
    },
  };
}

function json(status: number, body: unknown): HttpAnswer {
  const retry: Record<string, string> = status === 503 ? { "retry-after": "10" } : {};
  return {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...retry },
    body: `${JSON.stringify(body, null, 2)}\n`,
  };
}
