import { Problem } from "../../errors.ts";
import { log as serverLog } from "../../log.ts";
import { checkpointsOf, type SignedLog } from "../../registry/log/current-checkpoint.ts";
import { openLogKey } from "../../registry/log/log-key.ts";
import type { LogReader } from "../../registry/log/log-reader.ts";
import { tilesOf } from "../../registry/log/tile.ts";
import { parseTilePath, tileWidth } from "../../registry/log/tile-path.ts";
import { etagOf } from "../conditional.ts";
import type { AccessPoint, HttpAnswer } from "../port.ts";

/** The log to show, the data folder of its key and last checkpoint, and its name. */
export type ShownLog = SignedLog & { log: LogReader };

/**
 * `/log/checkpoint`, `/log/tile/…`, `/log/tile/entries/…` (C2SP tlog-tiles) and `/log/key`: all that a stranger needs to mirror the
 * registry's log and to verify it. Only public leaves and hashes leave. Faults: `not-found`, `not-ready`.
 */
export function log(shown: ShownLog): AccessPoint {
  const current = checkpointsOf(shown);
  const tile = tilesOf(shown.log);
  return {
    name: "log",
    segments: ["log"],
    async handle({ path }) {
      if (path === "/log/checkpoint") return text((await unlessFaulty(current)).note);
      if (path === "/log/key") {
        const { verifierKey } = await unlessFaulty(async () => openLogKey(shown.folder, shown.name));
        return text(`${verifierKey}\n`);
      }
      const name = parseTilePath(path.slice("/log/".length));
      const body = name && (await tile(name));
      if (!body) throw new Problem("not-found", "The log has /log/checkpoint, /log/key and the tiles of its size.");
      return bytes(body, name.width === tileWidth);
    },
  };
}

/** A stranger learns that nothing can be signed; why, with its paths, is for the server's own log. */
async function unlessFaulty<T>(steps: () => Promise<T>): Promise<T> {
  try {
    return await steps();
  } catch (error) {
    if (error instanceof Problem && error.status === 503) throw error;
    serverLog.error({ error: error instanceof Error ? error.message : String(error) }, "no checkpoint can be signed");
    throw new Problem(
      "not-ready",
      "The log cannot be signed just now. Whoever runs this service finds why in its log.",
    );
  }
}

function text(body: string): HttpAnswer {
  return {
    status: 200,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-cache", etag: etagOf(body) },
    body,
  };
}

/** A full tile never changes; a partial one is superseded. */
function bytes(body: Buffer, full: boolean): HttpAnswer {
  const caching = full ? "public, max-age=31536000, immutable" : "no-cache";
  const headers = { "content-type": "application/octet-stream", "cache-control": caching, etag: etagOf(body) };
  return { status: 200, headers, body };
}
