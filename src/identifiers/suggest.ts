import { inBlocks, letters, pidLength, symbols } from "./alphabet.ts";
import { checkPasses } from "./check.ts";
import { unmistaken } from "./parse.ts";
import type { Pid } from "./pid.ts";
import { condense } from "./tolerance.ts";

/**
 * The native PIDs that are one slip away from a text: a wrong symbol, two neighbours swapped, one symbol too many or too few.
 * About a dozen or two of the hundreds of neighbours pass the check; which of them are registered is the registry's to say.
 */
export function suggestPids(decoded: string): Pid[] {
  const bare = unmistaken(condense(decoded));
  const near = neighbours(bare).filter(
    (other) => other !== bare && letters.includes(other.charAt(0)) && checkPasses(other),
  );
  return [...new Set(near)].sort().map((other) => inBlocks(other) as Pid);
}

function neighbours(bare: string): string[] {
  const places = [...bare].map((_, at) => at);
  const put = (at: number, drop: number) =>
    [...symbols].map((symbol) => bare.slice(0, at) + symbol + bare.slice(at + drop));
  switch (bare.length) {
    case pidLength:
      return [...places.flatMap((at) => put(at, 1)), ...places.map((at) => swapped(bare, at))];
    case pidLength - 1:
      return [...places, bare.length].flatMap((at) => put(at, 0));
    case pidLength + 1:
      return places.map((at) => bare.slice(0, at) + bare.slice(at + 1));
    default:
      return [];
  }
}

function swapped(bare: string, at: number): string {
  return bare.slice(0, at) + bare.charAt(at + 1) + bare.charAt(at) + bare.slice(at + 2);
}
