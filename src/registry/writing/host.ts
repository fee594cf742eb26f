import { Problem } from "../../errors.ts";
import { log } from "../../log.ts";
import { segmentsOf } from "../segments/segments.ts";
import { openLogReader } from "../sqlite/log-reader.ts";
import { openSqliteRegistry } from "../sqlite/registry.ts";
import type { Writes } from "./verbs.ts";
import { listenForCalls } from "./writer-socket.ts";

/**
 * A folder on another disk or machine that gets every event. `both`: a write is acknowledged when it is there too, and refused while
 * that cannot be; `first`: it follows as it can.
 */
export type SecondLocation = { folder: string; acknowledge: "both" | "first" };

/** What is written, where others who want to write are listened to, and where the log is copied to. */
export type Written = { folder: string; file: string; second?: SecondLocation | undefined };

/** A writer, and how to end it once everything is written that was begun. One that can end by itself tells so. */
export type Host = { writes: Writes; onLost?(hear: () => void): void; close(): Promise<void> };

/**
 * Opens a registry to write it, and listens for other processes that want to. Only whoever has the right to write does. Faults: those
 * of `openSqliteRegistry` and of `segmentsOf`.
 */
export async function hostWriter({ folder, file, second }: Written): Promise<Host> {
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const copy = second && openCopy(file, second);
    if (copy) closing.push(copy.close);
    await copy?.begin();
    const writes = openSqliteRegistry({ file, ...(copy ? { alsoCommitted: copy.follow } : {}) });
    closing.push(writes.close);
    const listening = await listenForCalls(folder, writes);
    closing.push(listening.close);
    return { writes, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function openCopy(file: string, { folder, acknowledge }: SecondLocation) {
  const reader = openLogReader(file);
  const segments = segmentsOf(folder, reader);
  const both = acknowledge === "both";
  const told = (error: unknown) => log.error({ folder, error: String(error) }, "the second location is behind");
  return {
    /** A second location that is ahead of the registry, or of another one, is found out before anything is written. */
    begin: () =>
      segments.follow().catch((error: unknown) => {
        if (both || !(error instanceof Problem && error.code === "second-location-unwritable")) throw error;
        told(error);
      }),
    follow: both ? segments.follow : async () => void segments.follow().catch(told),
    async close() {
      await segments.close();
      reader.close();
    },
  };
}
