import { Problem } from "../../errors.ts";
import type { Source } from "../../sources/port.ts";

/** A source to which records are sent. */
export type SentSource = Source & Required<Pick<Source, "sent">>;

/** The sources to which records are sent. */
export function sentSources(sources: readonly Source[]): SentSource[] {
  return sources.filter((source): source is SentSource => source.sent !== undefined);
}

/** The one of this name. Fault: `source-unknown`. */
export function sentSourceOf(name: string, sources: readonly Source[]): SentSource {
  const taking = sentSources(sources);
  const found = taking.find((source) => source.name === name);
  if (found) return found;
  const known = taking.length === 0 ? "None does." : `These do: ${taking.map((source) => source.name).join(", ")}.`;
  const asked = name.slice(0, 100);
  throw new Problem("source-unknown", `No source named “${asked}” takes records that are sent. ${known}`);
}
