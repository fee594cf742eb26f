import { isDeepStrictEqual } from "node:util";
import type { Pid } from "../../identifiers/pid.ts";
import type { Alias, PidState, Registry } from "../port.ts";
import { type Desk, inChunks, known, record } from "./desk.ts";

/** What sources ask for, besides PIDs: states and numbers. What is already so writes no event, and what staff ended stays so. */
export function harvestDeedsOf(desk: Desk): Pick<Registry, "activate" | "stub" | "alias"> {
  return {
    activate: (pids) => change(desk, pids, "activate", ["reserved", "stub"]),
    stub: (pids) => change(desk, pids, "stub", ["active"]),
    alias: (aliases) => alias(desk, aliases),
  };
}

async function change(desk: Desk, pids: readonly Pid[], op: "activate" | "stub", from: PidState[]): Promise<void> {
  const due = (pid: Pid) => from.includes(desk.reader.stateOf(pid) ?? known(desk, pid).state);
  await inChunks(desk, [...new Set(pids)].filter(due), (chunk) => {
    const items = chunk.filter(due).map((pid) => ({ pid }));
    record(desk, { op, items }, desk.now().toISOString());
  });
}

async function alias(desk: Desk, aliases: readonly Alias[]): Promise<void> {
  const last = new Map<string, Alias>();
  for (const { pid, scheme, value, standing, from, until } of aliases) {
    if (desk.reader.stateOf(pid) === undefined) known(desk, pid);
    const dates = { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
    last.set(JSON.stringify([pid, scheme, value]), { pid, scheme, value, standing, ...dates });
  }
  await inChunks(desk, due(desk, [...last.values()]), (chunk) => {
    record(desk, { op: "alias", items: due(desk, chunk) }, desk.now().toISOString());
  });
}

/** Aliases that are not yet so. A date that is not said again stays as it was. */
function due({ reader }: Desk, aliases: readonly Alias[]): Alias[] {
  return aliases.flatMap((alias) => {
    const known = reader.alias(alias);
    const now = { ...known, ...alias };
    return isDeepStrictEqual(known, now) ? [] : [now];
  });
}
