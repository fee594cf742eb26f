import type { KeyRef, TimeSpan } from "../../../entities/facts.ts";
import type { Teller } from "../../telling/teller.ts";
import type { RoomsSettings } from "../options.ts";
import type { RoomOriginal } from "../read/read-rooms.ts";
import { spanOf } from "./span-of.ts";

type Fields = Record<string, string>;
type Telling = { tell: Teller; here: KeyRef; scheme: string };

/**
 * What hangs in a room. A work that is named by its number is placed there, now or in the past; the displays of the room say all of
 * its works, those that only a title names in words.
 */
export function sayContents(
  tell: Teller,
  { room, contents = [], moves = [] }: RoomOriginal,
  { scheme }: RoomsSettings,
): void {
  const label = room.name ? { label: room.name } : {};
  const here = { type: "location", key: tell.record, ...label } as const;
  const telling = { tell, here, scheme };
  for (const row of contents) sayPlacement(telling, row, "contents");
  for (const row of moves) sayPlacement(telling, row, "moves");
  sayDisplays(telling, contents);
}

function sayPlacement({ tell, here, scheme }: Telling, row: Fields, table: "contents" | "moves"): void {
  const { id, number, wall, from, until } = row;
  if (number === undefined) return;
  const when = spanOf(tell, `${table}.from`, from, until);
  const use = until === undefined ? "current" : "past";
  const position = wall ? { position: { on: "words", text: tell.text(wall) } as const } : {};
  const by = { at: tell.record, number, from, until };
  tell
    .of({ numbered: { scheme, value: number } })
    .say(
      `${table}.number`,
      { kind: "placement", use, at: here, ...position, ...(when ? { when } : {}) },
      { ...(id ? { key: tell.key("move", id) } : { by }), ...(use === "past" ? { standing: "former" } : {}) },
    );
}

/** A display is what hung at one time together. */
function sayDisplays({ tell, scheme }: Telling, contents: readonly Fields[]): void {
  const displays = new Map<string, Fields[]>();
  for (const row of contents) {
    const key = `${row.from ?? ""}/${row.until ?? ""}`;
    displays.set(key, [...(displays.get(key) ?? []), row]);
  }
  for (const rows of displays.values()) {
    const [{ from, until } = {}] = rows;
    const used = rows.flatMap((row) => workOf(row, scheme) ?? []);
    if (used.length === 0) continue;
    const when = spanOf(tell, "contents.from", from, until);
    const body = { kind: "activity", type: "display", used, ...(when ? { when: [when as TimeSpan] } : {}) } as const;
    tell.say("contents.title", body, { by: { type: "display", from, until } });
    sayTwice(tell, rows);
  }
}

function workOf({ number, title, artist }: Fields, scheme: string): KeyRef | undefined {
  const words = [artist, title].filter(Boolean).join(": ");
  if (number !== undefined)
    return { type: "object", numbered: { scheme, value: number }, ...(words === "" ? {} : { label: words }) };
  return words === "" ? undefined : { type: "object", text: words };
}

/** Two works of one title may hang in one room, or one is written twice. */
function sayTwice(tell: Teller, rows: readonly Fields[]): void {
  const seen = new Set<string>();
  for (const { number, title, artist } of rows) {
    const words = number ?? [artist, title].filter(Boolean).join(": ");
    if (seen.has(words)) {
      const detail =
        "Two rows say the same of this room; both are taken. Give the works' numbers, or drop one of the two.";
      tell.doubt("work-twice", number ? "contents.number" : "contents.title", words, detail);
    }
    seen.add(words);
  }
}
