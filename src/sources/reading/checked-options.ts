import type { z } from "zod";
import { Problem } from "../../errors.ts";

/**
 * Options that have been held to their form: every fault is named at once, for what is misspelt would be left out in silence.
 * `source` is the name of the source system. Fault: `config-invalid`.
 */
export function checkedOptions<T>(source: string, form: z.ZodType<T>, options: unknown): T {
  const { data, error } = form.safeParse(options);
  if (!error) return data;
  const faults = error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message));
  throw new Problem("config-invalid", `${source}: ${faults.join("; ")}`);
}
