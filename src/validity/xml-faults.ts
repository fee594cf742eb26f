import type { XmlLibError } from "libxml2-wasm";
import type { Fault } from "./result.ts";

/** What libxml2 has against a document, a fault each. */
export function faultsOfXml({ details, message }: XmlLibError): Fault[] {
  const faults = details
    .filter(({ level }) => level > 1)
    .map(({ line, col, xpath, message: what }) => ({ where: placeOf(line, col, xpath), what: what.trim() }));
  return faults.length > 0 ? faults : [{ where: "the whole", what: message.trim() }];
}

function placeOf(line: number, column: number, path: string | undefined): string {
  const point = column > 0 ? `line ${line}, column ${column}` : `line ${line}`;
  return path === undefined ? point : `${point}, ${path}`;
}
