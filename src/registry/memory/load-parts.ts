import { log } from "../../log.ts";
import { endingsFrom, type PastEnding } from "./endings.ts";
import type { Parts } from "./fold.ts";
import type { FollowedFile } from "./followed-file.ts";
import { partsFromTables } from "./parts-from-tables.ts";
import { rowsFrom } from "./rows.ts";
import { readSnapshotFile } from "./snapshot-file.ts";
import type { LogPlace, Snapshot } from "./snapshot-form.ts";

/** A registry in memory and its place in the log; `kept` where the snapshot was used. */
export type Loaded = { parts: Parts; place: LogPlace; kept: boolean };

/** Loads a registry into memory: from the snapshot if it is whole and of this log, else from the tables, and then the log says why. */
export async function loadParts(file: FollowedFile, snapshotFile: string, smallest?: number): Promise<Loaded> {
  const read = readSnapshotFile(snapshotFile);
  const unusable = read && ("unusable" in read ? read.unusable : whyNot(read, file));
  if (read && !("unusable" in read) && unusable === undefined) {
    const { packed, names, loose, endings, claims, place } = read;
    const parts = { rows: rowsFrom({ packed, names, loose }, smallest), endings: endingsFrom(endings), claims };
    return { parts, place, kept: true };
  }
  if (unusable !== undefined) log.warn({ file: snapshotFile, reason: unusable }, "the snapshot is not used");
  return { ...(await partsFromTables(file, smallest)), kept: false };
}

/** Why a snapshot is not of this log; where it is, its endings get their words. */
function whyNot({ place, endings }: Snapshot, file: FollowedFile): string | undefined {
  const at = file.from(place.size, 1)[0];
  if (place.size > 0 && (at?.seq !== place.size || at.leaf !== place.leaf)) return "it is of another log";
  for (const { seq, ...words } of file.endingWords()) Object.assign(endings.past.get(seq) ?? {}, words);
  const wordless = [...endings.past.values()].find(needsWords);
  return wordless && `the registry has no reason for the ending of ${wordless.pid}`;
}

const needsWords = ({ state, reason }: PastEnding) =>
  reason === undefined && (state === "split" || state === "tombstoned");
