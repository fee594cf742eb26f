import { inBlocks, letters } from "./alphabet.ts";
import { checkPasses } from "./check.ts";
import type { Pid } from "./pid.ts";
import { condense, decodeOnce } from "./tolerance.ts";

/**
 * Reads a native PID however it was written: `"x5k4 2b6c 9q1w."` → `"X5K4-2B6C-9Q1W"`; undefined where the check does not pass.
 * That it is well formed does not say that it is registered.
 */
export function parsePid(text: string): Pid | undefined {
  return readNative(decodeOnce(text));
}

/** As `parsePid`, for a text whose percent signs are decoded already. */
export function readNative(decoded: string): Pid | undefined {
  const bare = unmistaken(condense(decoded));
  return letters.includes(bare.charAt(0)) && checkPasses(bare) ? (inBlocks(bare) as Pid) : undefined;
}

/** Letters that the alphabet lacks because they are taken for others, as those others: O is 0, I and L are 1, U is V. */
export function unmistaken(condensed: string): string {
  return condensed.replace(/O/g, "0").replace(/[IL]/g, "1").replace(/U/g, "V");
}
