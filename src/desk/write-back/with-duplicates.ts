import type { Pid } from "../../identifiers/pid.ts";
import type { Line } from "./line.ts";

/**
 * Marks as `duplicate` the changed lines that hold a PID which another record of their source holds too: somebody copied a record, or
 * pasted one PID twice. Two records of one thing rightly hold one PID and are none.
 */
export function withDuplicates(lines: readonly Line[]): Line[] {
  const holders = new Map<Pid, string[]>();
  for (const { key, returned } of lines)
    for (const pid of new Set(returned)) holders.set(pid, [...(holders.get(pid) ?? []), key]);
  return lines.map((line) => {
    if (line.status !== "changed") return line;
    const foreign = line.returned.filter((pid) => pid !== line.pid);
    const others = new Set(foreign.flatMap((pid) => holders.get(pid) ?? []).filter((key) => key !== line.key));
    if (others.size === 0) return line;
    return { ...line, status: "duplicate", note: `${line.note} It is returned by ${[...others].join(", ")} too.` };
  });
}
