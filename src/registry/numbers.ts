/** A number as it is compared where no exact match is found: NFKC, white space and invisible signs taken out, in lower case: `"NG 6692"` → `"ng6692"`. */
export function foldNumber(number: string): string {
  return number
    .normalize("NFKC")
    .replace(/[\s\p{Cf}]/gu, "")
    .toLowerCase();
}

const inventory: readonly string[] = ["inventory", "accession", "object-number"];

/** The schemes that a scheme's name stands for: museums call an inventory number by three names. */
export function schemesOf(scheme: string): readonly string[] {
  return inventory.includes(scheme) ? inventory : [scheme];
}
