import { z } from "zod";
import { identified, standingOf } from "../identified.ts";
import { decisionOf, operation } from "../operation.ts";
import { entityType, sourceKey, standing, words } from "../shapes.ts";
import { deciding, unlessSaid } from "./deciding.ts";

const bound = { key: sourceKey, reason: words.optional() };

/** `…/bind`: binds a source key to a PID, for ever. */
export const bindPid = deciding({
  word: "bind",
  id: "bindPid",
  summary: "Bind a source key to an identifier",
  description: "For ever: a key never gets another identifier, but many keys may have one.",
  body: z.strictObject(bound),
  problems: ["key-conflict"],
  example: { body: { key: "tms/object/6183" }, state: "reserved" },
  reason: unlessSaid("bound over the API"),
  decide: ({ registry, pid, body: { key }, decision }) => registry.bind(pid, key, decision),
});

/** `…/adopt`: an identifier that was issued before us, in a grammar of its own, is the PID of a source key from now on. */
export const adoptPid = operation({
  id: "adoptPid",
  method: "POST",
  path: "/api/v1/pids/{pid}/adopt",
  summary: "Adopt an identifier that was issued elsewhere before",
  description:
    "The identifier in the path is in a grammar of its own (000-04PN-0000, 0F6J-0001-0000-0000) and stands as it is written. From now on it is an identifier like any other: that of the source key, which has none yet.",
  scope: "decide",
  body: z.strictObject({ ...bound, type: entityType.optional() }),
  answer: standing,
  problems: ["key-conflict", "state-forbids", "registry-fenced"],
  example: {
    body: { key: "tms/object/6183", type: "object" },
    answer: { pid: "0F6J-0001-0000-0000", state: "reserved" },
  },
  async answerTo({ params, body: { key, type = "object", reason = "adopted over the API" }, holder, desk }) {
    const { registry } = desk.reading;
    const pid = await registry.adopt(params.pid ?? "", { key, type }, decisionOf({ holder }, reason));
    return { value: standingOf(await identified(registry, pid)) };
  },
});
