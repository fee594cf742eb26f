import { rowOf } from "./row-of.ts";
import { aatIri } from "./term.ts";

/** Currencies that the Art & Architecture Thesaurus has. */
const inAat: Record<string, string> = { USD: "300411994", GBP: "300411998" };

/** The address of a currency of ISO 4217, `currencyIri("GBP")`: AAT's, else that of the EU's table of them; undefined for what is no such code. */
export function currencyIri(code: string): string | undefined {
  const known = code.toUpperCase();
  if (!/^[A-Z]{3}$/.test(known)) return undefined;
  const aat = rowOf(inAat, known);
  return aat ? aatIri(aat) : `http://publications.europa.eu/resource/authority/currency/${known}`;
}
