/**
 * A word's row: what people read, its number in the Art & Architecture Thesaurus (`"300404670"`) where it has one, and
 * AAT's own name for that number where it is a wider term than the word.
 */
export type TermRow = { label: string; aat?: string; term?: string };

/** The address of an AAT number: `http://vocab.getty.edu/aat/300404670`, which is http and not https. */
export function aatIri(number: string): string {
  return `http://vocab.getty.edu/aat/${number}`;
}
