import { existsSync } from "node:fs";
import { join } from "node:path";
import canonicalize from "canonicalize";
import { Problem } from "../../../errors.ts";
import type { Finding, ReadItem, SourceRecord } from "../../port.ts";
import { csvTable } from "../../reading/csv-table.ts";
import { pathOf } from "../../reading/files-in.ts";
import { foundInRow, type OwnedRow, type OwnedRows, openOwnedRows } from "../../reading/owned-rows.ts";
import { type Tally, tallyOf } from "../../reading/tally.ts";
import type { RoomsSettings, RoomTable } from "../options.ts";
import { misspeltAmong } from "./misspelt.ts";
import { readPlaces } from "./read-places.ts";

type Fields = Record<string, string>;
/** A room with all that the other tables say of it; `within` is the room that it is part of, where that is among the rooms. */
export type RoomOriginal = { room: Fields; within?: { room: string } } & Partial<
  Record<Exclude<RoomTable, "rooms">, Fields[]>
>;

type Reading = { settings: RoomsSettings; tally: Tally; owned: OwnedRows; rooms: Map<string, OwnedRow> };

const owning = ["doors", "contents", "moves", "statuses"] as const;

/** The rooms of a building with their doors, contents and states, and the places of a GeoJSON file. Fault: `source-unreadable`. */
export async function* readRooms(settings: RoomsSettings): AsyncGenerator<ReadItem> {
  const owned = openOwnedRows();
  const reading: Reading = { settings, tally: tallyOf(), owned, rooms: new Map() };
  const [rooms, places] = [settings.files.rooms, settings.files.places].map((file) =>
    join(pathOf(settings.folder), file),
  );
  try {
    if (![rooms, places].some((path) => path !== undefined && existsSync(path))) throw nothingThere(settings);
    yield* readBuilding(reading);
    for (const { row, fields } of reading.rooms.values())
      yield reading.tally.count("rooms", { record: recordOf(row, fields, reading) });
    if (places !== undefined && existsSync(places)) yield* readPlaces({ settings, tally: reading.tally, path: places });
    yield { rows: reading.tally.rows };
  } finally {
    owned.close();
  }
}

function nothingThere({ folder, files }: RoomsSettings): Problem {
  const detail = `${pathOf(folder)} has neither ${files.rooms} nor ${files.places}. Put the export there, or say in \`files\` what it is called.`;
  return new Problem("source-unreadable", detail);
}

async function* readBuilding(reading: Reading): AsyncGenerator<ReadItem> {
  const { tally, rooms, settings } = reading;
  for await (const row of rowsOf("rooms", settings)) {
    const room = "finding" in row ? undefined : row.fields.room;
    if ("finding" in row) {
      yield tally.count("rooms", row);
      // Of a row that cannot be read nobody knows which room it was.
      yield { partial: `row ${row.finding.row} of ${row.finding.file} could not be read` };
    } else if (room === undefined) yield tally.count("rooms", unused("rooms", row, "without-id", settings));
    else if (rooms.has(room)) yield tally.count("rooms", unused("rooms", row, "duplicate-key", settings));
    else rooms.set(room, row);
  }
  const artists = new Map<string, { count: number; rows: number[] }>();
  for (const table of owning) {
    for await (const row of rowsOf(table, settings)) {
      yield* own(table, row, reading);
      if (table === "contents" && "fields" in row) note(row, artists);
    }
  }
  for (const finding of misspelt(artists, settings)) yield { finding };
}

async function* rowsOf(table: RoomTable, settings: RoomsSettings): AsyncGenerator<OwnedRow | { finding: Finding }> {
  const { folder, files, columns, delimiter } = settings;
  const file = files[table];
  const path = join(pathOf(folder), file);
  if (!existsSync(path)) return;
  const needs = table === "doors" ? ["a", "b"] : ["room"];
  for await (const row of csvTable(path, file, { delimiter, columns: columns[table], needs })) {
    if ("fields" in row) yield row;
    else yield { finding: { kind: "unused", table, file, row: row.row, ...row.fault } };
  }
}

/** A row belongs to its room, a door to both of its rooms. */
function* own(
  table: Exclude<RoomTable, "rooms">,
  row: OwnedRow | { finding: Finding },
  { settings, tally, owned, rooms }: Reading,
): Generator<ReadItem> {
  if ("finding" in row) {
    yield tally.count(table, row);
    return;
  }
  const { room, a, b, number } = row.fields;
  const owners = table === "doors" ? [a, b] : [room];
  if (!owners.every((owner) => owner !== undefined && rooms.has(owner))) {
    yield tally.count(table, unused(table, row, "reference-to-nothing", settings));
  } else if (table === "doors" && a === b) yield tally.count(table, unused(table, row, "door-to-itself", settings));
  else if (table === "moves" && number === undefined)
    yield tally.count(table, unused(table, row, "work-not-named", settings));
  else {
    tally.use(table);
    for (const owner of owners) owned.add(table, owner ?? "", row);
  }
}

function recordOf(row: number, room: Fields, { settings: { name, files }, owned, rooms }: Reading): SourceRecord {
  const { room: id = "", partOf } = room;
  const within = partOf !== undefined && partOf !== id && rooms.has(partOf) ? { room: partOf } : undefined;
  const said = owning.map((table) => [table, owned.take(table, id).map(({ fields }) => fields)] as const);
  const original = {
    room,
    ...(within ? { within } : {}),
    ...Object.fromEntries(said.filter(([, rows]) => rows.length > 0)),
  } satisfies RoomOriginal;
  return { key: `${name}/room/${id}`, original: canonicalize(original) ?? "", at: { file: files.rooms, row } };
}

const details = {
  "without-id": "The row does not say which room it is. Give it a number or a name that is its own.",
  "duplicate-key": "An earlier row is of this room; that one was taken. Drop one of the two.",
  "reference-to-nothing": "The row names a room that is not among the rooms. Add the room, or correct the name.",
  "door-to-itself": "The door leads from a room to itself. Correct one of the two.",
  "work-not-named": "The row does not say which work was moved. Give it the work's number.",
};

function unused(
  table: RoomTable,
  row: OwnedRow,
  rule: keyof typeof details,
  { files }: RoomsSettings,
): { finding: Finding } {
  const kind = rule === "without-id" ? "rejected" : "unused";
  return foundInRow(row, { kind, rule, table, file: files[table], detail: details[rule] });
}

function note({ row, fields: { artist } }: OwnedRow, artists: Map<string, { count: number; rows: number[] }>): void {
  if (artist === undefined) return;
  const { count = 0, rows = [] } = artists.get(artist) ?? {};
  artists.set(artist, { count: count + 1, rows: rows.length < 10 ? [...rows, row] : rows });
}

/** One finding for each of the first rows that have a misspelt name; the name is taken as it is. */
function misspelt(
  artists: ReadonlyMap<string, { count: number; rows: number[] }>,
  { files }: RoomsSettings,
): Finding[] {
  const counts = new Map([...artists].map(([name, { count }]) => [name, count]));
  return [...misspeltAmong(counts)].flatMap(([value, other]) =>
    (artists.get(value)?.rows ?? []).map((row): Finding => {
      const detail = `Most rows have ${other}, which differs by a letter; the name is taken as it is. Correct it, or leave it if they are two.`;
      return {
        kind: "doubtful",
        rule: "name-misspelt",
        table: "contents",
        file: files.contents,
        row,
        field: "artist",
        value,
        detail,
      };
    }),
  );
}
