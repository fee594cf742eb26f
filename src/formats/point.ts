const point = /^\s*POINT\s*Z?\s*\(\s*([-+]?\d+(?:\.\d+)?)\s+([-+]?\d+(?:\.\d+)?)(?:\s+[-+.\d]+)?\s*\)\s*$/i;

/** A point on earth in degrees, with the digits that it was told with; longitude first, as well-known text has it (OGC 06-103r4). */
export type Point = { longitude: string; latitude: string };

/** Reads a point: `pointOf("POINT(2.92 51.23)")`. Undefined for lines and areas. */
export function pointOf(wkt: string): Point | undefined {
  const [, longitude, latitude] = point.exec(wkt) ?? [];
  return longitude === undefined || latitude === undefined ? undefined : { longitude, latitude };
}
