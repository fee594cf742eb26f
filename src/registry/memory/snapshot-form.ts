import type { Pid } from "../../identifiers/pid.ts";
import { type Claim, type Claims, emptyClaims } from "./claims.ts";
import type { EndingsHeld, PastEnding } from "./endings.ts";
import type { Parts } from "./fold.ts";
import { bytesARow, type PackedRows, type Row } from "./packed-rows.ts";
import type { Settled } from "./rows.ts";

/** A place in the log: how many events there are up to it, and the leaf hash of the last of them (none where there is none). */
export type LogPlace = { size: number; leaf: string };

/** The first line of a snapshot. `rows` is how many packed ones follow it, 15 bytes each; after them come lines of JSON, and a SHA-256. */
export type SnapshotHeader = LogPlace & { cartouche: typeof kind; version: number; rows: number; names: string[] };

/** A registry in memory as it stood at one place of its log. The words of endings are not in it. */
export type Snapshot = Settled & { place: LogPlace; endings: EndingsHeld; claims: Claims };

/** The version of the form, and of what is folded into it: a snapshot of another is not read. */
export const snapshotVersion = 1;
const kind = "cartouche registry snapshot";
const itemsALine = 1000;

type Line =
  | { loose: [Pid, Row][] }
  | { past: PastEnding[] }
  | { inForce: [Pid, number][] }
  | { survivors: [Pid, Pid][] }
  | { claims: Claim[] };

/** How a header begins, whatever its version. */
export const snapshotBegins = `{"cartouche":"${kind}","version":`;

/**
 * Takes a snapshot of a registry in memory, which goes on changing meanwhile: answers it as parts of a file. Claims are read as the
 * file is written: those of later events among them are made once more by following, which changes nothing. Reasons and notes
 * of endings stay in the database, which is asked for them when the snapshot is loaded: what is taken back there is nowhere else.
 */
export async function takeSnapshot({ rows, endings, claims }: Parts, place: () => LogPlace) {
  const { settled, taken } = await rows.settle(() => ({ place: place(), lines: [...endingLines(endings.held)] }));
  const rest = [taken.lines, linesOf(claims.all(), (some) => ({ claims: some }))];
  return { place: taken.place, parts: partsOf(taken.place, settled, rest) };
}

function* partsOf(place: LogPlace, { packed, names, loose }: Settled, rest: Iterable<Line>[]): Iterable<Uint8Array> {
  const header = { cartouche: kind, version: snapshotVersion, ...place, rows: packed.count, names };
  yield Buffer.from(`${JSON.stringify(header)}\n`);
  const bytes = new Uint8Array(packed.memory);
  const slice = 2 ** 20;
  for (let at = 0; at < bytes.length; at += slice) yield bytes.subarray(at, at + slice);
  for (const lines of [linesOf(loose, (some) => ({ loose: some })), ...rest])
    for (const line of lines) yield Buffer.from(`${JSON.stringify(line)}\n`);
}

function* endingLines({ past, inForce, survivors }: EndingsHeld): Iterable<Line> {
  yield* linesOf(past.values(), (some) => ({ past: some.map(({ reason: _reason, note: _note, ...bare }) => bare) }));
  yield* linesOf(inForce, (some) => ({ inForce: some }));
  yield* linesOf(survivors, (some) => ({ survivors: some }));
}

function* linesOf<T>(items: Iterable<T>, lineOf: (some: T[]) => Line): Iterable<Line> {
  let some: T[] = [];
  for (const item of items) {
    some.push(item);
    if (some.length < itemsALine) continue;
    yield lineOf(some);
    some = [];
  }
  if (some.length > 0) yield lineOf(some);
}

/** The snapshot of a header, its packed rows, and the lines that follow. */
export function snapshotFrom({ size, leaf, names }: SnapshotHeader, packed: PackedRows, lines: Buffer): Snapshot {
  const loose: Settled["loose"] = new Map();
  const endings: EndingsHeld = { past: new Map(), inForce: new Map(), survivors: new Map() };
  const claims = emptyClaims();
  for (let at = 0; at < lines.length; ) {
    const end = lines.indexOf(10, at);
    const line = JSON.parse(lines.toString("utf8", at, end)) as Line;
    at = end + 1;
    if ("loose" in line) for (const [pid, row] of line.loose) loose.set(pid, row);
    else if ("past" in line) for (const ending of line.past) endings.past.set(ending.seq, ending);
    else if ("inForce" in line) for (const [pid, seq] of line.inForce) endings.inForce.set(pid, seq);
    else if ("survivors" in line) for (const [pid, into] of line.survivors) endings.survivors.set(pid, into);
    else for (const { wrong, ...claim } of line.claims) claims.put({ ...claim, standing: wrong ? "wrong" : "current" });
  }
  return { place: { size, leaf }, packed, names, loose, endings, claims };
}

/** Bytes of a header's packed rows. */
export function rowBytes({ rows }: SnapshotHeader): number {
  return rows * bytesARow;
}
