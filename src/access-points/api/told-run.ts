import { z } from "zod";
import { Problem } from "../../errors.ts";
import type { RunRecord } from "../../store/harvest-book.ts";
import type { Store } from "../../store/port.ts";

const states = [
  "running",
  "interrupted",
  "planned",
  "held",
  "complete",
  "partial",
  "replayed",
  "failed",
  "cancelled",
  "discarded",
] as const satisfies readonly RunRecord["state"][];

/** A run of a harvest as the API tells of it; `progress` while it runs, `summary` when it has ended. */
export const run = z
  .object({
    id: z.number().int(),
    source: z.string(),
    state: z.enum(states),
    started: z.string(),
    ended: z.string().optional(),
    progress: z.looseObject({ fetched: z.number().int(), expected: z.number().int().optional() }).optional(),
    summary: z.looseObject({}).optional(),
  })
  .meta({ id: "Run" });

/** What the harvest writes of how far it has come, as far as it is told. */
type Written = { report?: { fetched: number } & Record<string, unknown>; expected?: number };

/** What is told of a run. */
export function toldRun({ id, source, state, started, ended, progress, summary }: RunRecord): z.output<typeof run> {
  const { report, expected } = (progress ?? {}) as Written;
  const isUnderWay = state === "running" && report !== undefined;
  return {
    id,
    source,
    state,
    started,
    ...(ended === undefined ? {} : { ended }),
    ...(isUnderWay ? { progress: { ...report, ...(expected === undefined ? {} : { expected }) } } : {}),
    ...(state === "running" || summary === undefined ? {} : { summary: summary as Record<string, unknown> }),
  };
}

/** A run by its number as it stands in an address. Fault: `run-unknown`. */
export async function runNumbered(text: string, store: Pick<Store, "run">): Promise<RunRecord> {
  const found = /^[1-9]\d{0,9}$/.test(text) ? await store.run(Number(text)) : undefined;
  if (found) return found;
  throw new Problem("run-unknown", "No run has this number. The list of runs has the last ones.");
}

/** A run and what is told of it, for the document. */
export const exampleRun = {
  id: 12,
  source: "tms",
  state: "running",
  started: "2026-11-24T02:00:00Z",
  progress: { fetched: 600, created: 2, updated: 31, unchanged: 567, rejected: 0, expected: 6183 },
} as const;
