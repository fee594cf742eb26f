import type { TimeSpan } from "../../../entities/facts.ts";
import type { Description, SourceRecord } from "../../port.ts";
import { type Teller, teller } from "../../telling/teller.ts";
import type { RoomsSettings } from "../options.ts";
import type { RoomOriginal } from "../read/read-rooms.ts";
import { sayContents } from "./contents.ts";
import { sayDoors } from "./doors.ts";
import { spanOf } from "./span-of.ts";

type Fields = Record<string, string>;

/** A room, floor, wall or building: what it is called and was called, where it is, whether it is open, its doors and what hangs in it. */
export function describeRoom(record: SourceRecord, settings: RoomsSettings): Description {
  const original: RoomOriginal = JSON.parse(record.original);
  const { room, statuses = [] } = original;
  const { language } = settings;
  const audience = room.audience === "public" || room.audience === "staff" ? room.audience : settings.audience;
  const tell = teller(record, { audience, ...(language === undefined ? {} : { language }) });
  const { room: id = "", name = id, kind, title, status } = room;
  tell.say(
    room.name ? "room.name" : "room.room",
    { kind: "name", use: "preferred", text: [tell.text(name)] },
    { by: { use: "preferred" } },
  );
  tell.say("room.room", { kind: "number", scheme: "room", value: id }, { by: { scheme: "room" } });
  if (kind)
    tell.say(
      "room.kind",
      { kind: "classification", aspect: "type", concept: { type: "concept", text: kind } },
      { by: { aspect: "type" } },
    );
  if (title) sayTitle(tell, "room.title", title);
  for (const [column, when] of Object.entries(settings.titles)) {
    const { span } = tell.time(`room.${column}`, when);
    const held = room[column];
    if (held) sayTitle(tell, `room.${column}`, held, span && { ...span, lasting: true });
  }
  if (status) sayStatus(tell, "room.status", { status });
  for (const { status: state, from, until, note } of statuses) {
    if (!state) continue;
    const when = spanOf(tell, "statuses.from", from, until);
    sayStatus(tell, "statuses.status", { status: state, when, note });
  }
  sayWhole(tell, original);
  sayPlans(tell, room, settings);
  sayDoors(tell, original, settings);
  sayContents(tell, original, settings);
  return tell.description("location");
}

const closed = /^(?:room )?closed$/i;

/** A title says what hangs there, or that nothing does. */
function sayTitle(tell: Teller, at: string, title: string, when?: TimeSpan): void {
  if (closed.test(title)) sayStatus(tell, at, { status: "closed", when });
  else {
    const past = when ? { when } : {};
    tell.say(
      at,
      { kind: "name", use: "alternative", text: [tell.text(title)], ...past },
      { by: { use: "alternative", title } },
    );
  }
}

type Status = { status: string; when?: TimeSpan | undefined; note?: string | undefined };

function sayStatus(tell: Teller, at: string, { status, when, note }: Status): void {
  const concept = { type: "concept", text: status.toLowerCase() } as const;
  tell.say(
    at,
    { kind: "classification", aspect: "status", concept, ...(when ? { when } : {}) },
    {
      by: { aspect: "status", status, from: when?.earliest, until: when?.latest },
      ...(note ? { said: { note: tell.text(note) } } : {}),
    },
  );
}

/** What it is within: a room of its own, or in words. */
function sayWhole(tell: Teller, { room, within }: RoomOriginal): void {
  const { partOf, floor, building }: Fields = room;
  const words = partOf ?? [floor, building].filter(Boolean).join(", ");
  if (words === "") return;
  const whole = within
    ? ({ type: "location", key: tell.key("room", within.room) } as const)
    : ({ type: "location", text: words } as const);
  const at = partOf ? "room.partOf" : floor ? "room.floor" : "room.building";
  tell.say(at, { kind: "part", whole, as: "contained-within" }, { by: { as: "contained-within" } });
  if (partOf === undefined || within) return;
  const detail = "What it is part of is not among the rooms, so it is kept in words. Add it, or correct the name.";
  tell.doubt("reference-to-nothing", at, partOf, detail);
}

function sayPlans(tell: Teller, room: Fields, { plans }: RoomsSettings): void {
  for (const { x, y, plan } of [{ x: "x", y: "y", plan: undefined }, ...plans]) {
    const [across, down] = [room[x], room[y]];
    if (across === undefined || down === undefined) continue;
    if (![across, down].every((each) => Number.isFinite(Number(each)))) {
      tell.doubt(
        "not-a-number",
        `room.${x}`,
        `${across} ${down}`,
        "The point on the plan is no two numbers, so it is left out. Correct it.",
      );
      continue;
    }
    const wkt = `POINT (${Number(across)} ${Number(down)})`;
    const position = { on: "plan", wkt, ...(plan ? { plan: { type: "media", text: plan } as const } : {}) } as const;
    tell.say(`room.${x}`, { kind: "placement", use: "site", position }, { by: { use: "site", plan } });
  }
}
