import { pointOf } from "../point.ts";
import { element, type Xml } from "../xml.ts";
import { lido } from "./block.ts";

/** A point on earth in GML 3.1.1, latitude before longitude as EPSG:4326 has it: `gmlOf("POINT(2.92 51.23)")`. Other shapes are left out. */
export function gmlOf(wkt: string): Xml | undefined {
  const point = pointOf(wkt);
  if (!point) return undefined;
  const at = element("gml:pos", {}, `${point.latitude} ${point.longitude}`);
  return lido("gml", {}, element("gml:Point", { srsName: "urn:ogc:def:crs:EPSG::4326" }, at));
}
