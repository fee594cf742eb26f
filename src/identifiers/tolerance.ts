/** A text with percent signs decoded once; a text that is not well encoded stays as it is. */
export function decodeOnce(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** White space, hyphens of every kind (minus signs and hyphen bullets too), soft hyphens, zero-width and direction marks. */
const inert = /\s|\u034f|[\p{Z}\p{Pd}\p{Cf}\u02d7\u2043\u2212]/gu;
const trailing = /[\p{P}\p{S}]+$/u;
const longestSpelling = 200;

/**
 * What is left of an identifier when all that typesetting, copying and speaking put into it is taken out: `" x5k4–2b6c–9q1w."` →
 * `"X5K42B6C9Q1W"`. Only for identifiers that may be read tolerantly; imported ones are compared exactly.
 * A text of more than 200 characters is no identifier and gives nothing.
 */
export function condense(text: string): string {
  if (text.length > longestSpelling) return "";
  return text.normalize("NFKC").replace(inert, "").replace(trailing, "").toUpperCase();
}
