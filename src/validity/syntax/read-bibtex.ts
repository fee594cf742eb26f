import type { Fault } from "../result.ts";

/** Where reading has come to in a text, and what is wrong there, thrown. */
type Reader = { text: string; at: number };

/**
 * What is no BibTeX: entries `@book{key, title = {…}, year = 1901}`, whose values are numbers, names, or text in quotes or in
 * braces that balance, joined by `#`. The first fault ends the reading.
 */
export function faultsOfBibtex(text: string): Fault[] {
  const reader: Reader = { text, at: 0 };
  let entries = 0;
  const keys = new Set<string>();
  try {
    for (;;) {
      const begin = text.indexOf("@", reader.at);
      const between = text.slice(reader.at, begin === -1 ? undefined : begin);
      if (between.trim() !== "") throw new Error(`“${between.trim().slice(0, 40)}” stands outside an entry`);
      if (begin === -1) break;
      reader.at = begin + 1;
      const key = readEntry(reader);
      if (keys.has(key)) throw new Error(`two entries have the key “${key}”`);
      keys.add(key);
      entries++;
    }
  } catch (error) {
    const line = text.slice(0, reader.at).split("\n").length;
    return [{ where: `line ${line}`, what: error instanceof Error ? error.message : String(error) }];
  }
  return entries > 0 ? [] : [{ where: "the whole", what: "there is no entry" }];
}

function readEntry(reader: Reader): string {
  take(reader, /[A-Za-z]+/y, "a kind of entry, such as book");
  take(reader, /\s*\{\s*/y, "{ after the kind of entry");
  const key = take(reader, /[^\s,{}"#%=\\()]+/y, "a key");
  const names = new Set<string>();
  while (taken(reader, /\s*,\s*/y) !== undefined && reader.text[reader.at] !== "}") {
    const name = take(reader, /[A-Za-z][\w:.+/-]*/y, "the name of a field").toLowerCase();
    if (names.has(name)) throw new Error(`the field ${name} stands twice`);
    names.add(name);
    take(reader, /\s*=\s*/y, `= after ${name}`);
    do readValue(reader);
    while (taken(reader, /\s*#\s*/y) !== undefined);
  }
  take(reader, /\s*\}/y, "} at the end of the entry, or a comma before the next field");
  return key;
}

function readValue(reader: Reader): void {
  if (taken(reader, /\d+|[A-Za-z][\w:.+/-]*/y) !== undefined) return;
  const open = take(reader, /["{]/y, "a number, a name, or text in quotes or braces");
  let depth = 0;
  for (; reader.at < reader.text.length; reader.at++) {
    const symbol = reader.text[reader.at];
    if (symbol === "\\") reader.at++;
    else if (depth === 0 && symbol === (open === "{" ? "}" : '"')) {
      reader.at++;
      return;
    } else if (symbol === "{") depth++;
    else if (symbol === "}" && --depth < 0) break;
  }
  throw new Error("a text does not end, or its braces do not balance");
}

function taken(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  if (found !== undefined) reader.at += found.length;
  return found;
}

function take(reader: Reader, pattern: RegExp, wanted: string): string {
  const found = taken(reader, pattern);
  if (found !== undefined) return found;
  throw new Error(`${wanted} is wanted at “${reader.text.slice(reader.at, reader.at + 20)}”`);
}
