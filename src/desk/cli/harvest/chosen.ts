import { Problem } from "../../../errors.ts";
import type { Source } from "../../../sources/port.ts";

/** The sources of these names, all where there are none. Fault: `config-invalid`. */
export function chosen(sources: readonly Source[], names: readonly string[]): readonly Source[] {
  const unknown = names.filter((name) => !sources.some((source) => source.name === name));
  if (unknown.length > 0) {
    const known = sources.map(({ name }) => name).join(", ");
    throw new Problem("config-invalid", `No source is named ${unknown.join(", ")}. The configuration has: ${known}.`);
  }
  return names.length === 0 ? sources : sources.filter(({ name }) => names.includes(name));
}
