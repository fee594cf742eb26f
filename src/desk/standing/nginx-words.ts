/** A text as nginx reads it between double quotes. It can hold no `$`: addresses have it encoded. */
export function quoted(text: string): string {
  return `"${text.replaceAll("$", "%24").replace(/[\\"]/g, "\\$&")}"`;
}

/** A regular expression as nginx reads it between double quotes: `$` stands at its end alone, and there it is the end. */
export function quotedPattern(pattern: string): string {
  return `"${pattern.replaceAll('"', '\\"')}"`;
}

/** A `map` of nginx: what it is of, what it is called, and its lines, `[["default", ""], ["\"~^a\"", "b"]]`. */
export function mapOf(source: string, name: string, lines: readonly (readonly [string, string])[]): string {
  return [`map ${source} ${name} {`, ...lines.map(([key, value]) => `  ${key} ${value || '""'};`), "}"].join("\n");
}

/** A text as a regular expression that means just it. */
export function literally(text: string): string {
  return text.replace(/[^\w/ -]/g, "\\$&");
}
