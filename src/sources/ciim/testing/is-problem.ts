import { Problem } from "../../../errors.ts";

/** Whether a fault has this code and says this. */
export const isProblem = (code: string, detail: RegExp) => (error: unknown) =>
  error instanceof Problem && error.code === code && detail.test(error.detail);
