import { hash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Store } from "../../../store/port.ts";
import { operation } from "../operation.ts";
import { exampleRun, runNumbered, toldRun } from "../told-run.ts";

const lookEveryMs = 500;
const heartbeatMs = 15_000;
/** Then the connection ends and the reader comes again by itself: with its key, which may be revoked by then. */
const longestMs = 10 * 60_000;

/** Each event, as it is read; `data` is a run as the list of runs has it. */
const event = z.looseObject({
  id: z.string(),
  event: z.enum(["progress", "end"]),
  data: z.string().meta({ contentMediaType: "application/json" }),
});

/** `GET /api/v1/runs/{run}/events`: how a run goes on, as it does. */
export const watchRun = operation({
  id: "watchRun",
  method: "GET",
  path: "/api/v1/runs/{run}/events",
  summary: "How a run goes on, as server-sent events",
  description:
    "Events `progress` and at last `end`, each with the run as its data. A reader that comes again with Last-Event-ID hears what is new since, or 204 where the run has ended and it knows.",
  scope: "read",
  header: z.object({ "last-event-id": z.string().max(200).optional() }),
  streams: true,
  answer: event,
  problems: ["run-unknown"],
  example: { answer: { id: "5f1e09c2ab47", event: "progress", data: JSON.stringify(exampleRun) } },
  async answerTo({ params, header: { "last-event-id": heard }, desk }) {
    const { store } = desk.reading;
    const found = await runNumbered(params.run ?? "", store);
    const { id, hasEnded } = momentOf(found);
    if (hasEnded && id === heard) return { events: undefined };
    return { events: eventsOf(found.id, heard, store) };
  },
});

type Run = Parameters<typeof toldRun>[0];

/** A run as one event; its id is that of what it says, so that whoever has heard it can say so. */
function momentOf(run: Run): { id: string; text: string; hasEnded: boolean } {
  const data = JSON.stringify(toldRun(run));
  const hasEnded = run.state !== "running";
  const id = hash("sha256", data).slice(0, 12);
  return { id, text: `id: ${id}\nevent: ${hasEnded ? "end" : "progress"}\ndata: ${data}\n\n`, hasEnded };
}

/** Looks only when the last event was taken: whoever reads slowly hears of fewer moments. */
async function* eventsOf(run: number, heard: string | undefined, store: Pick<Store, "run">): AsyncGenerator<string> {
  const until = performance.now() + longestMs;
  let told = heard;
  let spoken = performance.now();
  yield "retry: 2000\n\n";
  while (performance.now() < until) {
    const found = await store.run(run);
    if (!found) return;
    const { id, text, hasEnded } = momentOf(found);
    const isSilent = performance.now() - spoken > heartbeatMs;
    const part = id === told ? (isSilent ? ": still here\n\n" : "") : text;
    if (part !== "") spoken = performance.now();
    yield part;
    told = id;
    if (hasEnded) return;
    await pause(lookEveryMs);
  }
}
