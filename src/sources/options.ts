import { z } from "zod";
import { Problem } from "../errors.ts";

/** A folder as an option of a source. */
export const folderOption = z.union([z.string().min(1), z.instanceof(URL)]);

/**
 * The options of a source as its form has them. An option that is misspelt would be left out in silence, so it is a fault too.
 * Fault: `config-invalid`, naming every fault.
 */
export function checkedOptions<T extends z.ZodType>(source: string, form: T, options: unknown): z.output<T> {
  const checked = form.safeParse(options);
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map((issue) => {
    const place = issue.path.join(".");
    if (issue.code === "unrecognized_keys")
      return `unknown option ${[...issue.keys].map((key) => `“${key}”`).join(", ")}${place ? ` in ${place}` : ""}`;
    return place ? `${place}: ${issue.message}` : issue.message;
  });
  throw new Problem("config-invalid", `${source}: ${faults.join("; ")}`);
}
