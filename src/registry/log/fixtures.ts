import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Pid } from "../../identifiers/pid.ts";
import { seal } from "../event.ts";
import { type Frontier, grow, rootOf, sha256 } from "../merkle.ts";
import { currentCheckpoint } from "./current-checkpoint.ts";
import type { LogReader } from "./log-reader.ts";
import { tilesOf } from "./tile.ts";
import { tilePath, tilesOfTree } from "./tile-path.ts";

/** A log of sealed events in memory, for tests. */
export function sealedLog(size: number): LogReader & { sealed: ReturnType<typeof seal>[] } {
  const sealed = Array.from({ length: size }, (_, at) => {
    const deed = { op: "activate" as const, items: [{ pid: "X5K4-2B6C-9Q1W" as Pid }] };
    return seal({ seq: at + 1, time: "2026-11-23T10:00:00.000Z" }, deed, sha256(`salt ${at}`));
  });
  const frontier: Frontier = new Map();
  for (const [at, { hash }] of sealed.entries()) {
    const edge = grow(frontier, at, hash);
    frontier.set(edge.level, edge.hash);
  }
  return {
    sealed,
    size: () => sealed.length,
    root: () => rootOf(frontier, size),
    edge: () => ({ size: sealed.length, frontier }),
    hashes: (from, to) => sealed.slice(from, to).map(({ hash }) => hash),
    leaves: (from, to) => sealed.slice(from, to).map(({ leaf }) => Buffer.from(leaf)),
    privateParts: (from, to) =>
      sealed.slice(from, to).map(({ time, op, salt, body }) => ({ time, op, secret: { salt, body } })),
    strayParts: () => [],
    close: () => undefined,
  };
}

/** Everything that is served of a log, by path: checkpoint, key and tiles. */
export async function servedFiles(log: LogReader): Promise<Map<string, Buffer>> {
  const folder = mkdtempSync(join(tmpdir(), "cartouche-served-"));
  const { note, key } = await currentCheckpoint({ log, folder, name: "data.example.org/log" });
  rmSync(folder, { recursive: true });
  const files = new Map<string, Buffer>([
    ["checkpoint", Buffer.from(note)],
    ["key", Buffer.from(`${key.verifierKey}\n`)],
  ]);
  const tile = tilesOf(log);
  for (const name of tilesOfTree(log.size())) files.set(tilePath(name), (await tile(name)) ?? Buffer.alloc(0));
  return files;
}
