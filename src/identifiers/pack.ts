import { inBlocks, letters, pidLength, symbols } from "./alphabet.ts";
import { checkSymbol } from "./check.ts";
import type { Pid } from "./pid.ts";

const base = symbols.length;
const digits = base - letters.length;
const capacity = letters.length * base ** (pidLength - 2);

/** The largest number that a native PID packs to. */
export const largestPacked = capacity - 1;

const spelled = inBlocks("0".repeat(pidLength));
/** The value of a character by its code; 255 for what is no symbol. */
const values = new Uint8Array(128).fill(255);
for (const [value, symbol] of [...symbols].entries()) values[symbol.charCodeAt(0)] = value;

/**
 * A native PID as a whole number below 7.99 × 10¹⁵ (< 2⁵³): the first symbol as its place among the 19 letters, the next ten
 * in base 29; the check symbol follows from them. Undefined for what is no native PID in its canonical spelling. Every resolving
 * comes by here: it reads each character once and makes no text of its own.
 */
export function pack(text: string): number | undefined {
  if (text.length !== spelled.length) return undefined;
  let number = 0;
  let sum = 0;
  let place = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (spelled[at] === "-") {
      if (code !== 45) return undefined;
      continue;
    }
    const value = values[code] ?? 255;
    if (value >= base) return undefined;
    if (++place === pidLength) return value === sum % base ? number : undefined;
    if (place === 1 && value < digits) return undefined;
    number = place === 1 ? value - digits : number * base + value;
    sum += place * value;
  }
  return undefined;
}

/** The native PID of a packed number; undefined outside 0 to 7.99 × 10¹⁵. */
export function unpack(number: number): Pid | undefined {
  if (!Number.isSafeInteger(number) || number < 0 || number >= capacity) return undefined;
  let rest = number;
  let payload = "";
  while (payload.length < pidLength - 2) {
    payload = symbols.charAt(rest % symbols.length) + payload;
    rest = Math.floor(rest / symbols.length);
  }
  payload = letters.charAt(rest) + payload;
  return inBlocks(payload + checkSymbol(payload)) as Pid;
}
