import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { log } from "../log.ts";

const patienceMs = 60_000;

/**
 * Writes a body as it comes, and asks for more only when what there was is on its way: a slow reader costs one part, and one that takes
 * nothing for a minute is hung up on. An empty part asks whether anybody still reads.
 */
export async function flow(
  parts: AsyncIterable<string | Uint8Array>,
  outgoing: ServerResponse,
  waitMs = patienceMs,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  try {
    for await (const part of parts) {
      if (outgoing.destroyed) return;
      const isTaken = part === "" || outgoing.write(part);
      if (!isTaken)
        await once(outgoing, "drain", { signal: AbortSignal.any([gone.signal, AbortSignal.timeout(waitMs)]) });
    }
    outgoing.end();
  } catch (error) {
    const hasGone = error instanceof Error && error.name === "AbortError";
    if (!hasGone) log.error({ error: String(error) }, "an answer broke off");
    outgoing.destroy();
  }
}
