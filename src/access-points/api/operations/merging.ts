import { z } from "zod";
import { allIdentified } from "../identified.ts";
import { decisionOf, operation } from "../operation.ts";
import { anyPid, words } from "../shapes.ts";
import { inTheWay } from "./deciding.ts";

/** `…/merge`: two PIDs stand for one thing; this one leads to the other from now on. */
export const mergePid = operation({
  id: "mergePid",
  method: "POST",
  path: "/api/v1/pids/{pid}/merge",
  summary: "Merge an identifier into another",
  description: "It leads to the other from now on, always in one hop. The same merge again has the same mergeId.",
  scope: "decide",
  body: z.strictObject({ into: anyPid, reason: words }),
  answer: z.object({ mergeId: z.string() }),
  problems: [...inTheWay, "merge-circle"],
  example: { body: { into: "BFGC-7R3T-0N4H", reason: "One work, twice" }, answer: { mergeId: "m5812" } },
  async answerTo({ params: { pid = "" }, body: { into, reason }, holder, desk }) {
    const { registry } = desk.reading;
    const [loser, survivor] = await allIdentified(registry, [pid, into]);
    if (!loser || !survivor) throw new Error("two texts stand for two identifiers");
    return { value: await registry.merge(loser, survivor, decisionOf({ holder }, reason)) };
  },
});

/** `DELETE /api/v1/merges/{mergeId}`: undoes a merge exactly. It removes no PID. */
export const undoMerge = operation({
  id: "undoMerge",
  method: "DELETE",
  path: "/api/v1/merges/{mergeId}",
  summary: "Undo a merge exactly",
  description: "Both identifiers stand as before; none is removed. Done twice it changes nothing.",
  scope: "decide",
  query: z.strictObject({ reason: words.optional() }),
  answer: z.object({ mergeId: z.string(), undone: z.literal(true) }),
  problems: ["merge-unknown", "merge-built-on", "state-forbids"],
  example: { answer: { mergeId: "m5812", undone: true } },
  async answerTo({ params: { mergeId = "" }, query: { reason = "undone over the API" }, holder, desk }) {
    await desk.reading.registry.unmerge(mergeId, decisionOf({ holder }, reason));
    return { value: { mergeId, undone: true } };
  },
});
