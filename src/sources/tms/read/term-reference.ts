/** A term as a row of ObjThesTerms or ConThesTerms names it: its place in the thesaurus, from the top, the term last. */
export type TermReference = { type: string; chain: string[]; aat?: string };

/**
 * The term of a row: `Path` is `"Materials\\Paint\\"`, the term comes after it; a path that ends with the term names it
 * already. A term without a path stands under its thesaurus type, so that two `Board`s stay apart.
 */
export function termReference(values: { get(column: string): string | undefined }): TermReference {
  const type = values.get("ThesXrefType")?.trim() ?? "";
  const term = values.get("Term")?.trim() ?? "";
  const aat = values.get("AATID")?.trim();
  const path = values.get("Path")?.trim() ?? "";
  const above = path.split("\\").flatMap((step) => (step.trim() === "" ? [] : [step.trim()]));
  const named = !path.endsWith("\\") && above.at(-1) === term;
  const chain = [...(above.length > 0 ? above : [type]), ...(named ? [] : [term])];
  return { type, chain, ...(aat && aat !== "0" ? { aat } : {}) };
}

/** The last part of a term's key: `"Materials\\Paint\\Oil"`. */
export const termId = (chain: readonly string[]): string => chain.join("\\");
