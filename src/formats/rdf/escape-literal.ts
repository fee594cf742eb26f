const special = /["\\\n\r\t]/;
const escapes: Record<string, string> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Text between the quotes of a Turtle or N-Triples literal. */
export function escapeLiteral(value: string): string {
  return special.test(value) ? value.replace(/["\\\n\r\t]/g, (character) => escapes[character] ?? character) : value;
}
