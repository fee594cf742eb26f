import { setImmediate } from "node:timers/promises";
import { Problem } from "../../errors.ts";
import { toldProblem } from "./told-problem.ts";

const sliceLength = 1000;

/** One item's answer at its own place: what it got, or the problem document of what kept it from that. */
export type Itemised = { index: number } & Record<string, unknown>;

/**
 * Answers many items, each at its own place, whatever fails; a slice at a time, so that others are answered in between.
 * `answer` has for every item of a slice what it got or its problem; a problem it throws is that of the whole slice.
 */
export async function itemByItem<T>(
  items: readonly T[],
  answer: (slice: readonly T[]) => Promise<(Record<string, unknown> | { problem: Problem })[]>,
): Promise<Itemised[]> {
  const answers: Itemised[] = [];
  for (let at = 0; at < items.length; at += sliceLength) {
    const slice = items.slice(at, at + sliceLength);
    const given = await answer(slice).catch((error: unknown) => slice.map(() => ({ problem: problemOf(error) })));
    if (given.length !== slice.length) throw new Error(`${slice.length} items got ${given.length} answers`);
    for (const [place, one] of given.entries()) answers.push({ index: at + place, ...told(one) });
    await setImmediate();
  }
  return answers;
}

/** Does something for one item; what is wrong with it becomes its answer. */
export function orProblem<R>(steps: () => R): R | { problem: Problem } {
  try {
    return steps();
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}

function told(one: Record<string, unknown>): Record<string, unknown> {
  return one.problem instanceof Problem ? { problem: toldProblem(one.problem) } : one;
}

/** Answers as rows: a problem's code and detail are columns of their own. */
export function rowsOf(answers: readonly Itemised[]): Record<string, unknown>[] {
  return answers.map(({ problem, ...rest }) => {
    const { code, detail } = (problem ?? {}) as { code?: unknown; detail?: unknown };
    return { ...rest, problem: code, detail };
  });
}
