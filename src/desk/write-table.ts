import { writeFileSync } from "node:fs";
import { Problem } from "../errors.ts";

/** Writes a file that somebody asked for, in place of one of that name. Fault: `request-malformed`, where it cannot be written. */
export function writeTable(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Problem("request-malformed", `${file} cannot be written: ${why}. Name another file.`);
  }
}
