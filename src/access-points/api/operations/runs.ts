import { z } from "zod";
import { operation } from "../operation.ts";
import { lengthOf, page } from "../shapes.ts";
import { exampleRun, run, runNumbered, toldRun } from "../told-run.ts";

/** `GET /api/v1/runs`: the last runs of harvests. */
export const listRuns = operation({
  id: "listRuns",
  method: "GET",
  path: "/api/v1/runs",
  summary: "The last runs of harvests, newest first",
  description:
    "As `cartouche harvest runs --json` lists them, of one source where it is named; what was sent to a source is a run too.",
  scope: "read",
  query: z.strictObject({ ...page, source: z.string().max(100).optional() }),
  answer: z.object({ items: z.array(run) }),
  problems: [],
  example: { answer: { items: [exampleRun] } },
  async answerTo({ query: { source, ...length }, desk }) {
    const runs = await desk.reading.store.runs(lengthOf(length), source);
    return { value: { items: runs.map(toldRun) } };
  },
});

const plan = z.record(z.string(), z.number().int());

/** `GET /api/v1/runs/{run}`: one run, and how much its plan has. */
export const readRun = operation({
  id: "readRun",
  method: "GET",
  path: "/api/v1/runs/{run}",
  summary: "What a run did, or how far it has come",
  description:
    "With how many steps of each sort its plan still has: those of a run that is held or planned wait for staff.",
  scope: "read",
  answer: z.object({ ...run.shape, plan }),
  problems: ["run-unknown"],
  example: { answer: { ...exampleRun, plan: {} } },
  async answerTo({ params, desk }) {
    const { store } = desk.reading;
    const found = await runNumbered(params.run ?? "", store);
    return { value: { ...toldRun(found), plan: await store.planCounts(found.id) } };
  },
});
