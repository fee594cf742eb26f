import type { z } from "zod";
import type { ProblemCode } from "../../../errors.ts";
import type { Pid } from "../../../identifiers/pid.ts";
import type { Decision, Registry } from "../../../registry/port.ts";
import { identified, standingOf } from "../identified.ts";
import { decisionOf, type Operation, operation } from "../operation.ts";
import { standing } from "../shapes.ts";

/** What stands in the way of any decision about a PID. */
export const inTheWay: readonly ProblemCode[] = ["pid-unknown", "pid-malformed", "state-forbids"];

/** One verb: its word, what it is for, the body it takes, and how it is done. */
export type Verb<Body extends z.ZodType> = {
  word: string;
  id: string;
  summary: string;
  description?: string;
  body: Body;
  problems?: readonly ProblemCode[];
  example: { body: z.input<Body>; state: string; into?: string[] };
  reason(body: z.output<Body>): string;
  decide(on: { registry: Registry; pid: Pid; body: z.output<Body>; decision: Decision }): Promise<void>;
};

/** `POST /api/v1/pids/{pid}/WORD`: decides something about a PID and answers where it stands then. Done twice it changes nothing. */
export function deciding<Body extends z.ZodType>(verb: Verb<Body>): Operation {
  const { word, body, reason, decide, problems = [], example, ...told } = verb;
  const { body: sent, ...after } = example;
  return operation({
    ...told,
    method: "POST",
    path: `/api/v1/pids/{pid}/${word}`,
    scope: "decide",
    body,
    answer: standing,
    problems: [...inTheWay, ...problems],
    example: { body: sent, answer: { pid: "X5K4-2B6C-9Q1W", ...after } },
    async answerTo({ params, body: said, holder, desk }) {
      const { registry } = desk.reading;
      const { pid } = await identified(registry, params.pid ?? "");
      await decide({ registry, pid, body: said, decision: decisionOf({ holder }, reason(said)) });
      return { value: standingOf(await identified(registry, pid)) };
    },
  });
}

/** A verb's reason where none was said. */
export function unlessSaid(otherwise: string): (body: { reason?: string | undefined }) => string {
  return ({ reason = otherwise }) => reason;
}
