import type { Geometry } from "../read/features.ts";

/** A GeoJSON geometry in well-known text (OGC 06-103r4, section 7): `"POINT (-122.39 37.61)"`; undefined for what is none. */
export function wktOf({ type, coordinates, geometries }: Geometry): string | undefined {
  if (type === "GeometryCollection") {
    const parts = (geometries ?? []).map(wktOf);
    return parts.every((part) => part !== undefined) ? `GEOMETRYCOLLECTION (${parts.join(", ")})` : undefined;
  }
  const body = types.has(type) ? written(coordinates) : undefined;
  return body === undefined ? undefined : `${type.toUpperCase()} ${type === "Point" ? `(${body})` : body}`;
}

const types = new Set(["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"]);

function written(coordinates: unknown): string | undefined {
  if (!Array.isArray(coordinates) || coordinates.length === 0) return undefined;
  if (coordinates.every((each) => typeof each === "number" && Number.isFinite(each)))
    return coordinates.length >= 2 ? coordinates.slice(0, 2).join(" ") : undefined;
  const parts = coordinates.map(written);
  return parts.every((part) => part !== undefined) ? `(${parts.join(", ")})` : undefined;
}
