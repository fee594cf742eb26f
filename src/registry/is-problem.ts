import { Problem, type ProblemCode } from "../errors.ts";

/** Whether what was thrown is the fault of this code: for `assert.rejects`. */
export function isProblem(code: ProblemCode): (error: unknown) => boolean {
  return (error) => error instanceof Problem && error.code === code;
}
