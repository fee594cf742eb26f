import { z } from "zod";
import { operation } from "../operation.ts";
import { requestName } from "../shapes.ts";

const finding = z.object({
  kind: z.enum(["rejected", "unused", "doubtful"]),
  rule: z.string(),
  field: z.string().optional(),
  value: z.string().optional(),
  detail: z.string(),
});
const item = z.object({
  line: z.number().int(),
  key: z.string().optional(),
  outcome: z.enum(["created", "updated", "unchanged", "withdrawn", "waiting", "rejected"]),
  pid: z.string().optional(),
  findings: z.array(finding).optional(),
});
const rejected = {
  kind: "rejected",
  rule: "not-json",
  value: "{broken",
  detail: "This is no JSON. Send one object, on one line of a file.",
} as const;

/** `POST /api/v1/records/{source}`: takes records in, as a harvest does, and answers when they are there. */
export const pushRecords = operation({
  id: "pushRecords",
  method: "POST",
  path: "/api/v1/records/{source}",
  summary: "Send records to a source that takes them",
  description:
    "JSON Lines, one record or deletion a line, at most 1000 and 10 MB; docs/sources/push.md has their form. A line that is wrong is rejected and the rest is taken, all of it or, where the service ends meanwhile, all of it later. The same Idempotency-Key with the same batch gets the same answer for a week. What is not sent is as it was.",
  scope: "push",
  header: z.object({ "idempotency-key": requestName.optional() }),
  ownBody: {
    types: ["application/jsonl", "application/x-ndjson"],
    mostBytes: 10_000_000,
    example:
      '{"id":"41","type":"object","facts":[{"kind":"name","use":"preferred","text":[{"value":"Fog"}]}]}\n{"id":"40","deleted":true}\n',
  },
  answer: z.object({ run: z.number().int(), items: z.array(item) }),
  problems: ["source-unknown", "idempotency-conflict"],
  example: {
    answer: {
      run: 12,
      items: [
        { line: 1, key: "rooms/record/41", outcome: "created", pid: "X5K4-2B6C-9Q1W" },
        { line: 2, outcome: "rejected", findings: [rejected] },
      ],
    },
  },
  async answerTo({ params: { source = "" }, header: { "idempotency-key": name }, body, holder, desk }) {
    const lines = body instanceof Uint8Array ? body : new Uint8Array();
    const named = name === undefined ? {} : { name };
    return { value: await desk.inbox.take({ source, sender: holder?.id ?? "", lines, ...named }) };
  },
});
