import { randomBytes } from "node:crypto";
import { inBlocks, letters, pidLength, symbols } from "./alphabet.ts";
import { blockedNumbers, blocklist, readings } from "./blocklist.ts";
import { checkSymbol } from "./check.ts";
import type { Pid } from "./pid.ts";

/** Gives so many random bytes. The default is the system's CSPRNG; tests hand in a rigged one. */
export type RandomBytes = (size: number) => Uint8Array;

const poolBytes = 4096;
const longestRun = 2;

/**
 * A new native PID, uniform over all that hold the rules: letter first, no run of three letters among its twelve symbols, no
 * blocked word. Whatever breaks a rule is thrown away whole, so that no identifier is likelier than another. Whether it is
 * free is the registry's to say.
 */
export function mintPid(random: RandomBytes = pooled): Pid {
  for (;;) {
    const bare = draw(random);
    if (bare !== undefined && !isBlocked(bare)) return inBlocks(bare) as Pid;
  }
}

/** Twelve symbols, or undefined as soon as three letters follow each other. */
function draw(random: RandomBytes): string | undefined {
  let bare = pick(letters, random);
  let run = 1;
  while (bare.length < pidLength) {
    const next = bare.length === pidLength - 1 ? (checkSymbol(bare) ?? "") : pick(symbols, random);
    run = letters.includes(next) ? run + 1 : 0;
    if (run > longestRun) return undefined;
    bare += next;
  }
  return bare;
}

/** One of these symbols, each equally likely: bytes above the last whole multiple are thrown away. */
function pick(from: string, random: RandomBytes): string {
  const limit = 256 - (256 % from.length);
  for (;;) {
    const byte = random(1)[0] ?? 255;
    if (byte < limit) return from.charAt(byte % from.length);
  }
}

const blocked = new RegExp([...blocklist.map(readable), ...blockedNumbers].join("|"));

/** Whether twelve symbols spell a blocked word or number, hyphens ignored. */
export function isBlocked(bare: string): boolean {
  return blocked.test(bare);
}

/** A word as a pattern of the symbols that can be read so: `"TIT"` → `"[T7][1][T7]"`. */
function readable(word: string): string {
  return [...word]
    .map((letter) => `[${[...symbols].filter((symbol) => (readings[symbol] ?? symbol).includes(letter)).join("")}]`)
    .join("");
}

let pool = new Uint8Array(0);
let used = 0;

function pooled(size: number): Uint8Array {
  if (used + size > pool.length) {
    pool = randomBytes(Math.max(poolBytes, size));
    used = 0;
  }
  used += size;
  return pool.subarray(used - size, used);
}
