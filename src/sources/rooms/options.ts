import { z } from "zod";
import type { Audience } from "../../entities/facts.ts";
import { checkedOptions } from "../reading/checked-options.ts";
import { columnsForm, namedColumns, schemeForm } from "../reading/column-names.ts";

/** The tables of a building; only one of `rooms` and the places in GeoJSON must be there. */
export type RoomTable = "rooms" | "doors" | "contents" | "moves" | "statuses";
type Columns = Record<RoomTable, Record<string, readonly string[]>>;

/** Where a building is described; `name` begins every key (`rooms/room/15a`) and must never change. */
export type RoomsOptions = {
  name?: string;
  folder: string | URL;
  audience?: Audience;
  language?: string;
  /** What the works' numbers are numbers of: `"inventory"`. */
  scheme?: string;
  files?: Partial<Record<RoomTable | "places", string>>;
  columns?: Partial<Record<RoomTable, Record<string, string | string[]>>>;
  delimiter?: string;
  /** Columns of `rooms` that hold a title which a room had for a time, and when: `{ title_2022_hang: "2022" }`. */
  titles?: Record<string, string>;
  /** Columns of `rooms` that hold a point on a plan, and what the plan is called. */
  plans?: { x: string; y: string; plan: string }[];
  /** Columns of `doors`, one a source, that hold 1 where that source knows the door. */
  doorSources?: string[];
};

/** The options in force. */
export type RoomsSettings = {
  name: string;
  folder: string | URL;
  audience: Audience;
  language: string | undefined;
  scheme: string;
  files: Record<RoomTable | "places", string>;
  columns: Columns;
  delimiter: string;
  titles: Record<string, string>;
  plans: readonly { x: string; y: string; plan: string }[];
  doorSources: readonly string[];
};

const work = ["inventory_number", "object_number", "accession_number"];
const hung = {
  room: ["room", "location"],
  wall: ["wall"],
  number: work,
  title: ["title"],
  artist: ["artist"],
  from: ["from", "from_date"],
  until: ["until", "to", "until_date"],
};

const columns: Columns = {
  rooms: {
    room: ["room", "id", "number"],
    name: ["name"],
    kind: ["kind", "type"],
    partOf: ["part_of", "within"],
    floor: ["floor", "level"],
    building: ["building"],
    title: ["title"],
    x: ["plan_x", "x"],
    y: ["plan_y", "y"],
    status: ["status"],
    audience: ["audience"],
  },
  doors: { id: ["id", "door"], a: ["room_a", "from_room"], b: ["room_b", "to_room"], oneWay: ["one_way"] },
  contents: hung,
  moves: { id: ["id", "move_id"], ...hung },
  statuses: {
    room: ["room"],
    status: ["status"],
    from: ["from", "from_date"],
    until: ["until", "to", "until_date"],
    note: ["note"],
  },
};

const text = z.string().min(1);
const file = text.optional();

const form = z.strictObject({
  name: text.optional(),
  folder: z.union([text, z.instanceof(URL)]),
  audience: z.enum(["public", "staff"]).optional(),
  language: text.optional(),
  scheme: schemeForm.optional(),
  files: z
    .strictObject({ rooms: file, doors: file, contents: file, moves: file, statuses: file, places: file })
    .optional(),
  columns: z
    .strictObject({
      rooms: columnsForm(columns.rooms),
      doors: columnsForm(columns.doors),
      contents: columnsForm(columns.contents),
      moves: columnsForm(columns.moves),
      statuses: columnsForm(columns.statuses),
    })
    .optional(),
  delimiter: z.string().length(1).optional(),
  titles: z.record(z.string(), text).optional(),
  plans: z.array(z.strictObject({ x: text, y: text, plan: text })).optional(),
  doorSources: z.array(text).optional(),
}) as z.ZodType<RoomsOptions>;

const files = {
  rooms: "rooms.csv",
  doors: "doors.csv",
  contents: "contents.csv",
  moves: "moves.csv",
  statuses: "statuses.csv",
  places: "places.geojson",
};

/** The options with their defaults. Fault: `config-invalid`. */
export function settingsOf(options: RoomsOptions): RoomsSettings {
  const given = checkedOptions("rooms", form, options);
  const all = Object.entries(columns).map(([table, own]) => [
    table,
    namedColumns(own, given.columns?.[table as RoomTable]),
  ]);
  return {
    name: given.name ?? "rooms",
    folder: given.folder,
    audience: given.audience ?? "staff",
    language: given.language,
    scheme: given.scheme ?? "inventory",
    files: { ...files, ...given.files },
    columns: Object.fromEntries(all) as Columns,
    delimiter: given.delimiter ?? ",",
    titles: given.titles ?? {},
    plans: given.plans ?? [],
    doorSources: given.doorSources ?? [],
  };
}

/** What changes what a record says: a part of the source's revision. */
export function mappingOf({
  audience,
  language,
  scheme,
  columns: called,
  titles,
  plans,
  doorSources,
}: RoomsSettings): string {
  return JSON.stringify([audience, language, scheme, called, titles, plans, doorSources]);
}
