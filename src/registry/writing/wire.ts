import { Problem, type ProblemCode } from "../../errors.ts";
import { isWritingVerb, type WritingVerb } from "./verbs.ts";

/** A call to the writer, and its answer: what the verb gave, a fault a caller can tell apart, or another fault in words. */
export type Call = { id: number; verb: WritingVerb; given: readonly unknown[] };
export type Answer = { id: number; result?: unknown; problem?: Problem; fault?: string };

/** A call or an answer as one line of JSON; every `Problem` in it keeps its code and what belongs to it. */
export function writeLine(message: Call | Answer): string {
  return JSON.stringify(message, (_, value) =>
    value instanceof Problem ? { [mark]: { code: value.code, detail: value.detail, more: value.more } } : value,
  );
}

/** Reads a call; undefined where it is none. */
export function readCall(line: string): Call | undefined {
  const said = read(line);
  if (!isObject(said) || typeof said.id !== "number" || !isWritingVerb(said.verb) || !Array.isArray(said.given))
    return undefined;
  return { id: said.id, verb: said.verb, given: said.given };
}

/** Reads an answer; undefined where it is none. */
export function readAnswer(line: string): Answer | undefined {
  const said = read(line);
  return isObject(said) && typeof said.id === "number" ? (said as Answer) : undefined;
}

const mark = "cartouche-problem";

function read(line: string): unknown {
  try {
    return JSON.parse(line, (_, value) => (isObject(value) && isObject(value[mark]) ? problemOf(value[mark]) : value));
  } catch {
    return undefined;
  }
}

function problemOf({ code, detail, more }: Record<string, unknown>): Problem {
  return new Problem(code as ProblemCode, String(detail), isObject(more) ? more : {});
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
