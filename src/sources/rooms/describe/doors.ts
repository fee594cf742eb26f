import type { Teller } from "../../telling/teller.ts";
import type { RoomsSettings } from "../options.ts";
import type { RoomOriginal } from "../read/read-rooms.ts";

const yes = /^(?:1|y|yes|true)$/i;

/**
 * The doors of a room: both rooms say that they are connected. One that not all sources know is taken as possible, and one that
 * is said to lead one way only is taken for both; the first of its rooms tells the doubt.
 */
export function sayDoors(
  tell: Teller,
  { room: { room: id }, doors = [] }: RoomOriginal,
  { doorSources }: RoomsSettings,
): void {
  for (const door of doors) {
    const { a = "", b = "", oneWay = "" } = door;
    const other = a === id ? b : a;
    const missing = doorSources.filter((column) => !yes.test(door[column] ?? ""));
    const to = { type: "location", key: tell.key("room", other) } as const;
    const certainty = missing.length > 0 ? ({ certainty: "possible" } as const) : {};
    tell.say(
      "doors.a",
      { kind: "relation", predicate: "connected-place", to },
      { by: { to: other, door: door.id }, ...certainty },
    );
    if (a !== id) continue;
    if (missing.length > 0) {
      const detail = `Not every source knows this door (not ${missing.join(", ")}); it is taken as possible. Look at it, and correct the one that is wrong.`;
      tell.doubt("door-in-one-source", "doors.a", `${a} – ${b}`, detail);
    }
    if (yes.test(oneWay)) {
      const detail =
        "The door is said to lead one way only; it is taken for both ways. Correct it, or say why in a note.";
      tell.doubt("door-one-way", "doors.oneWay", `${a} – ${b}`, detail);
    }
  }
}
