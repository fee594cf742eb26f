import { letters } from "../../identifiers/alphabet.ts";
import { foreignGrammars, grammars } from "../../identifiers/grammars.ts";
import { mapOf } from "./nginx-words.ts";

const places = Array.from({ length: 12 }, (_, at) => at + 1);

/** What may stand between two symbols: a space, a hyphen, soft hyphen, minus sign or dash, as nginx has them, in bytes of UTF-8. */
const between = "(?:[ -]|\\xc2\\xad|\\xe2\\x80[\\x90-\\x95]|\\xe2\\x88\\x92)*";

/** A native PID in any spelling, each of its symbols captured by its place. Letters that are none are taken for others. */
export const nativeSpelling = places
  .map((place) => `(?<cartouche_${place}>${place === 1 ? "[B-DF-HJKMNP-XZ]" : "[0-9B-DF-XZ]"})`)
  .join(between);

/** That native PID as it is registered, put together from the maps of `foldingMaps`. */
export const asRegistered = places
  .map((place) => `${place % 4 === 1 && place > 1 ? "-" : ""}\${cartouche_s${place}}`)
  .join("");

/** A symbol of each place as it is registered: nginx cannot change the case of a text, but a map's keys are of any case. */
export function foldingMaps(): string[] {
  const folded: [string, string][] = [..."OIL"].map((letter) => [letter, letter === "O" ? "0" : "1"]);
  const lines = [...letters].map((letter) => [letter, letter] as [string, string]).concat(folded, [["U", "V"]]);
  return places.map((place) =>
    mapOf(`$cartouche_${place}`, `$cartouche_s${place}`, [["default", `$cartouche_${place}`], ...lines]),
  );
}

/** An identifier of a foreign grammar, exactly. */
export const foreignSpelling = grammars
  .filter(({ name }) => foreignGrammars.includes(name))
  .map(({ pattern }) => pattern.source.replace(/^\^|\$$/g, ""))
  .join("|");

/** Whether a text is an identifier of a foreign grammar. */
export function isForeign(text: string): boolean {
  return grammars.some(({ name, pattern }) => foreignGrammars.includes(name) && pattern.test(text));
}
