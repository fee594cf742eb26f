import type { Term } from "n3";

/** A triple with its terms as N-Triples writes them. */
export type Triple = { s: string; p: string; o: string };

const controls: Record<string, string> = {
  "\n": "\\n",
  "\r": "\\r",
  '"': '\\"',
  "\\": "\\\\",
  "\t": "\\t",
  "\b": "\\b",
  "\f": "\\f",
};
const string = "http://www.w3.org/2001/XMLSchema#string";

/** A term as N-Triples writes it (canonical form): `<https://a.example/1>`, `_:b1`, `"Kite"@en`. */
export function termText(term: Term): string {
  switch (term.termType) {
    case "NamedNode":
      return iriText(term.value);
    case "BlankNode":
      return `_:${term.value}`;
    case "Literal": {
      const value = `"${term.value.replace(/[\n\r"\\]/g, (character) => controls[character] ?? character)}"`;
      if (term.language !== "") return `${value}@${term.language.toLowerCase()}`;
      return term.datatype.value === string ? value : `${value}^^${iriText(term.datatype.value)}`;
    }
    default:
      throw new Error(`${term.termType} is no term of a triple`);
  }
}

const iriText = (iri: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: N-Triples escapes them
  `<${iri.replace(/[\x00-\x20<>"{}|^`\\]/g, (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`)}>`;

export const isIri = (text: string) => text.startsWith("<");
export const isBlank = (text: string) => text.startsWith("_:");
/** The address in a term. */
export const iriIn = (text: string) => text.slice(1, -1);
