import { parse } from "parse5";
import type { Fault } from "../result.ts";

/** What an HTML parser has to put right in a page (HTML Living Standard, section 13.2.2). */
export function faultsOfHtml(text: string): Fault[] {
  const faults: Fault[] = [];
  parse(text, {
    onParseError: ({ code, startLine, startCol }) =>
      faults.push({ where: `line ${startLine}, column ${startCol}`, what: code }),
  });
  return faults;
}
