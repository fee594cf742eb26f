import { z } from "zod";
import { tombstoneReasons } from "../../../registry/port.ts";
import { allIdentified } from "../identified.ts";
import { anyPid, words } from "../shapes.ts";
import { deciding, unlessSaid } from "./deciding.ts";

const why = ({ reason }: { reason: string }) => reason;
const perhaps = z.strictObject({ reason: words.optional() });

/** `…/split`: a PID stood for several things and leads to all of them from now on. */
export const splitPid = deciding({
  word: "split",
  id: "splitPid",
  summary: "Say that an identifier stood for several things",
  description: "It leads to all of them from now on. The reason is public.",
  body: z.strictObject({ into: z.array(anyPid).min(2).max(100), reason: words }),
  problems: ["request-malformed"],
  example: {
    body: { into: ["BFGC-7R3T-0N4H", "D9X2-44KV-1M7P"], reason: "A pair that was one record" },
    state: "split",
    into: ["BFGC-7R3T-0N4H", "D9X2-44KV-1M7P"],
  },
  reason: why,
  decide: async ({ registry, pid, body, decision }) =>
    registry.split(pid, await allIdentified(registry, body.into), decision),
});

/** `…/tombstone`: the institution no longer describes this, and says why. */
export const tombstonePid = deciding({
  word: "tombstone",
  id: "tombstonePid",
  summary: "No longer describe something, and say why",
  description:
    "The note is public. What happened to the thing itself (sold, lost) is a fact of its record and no reason.",
  body: z.strictObject({ reason: z.enum(tombstoneReasons), note: words, successor: anyPid.optional() }),
  example: { body: { reason: "published-in-error", note: "A test record." }, state: "tombstoned" },
  reason: ({ note }) => note,
  async decide({ registry, pid, body: { reason, note, successor }, decision }) {
    const [next] = await allIdentified(registry, successor === undefined ? [] : [successor]);
    await registry.tombstone(pid, { reason, note, ...(next ? { successor: next } : {}) }, decision);
  },
});

/** `…/withdraw`: the same, saying no more than one must. */
export const withdrawPid = deciding({
  word: "withdraw",
  id: "withdrawPid",
  summary: "No longer describe something, and say nothing of it",
  description: "The reason is never published. With legal, it is said that the law asked for it.",
  body: z.strictObject({ reason: words, legal: z.boolean().optional() }),
  example: { body: { reason: "Asked by a living sitter" }, state: "withdrawn" },
  reason: why,
  decide: ({ registry, pid, body: { legal = false }, decision }) => registry.withdraw(pid, legal, decision),
});

/** `…/restore`: a tombstoned, withdrawn or split PID stands as it did before. */
export const restorePid = deciding({
  word: "restore",
  id: "restorePid",
  summary: "Take back a tombstone, a withdrawal or a split",
  body: perhaps,
  example: { body: { reason: "It is ours after all" }, state: "active" },
  reason: unlessSaid("restored over the API"),
  decide: ({ registry, pid, decision }) => registry.restore(pid, decision),
});

/** `…/void`: gives up a reserved PID for ever. */
export const voidPid = deciding({
  word: "void",
  id: "voidPid",
  summary: "Give up a reserved identifier for ever",
  body: perhaps,
  example: { body: { reason: "The label was never printed" }, state: "void" },
  reason: unlessSaid("given up over the API"),
  decide: ({ registry, pid, decision }) => registry.void([pid], decision),
});
