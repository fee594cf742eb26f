import type { Entity } from "../../entities/entity.ts";
import { summarise } from "../../entities/summary.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { StoredSummary } from "../port.ts";
import type { CurrentTable, EntityRow } from "../tables.ts";
import { standingOf } from "./current.ts";

/** Where summaries come from; `last` is the last state kept of a thing that has no row. */
export type SummaryTables = {
  current: Pick<CurrentTable, "row">;
  row(pid: Pid): EntityRow | undefined;
  last(pid: Pid): Entity | undefined;
  now(): Date;
};

/** What others need to know of a thing: of a merged one its survivor's; what was withdrawn or given up is not public. */
export function summaryIn(tables: SummaryTables, pid: Pid): StoredSummary | undefined {
  const { survivor, ended } = standingOf(tables.current, pid);
  const found = ended === "merged" ? summaryIn(tables, survivor) : lastSummary(tables, pid);
  return found && (ended === "withdrawn" || ended === "void") ? { ...found, public: false } : found;
}

function lastSummary({ row, last, now }: SummaryTables, pid: Pid): StoredSummary | undefined {
  const found = row(pid);
  if (found) return summaryOf(found);
  const kept = last(pid);
  return kept && { type: kept.type, ...summarise(kept.facts, now()) };
}

/** The summary that a row holds. */
export function summaryOf(row: EntityRow): StoredSummary {
  return { type: row.type, label: row.label ?? undefined, public: row.public === 1, sameAs: JSON.parse(row.same_as) };
}
