import { hash } from "node:crypto";
import type { Source } from "../port.ts";
import { describePlace } from "./describe/place.ts";
import { describeRoom } from "./describe/room.ts";
import { mappingOf, type RoomsOptions, settingsOf } from "./options.ts";
import type { PlaceOriginal } from "./read/read-places.ts";
import { readRooms } from "./read/read-rooms.ts";

/** Raised whenever the code here says something else of the same record. */
const codeRevision = 1;

/** A building's rooms, doors and contents as CSV tables, and places as GeoJSON; see docs/sources/rooms.md. Fault: `config-invalid`. */
export function rooms(options: RoomsOptions): Source {
  const settings = settingsOf(options);
  return {
    name: settings.name,
    title: "Rooms (CSV, GeoJSON)",
    revision: `${codeRevision}-${hash("sha256", mappingOf(settings)).slice(0, 12)}`,
    read: () => readRooms(settings),
    describe(record) {
      const kind = record.key.split("/")[1];
      if (kind === "room") return describeRoom(record, settings);
      if (kind === "place") return describePlace(record, settings);
      throw new Error(`${record.key} is no record of rooms`);
    },
    fieldsOf: ({ key, original }) => (key.split("/")[1] === "place" ? fieldsOfPlace(original) : fieldsOfRoom(original)),
  };
}

function fieldsOfRoom(original: string): string[] {
  const tables = Object.entries(
    JSON.parse(original) as Record<string, Record<string, string> | Record<string, string>[]>,
  );
  const named = tables.flatMap(([table, held]) =>
    [held].flat().flatMap((fields) => Object.keys(fields).map((field) => `${table}.${field}`)),
  );
  return [...new Set(named)];
}

function fieldsOfPlace(original: string): string[] {
  const { feature, succession }: PlaceOriginal = JSON.parse(original);
  const held = Object.entries(feature.properties).filter(([, value]) => !isEmpty(value));
  const names = [...held.map(([name]) => name), ...(feature.geometry ? ["geometry"] : [])];
  return [...names.map((name) => `feature.${name}`), ...Object.keys(succession).map((name) => `succession.${name}`)];
}

const isEmpty = (value: unknown) => value === null || value === "" || (Array.isArray(value) && value.length === 0);
