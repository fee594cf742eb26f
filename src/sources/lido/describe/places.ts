import type { KeyRef, Position } from "../../../entities/facts.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { firstAt, textOf } from "../../reading/xml-tree.ts";
import { refTo, type Tell } from "./tell.ts";

/** A place of LIDO as a reference; `shown` are the words where it has no name. */
export function placeOf(tell: Tell, place: XmlElement, shown?: XmlElement): KeyRef | undefined {
  return refTo(tell, place, { kind: "place", type: "place", otherwise: textOf(shown) });
}

/** Where a place is on earth, where it has a point: latitude comes before longitude in EPSG:4326, and after it in WKT. */
export function pointIn(place: XmlElement | undefined): Position<KeyRef> | undefined {
  const [latitude, longitude] = (textOf(firstAt(place, "gml", "Point", "pos")) ?? "").split(" ").map(Number);
  const known = latitude !== undefined && longitude !== undefined && Number.isFinite(latitude + longitude);
  return known ? { on: "earth", wkt: `POINT(${longitude} ${latitude})` } : undefined;
}

/** Says what a place lies in. */
export function sayWhole(tell: Tell, place: XmlElement): void {
  const around = firstAt(place, "partOfPlace");
  const whole = around && placeOf(tell, around);
  if (whole)
    tell.say("partOfPlace", { kind: "part", as: "contained-within", whole }, { by: { as: "contained-within" } });
}
