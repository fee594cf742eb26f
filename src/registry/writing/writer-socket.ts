import { createHash } from "node:crypto";
import { chmodSync, closeSync, openSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { join, resolve } from "node:path";
import { answerCalls } from "./answer-calls.ts";
import { type Channel, socketChannel } from "./channel.ts";
import type { Writes } from "./verbs.ts";

const name = "registry.sock";
/** The operating system's limit for the path of a socket, less its closing zero, on the strictest of them. */
const longestPath = 103;

/** Listens in a data folder for other processes that want to write. Only whoever has the right to write does, so what stands there is left over. */
export async function listenForCalls(folder: string, writes: Writes): Promise<{ close(): Promise<void> }> {
  const connected = new Set<Socket>();
  const server = createServer((socket) => {
    connected.add(socket.once("close", () => connected.delete(socket)));
    answerCalls(writes, socketChannel(socket));
  });
  const place = placeOf(folder);
  try {
    if (!isPipe) rmSync(place.path, { force: true });
    await new Promise<void>((listening, failed) => {
      server.once("error", failed).listen(place.path, listening);
    });
    if (!isPipe) chmodSync(place.path, 0o600);
  } finally {
    place.close();
  }
  return {
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of connected) socket.destroySoon();
      }),
  };
}

/** Connects to whoever listens in a data folder; undefined where nobody does. */
export async function connectToWriter(folder: string): Promise<Channel | undefined> {
  const place = placeOf(folder);
  const socket = connect(place.path);
  try {
    await new Promise<void>((connected, failed) => {
      socket.once("error", failed).once("connect", connected);
    });
    return socketChannel(socket);
  } catch {
    return undefined;
  } finally {
    place.close();
  }
}

const isPipe = process.platform === "win32";

/** Where a folder's writer listens. A path that is too long for a socket is reached by the open folder (Linux), else it is as it is. */
function placeOf(folder: string): { path: string; close(): void } {
  const close = () => {};
  if (isPipe) {
    const id = createHash("sha256").update(resolve(folder).toLowerCase()).digest("hex").slice(0, 32);
    return { path: `\\\\.\\pipe\\cartouche-${id}`, close };
  }
  const path = join(resolve(folder), name);
  if (Buffer.byteLength(path) <= longestPath || process.platform !== "linux") return { path, close };
  const opened = openSync(folder, "r");
  return { path: `/proc/self/fd/${opened}/${name}`, close: () => closeSync(opened) };
}
