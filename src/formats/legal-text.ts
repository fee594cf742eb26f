// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * Text as every serialisation can carry it: what XML 1.0 (section 2.2) has no way to write, escaped or not, becomes U+FFFD,
 * so that RDF/XML holds the same graph as Turtle.
 */
export function legalText(value: string): string {
  return value.toWellFormed().replace(illegal, "\ufffd");
}

/** A JSON document in which every text is legal, indented by `space`: `{"name": "Sunflowers"}`. */
export function legalJson(document: object, space = 0): string {
  const text = JSON.stringify(document, undefined, space);
  // What is not legal is escaped or stands as it is; nearly no document has any of it.
  return /\\u|[\ufffe\uffff]/.test(text) ? JSON.stringify(document, legal, space) : text;
}

const legal = (_name: string, value: unknown) => (typeof value === "string" ? legalText(value) : value);
