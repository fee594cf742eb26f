// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * Text as every serialisation can carry it: what XML 1.0 (section 2.2) has no way to write, escaped or not, becomes U+FFFD,
 * so that RDF/XML holds the same graph as Turtle.
 */
export function legalText(value: string): string {
  return value.toWellFormed().replace(illegal, "\ufffd");
}
