import type { StoredFact } from "../../entities/facts.ts";
import { whyChanged } from "../../harvest/changed-pids.ts";
import { compareReturned, type Held, lookedUp, returnedIn, type Verdict } from "../../harvest/returned-pids.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { PidState } from "../../registry/port.ts";
import type { Source } from "../../sources/port.ts";
import type { House } from "../house.ts";
import type { Action, Line } from "./line.ts";
import { withDuplicates } from "./with-duplicates.ts";

const pageSize = 500;
const writable: ReadonlySet<PidState> = new Set(["active", "stub"]);

/**
 * How it stands with the PID of every record that a source had when it was last harvested, in the order of their keys. It is
 * found anew each time, from what the records said and the registry: nothing of it is kept. Records that stand for nothing of
 * their own (placeholders) are left out.
 */
export async function survey(house: Pick<House, "registry" | "store">, source: Source): Promise<Line[]> {
  const lines: Line[] = [];
  for (let after = ""; ; ) {
    const keys = await house.store.records(source.name, after, pageSize);
    const last = keys.at(-1);
    if (last === undefined) return withDuplicates(lines);
    for (const [key, own] of await house.registry.lookup(keys)) lines.push(await lineOf(house, source, { key, own }));
    after = last;
  }
}

type Looking = Pick<House, "registry" | "store">;

async function lineOf(house: Looking, source: Source, { key, own }: { key: string; own: Pid }): Promise<Line> {
  const { registry, store } = house;
  const [recordClass = "", ...rest] = key.slice(source.name.length + 1).split("/");
  const pid = (await registry.survivors([own])).get(own) ?? own;
  const facts = await store.saidOf(own);
  const holds = returnedIn(facts, key);
  const held = await lookedUp(holds, registry);
  const place = source.writeBack?.[recordClass];
  const about = { source: source.name, key, recordClass, id: rest.join("/"), pid, place, holds };
  const found = await registry.resolve(pid);
  const standing = await standingOf({ ...about, state: found.found ? found.state : "void" }, held, house);
  const label = (await store.summaries([own])).get(own)?.label ?? "";
  return { ...about, number: numberIn(facts, key), label, returned: pidsIn(held), ...standing };
}

type Standing = Pick<Line, "status" | "action" | "note">;
type Known = Pick<Line, "id" | "pid" | "place" | "holds"> & { state: PidState };

async function standingOf(line: Known, held: readonly Held[], { registry }: Looking): Promise<Standing> {
  const nothing = (status: Line["status"], note: string): Standing => ({ status, action: "none", note });
  const { id, pid, place, holds, state } = line;
  if (place === undefined || place === "none") {
    if (holds.length > 0) return nothing("unexpected", "The configuration names no place for the PIDs of this class.");
    return place ? nothing("not-storable", "The class has no place for a PID.") : nothing("not-configured", "");
  }
  if (!writable.has(state)) return nothing("ended", `The PID is ${state}.`);
  if (place.record.ids === "integer" && !isInteger(id))
    return nothing("not-storable", `“${id}” is no whole number, as ${place.owner} holds.`);
  const verdict = compareReturned(pid, held);
  return {
    status: verdict.status,
    action: actionOf(verdict, holds),
    note: await noteOf(verdict, line, registry),
  };
}

/** What the integer columns of databases hold: 32 bits with a sign. */
function isInteger(id: string): boolean {
  return /^(0|-?[1-9]\d{0,9})$/.test(id) && Number(id) === (Number(id) | 0);
}

/** Several texts that do not agree are for people to sort out: a script would not know which of them to keep. */
function actionOf({ status }: Verdict, holds: readonly string[]): Action {
  if (status === "pending") return "add";
  return status === "written" || holds.length > 1 ? "none" : "change";
}

async function noteOf(verdict: Verdict, { holds }: Known, registry: Looking["registry"]): Promise<string> {
  const byHand = holds.length > 1 ? " Take out all but the PID by hand." : "";
  if (verdict.status === "outdated") return `What it holds was merged into this PID.${byHand}`;
  return verdict.status === "changed" ? `${await whyChanged(verdict, registry)}${byHand}` : "";
}

const pidsIn = (held: readonly Held[]): Pid[] =>
  held.flatMap(({ resolution }) => (resolution.found ? [resolution.pid] : []));

function numberIn(facts: readonly StoredFact[], record: string): string {
  const numbers = facts.flatMap((fact) =>
    fact.kind === "number" && fact.scheme === "inventory" && fact.from.record === record && !fact.standing
      ? [fact]
      : [],
  );
  return numbers.find(({ assigner }) => assigner === undefined)?.value ?? "";
}
