import { openSqliteRegistry } from "../sqlite/registry.ts";
import type { Writes } from "./verbs.ts";
import { listenForCalls } from "./writer-socket.ts";

/** What is written, and where others who want to write are listened to. */
export type Written = { folder: string; file: string };

/** A writer, and how to end it once everything is written that was begun. One that can end by itself tells so. */
export type Host = { writes: Writes; onLost?(hear: () => void): void; close(): Promise<void> };

/** Opens a registry to write it, and listens for other processes that want to. Only whoever has the right to write does. */
export async function hostWriter({ folder, file }: Written): Promise<Host> {
  const registry = openSqliteRegistry({ file });
  const listening = await listenForCalls(folder, registry).catch(async (error: unknown) => {
    await registry.close();
    throw error;
  });
  return {
    writes: registry,
    async close() {
      await listening.close();
      await registry.close();
    },
  };
}
