import { inBlocks, letters, pidLength, symbols, symbolValue } from "./alphabet.ts";
import { checkSymbol } from "./check.ts";
import { parsePid } from "./parse.ts";
import type { Pid } from "./pid.ts";

const capacity = letters.length * symbols.length ** (pidLength - 2);

/**
 * A native PID as a whole number below 7.99 × 10¹⁵ (< 2⁵³): the first symbol as its place among the 19 letters, the next ten
 * in base 29; the check symbol follows from them. Undefined for what is no native PID in its canonical spelling.
 */
export function pack(pid: Pid): number | undefined {
  if (parsePid(pid) !== pid) return undefined;
  const bare = pid.replaceAll("-", "");
  let number = letters.indexOf(bare.charAt(0));
  for (let at = 1; at < pidLength - 1; at++) number = number * symbols.length + (symbolValue(bare.charAt(at)) ?? 0);
  return number;
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
