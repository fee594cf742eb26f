import { element, type Xml } from "../xml.ts";
import { lido } from "./block.ts";

const point = /^\s*POINT\s*\(\s*(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s*\)\s*$/i;

/** A point on earth in GML 3.1.1, latitude before longitude as EPSG:4326 has it: `pointOf("POINT(2.92 51.23)")`. Other shapes are left out. */
export function pointOf(wkt: string): Xml | undefined {
  const [, longitude, latitude] = point.exec(wkt) ?? [];
  if (longitude === undefined || latitude === undefined) return undefined;
  const at = element("gml:pos", {}, `${latitude} ${longitude}`);
  return lido("gml", {}, element("gml:Point", { srsName: "urn:ogc:def:crs:EPSG::4326" }, at));
}
