import { type Line, placeName, type Status, statuses } from "./line.ts";

/** How many PIDs of one record class of a source stand how. */
export type Tally = { source: string; class: string; place: string; records: number } & Record<Status, number>;

/** The lines counted by source and record class, in the order of their names. */
export function tallyOf(lines: readonly Line[]): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { source, recordClass, place, status } of lines) {
    const name = `${source}/${recordClass}`;
    const tally = tallies.get(name) ?? emptyTally({ source, class: recordClass, place: placeName(place) });
    tally.records++;
    tally[status]++;
    tallies.set(name, tally);
  }
  return [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally);
}

function emptyTally(about: Pick<Tally, "source" | "class" | "place">): Tally {
  const none = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>;
  return { ...about, records: 0, ...none };
}
