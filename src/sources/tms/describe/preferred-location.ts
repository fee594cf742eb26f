import type { KeyRef, Position } from "../../../entities/facts.ts";
import type { Description, SourceRecord } from "../../port.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { audienceOf } from "./audience.ts";
import { type Row, rowsOf } from "./rows.ts";
import { type Teller, teller } from "./teller.ts";

/** A place as visitors know it, to which several locations of TMS belong: its name, its place on a plan, what it is within. */
export function describePreferredLocation(record: SourceRecord, mapping: TmsMapping): Description {
  const rows = rowsOf(record);
  const row = rows.first("PreferredLocations");
  const tell = teller(record, mapping, audienceOf(row, mapping));
  const { Description: words, LocationType, PartOf } = row;
  if (words) {
    const body = { kind: "name" as const, use: "preferred" as const, text: [tell.text(words)] };
    tell.say("PreferredLocations.Description", body, { by: { use: "preferred" } });
  }
  if (LocationType) {
    const concept = { type: "concept" as const, text: LocationType };
    const body = { kind: "classification" as const, aspect: "type" as const, concept };
    tell.say("PreferredLocations.LocationType", body, { by: { aspect: "type" } });
  }
  sayShape(tell, row);
  if (PartOf && rows.referred("Locations", PartOf)) sayWithin(tell, "PreferredLocations.PartOf", PartOf);
  else if (PartOf) {
    const detail = "The location that this is part of is not in the export. Export it too.";
    tell.doubt("reference-to-nothing", "PreferredLocations.PartOf", PartOf, detail);
  }
  return { drafts: [tell.draft("location")], findings: tell.findings };
}

/** Says what a location is within. */
export function sayWithin(tell: Teller, at: string, id: string): void {
  const whole = { type: "location" as const, key: tell.key("location", id) };
  const as = "contained-within" as const;
  tell.say(at, { kind: "part", whole, as }, { by: { as, ...(at.startsWith("LocationXrefs") ? { in: id } : {}) } });
}

function sayShape(tell: Teller, { MapImageUrl, MapShapeType, MapShapeCoords }: Row): void {
  const wkt = polygonOf(MapShapeType, MapShapeCoords);
  if (!wkt) return;
  const plan: Pick<Extract<Position<KeyRef>, { on: "plan" | "earth" }>, "plan"> = MapImageUrl
    ? { plan: { type: "media", uri: MapImageUrl } }
    : {};
  const position = { on: "plan" as const, wkt, ...plan };
  tell.say("PreferredLocations.MapShapeCoords", { kind: "placement", use: "site", position }, { by: { use: "site" } });
}

/** A shape of an HTML image map as WKT, in pixels: `rect` and `poly`; a circle has no form there. */
function polygonOf(type: string | undefined, coordinates = ""): string | undefined {
  const numbers = coordinates.split(",").map(Number);
  if (coordinates === "" || numbers.length % 2 !== 0 || numbers.some((number) => !Number.isFinite(number))) return;
  const [left = 0, top = 0, right = 0, bottom = 0] = numbers;
  const corners =
    type === "rect" && numbers.length === 4 ? [left, top, right, top, right, bottom, left, bottom] : numbers;
  if ((type !== "rect" && type !== "poly") || corners.length < 6) return;
  const pairs = corners.flatMap((x, index) => (index % 2 === 0 ? [`${x} ${corners[index + 1]}`] : []));
  return `POLYGON ((${[...pairs, pairs[0]].join(", ")}))`;
}
