import { runOf } from "../../../harvest/decide-run.ts";
import { foreseeMerged } from "../../../harvest/foresee-merged.ts";
import { type PlanLine, planLines } from "../../../harvest/plan-diff.ts";
import type { House } from "../../house.ts";
import { exitCodes, print, printJson } from "../output.ts";
import { chosen } from "./chosen.ts";
import { planLineText, suspectText } from "./printing.ts";

const shownLines = 20;

/** Prints what a run's plan would do: how much of each sort, and the first of each; as JSON every step on a line of its own. */
export async function showPlan(house: House, id: number, { json }: { json?: boolean }): Promise<number> {
  const { store, registry } = house;
  const run = await runOf(id, store);
  const [source] = chosen(house.sources, [run.source]);
  if (!source) return exitCodes.refused;
  if (!json) printHead(run, await store.planCounts(id));
  const shown = new Map<PlanLine["action"], number>();
  const known = (keys: readonly string[]) => registry.lookup(keys);
  for await (const line of planLines(id, source, { store, known })) {
    const count = (shown.get(line.action) ?? 0) + 1;
    shown.set(line.action, count);
    if (json) printJson({ run: id, ...line });
    else if (count <= shownLines) print(planLineText(line));
    else if (count === shownLines + 1) print(`  ${line.action} … (--json lists all)`);
  }
  const suspects = await foreseeMerged(id, source, house);
  for (const { sure: _, ...suspect } of suspects.slice(0, json ? suspects.length : shownLines)) {
    json ? printJson({ ...suspect, action: "merge?" }) : print(`  merge?     ${suspectText(suspect)}`);
  }
  return exitCodes.good;
}

function printHead(
  { id, source, state, summary }: Awaited<ReturnType<typeof runOf>>,
  counts: Partial<Record<string, number>>,
): void {
  const list = Object.entries(counts).map(([action, count]) => `${count} ${action}`);
  const { why } = (summary ?? {}) as { why?: string };
  print(`Run ${id} of ${source} is ${state}${why === undefined ? "" : `: ${why}`}`);
  print(`  ${list.length === 0 ? "nothing to do" : list.join(", ")}`);
  if (state === "held" || state === "planned")
    print(`  do it: cartouche harvest --approve ${id}; drop it: cartouche harvest discard ${id}`);
}
