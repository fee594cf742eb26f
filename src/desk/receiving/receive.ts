import { createInterface } from "node:readline";
import type { SentRecords } from "../../access-points/api/inbox.ts";
import { Problem } from "../../errors.ts";
import { log } from "../../log.ts";
import { exitCodes, printJson } from "../cli/output.ts";
import type { House } from "../house.ts";
import { openInbox } from "./inbox.ts";
import { type Receiving, settleAll, takeBatch } from "./take-batch.ts";
import type { Answered, Asked, Outcome } from "./words.ts";

/**
 * `cartouche receive`: what a server starts to take in what is sent to it. Reads batches from standard input, a line of JSON each, answers
 * each on standard output, and ends with its input.
 */
export async function receiveCommand(house: House): Promise<number> {
  // Whoever ends the server ends this with it, after the batch under way.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
  const inbox = openInbox(house.data);
  const receiving: Receiving = { ...house, inbox };
  try {
    await settleAll(receiving).catch((error: unknown) =>
      log.error({ error: String(error) }, "what was sent before could not be taken in; it is tried again"),
    );
    for await (const line of createInterface({ input: process.stdin })) {
      const { id, lines, ...sent } = JSON.parse(line) as Asked;
      const told = await answerTo({ ...sent, lines: Buffer.from(lines, "base64") }, receiving);
      printJson({ id, ...told } satisfies Answered);
    }
  } finally {
    inbox.close();
  }
  return exitCodes.good;
}

async function answerTo(sent: SentRecords, receiving: Receiving): Promise<Outcome> {
  try {
    return { answer: await takeBatch(sent, receiving) };
  } catch (error) {
    if (error instanceof Problem) return { problem: { code: error.code, detail: error.detail, more: error.more } };
    log.error({ error: error instanceof Error ? error.stack : String(error) }, "a batch could not be taken in");
    return { fault: String(error) };
  }
}
