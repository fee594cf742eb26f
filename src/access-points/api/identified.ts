import { Problem } from "../../errors.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Registry, Resolution } from "../../registry/port.ts";

type Found = Extract<Resolution, { found: true }>;

/** What an identifier in any spelling stands for, as staff know it. Faults: `pid-unknown`, `pid-malformed`. */
export async function identified(registry: Registry, text: string): Promise<Found> {
  const found = await registry.resolve(text);
  if (found.found) return found;
  const { suggestions } = found;
  if (found.reason === "malformed")
    throw new Problem("pid-malformed", "An identifier here looks like X5K4-2B6C-9Q1W.", { suggestions });
  throw new Problem("pid-unknown", "It was never given here. Check it for a slip of the pen.", { suggestions });
}

/** The PIDs that these texts stand for, in their order. Faults as above. */
export function allIdentified(registry: Registry, texts: readonly string[]): Promise<Pid[]> {
  return Promise.all(texts.map(async (text) => (await identified(registry, text)).pid));
}

/** Where a PID stands, as an answer says it: of a merged one its survivor, of a split one its successors. */
export function standingOf({ pid, state, end }: Found): { pid: Pid; state: Found["state"]; into?: Pid | Pid[] } {
  return end?.state === "merged" || end?.state === "split" ? { pid, state, into: end.into } : { pid, state };
}
