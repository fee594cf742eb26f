import { hash } from "node:crypto";

/** A set of keys that is no burden however many there are. */
export type KeySet = {
  has(key: string): boolean;
  /** False where it is there already. */
  add(key: string): boolean;
};

/**
 * Remembers keys by 64 bits of a hash each, 16 bytes for a key, so that a million keys are no burden; that two of a million different
 * keys are held for one happens in one of thirty million sets.
 */
export function keySet(): KeySet {
  let slots = new BigUint64Array(1024);
  let count = 0;
  const slotOf = (print: bigint): number => {
    let at = Number(print % BigInt(slots.length));
    while (slots[at] !== 0n && slots[at] !== print) at = (at + 1) % slots.length;
    return at;
  };
  const grow = () => {
    const old = slots;
    slots = new BigUint64Array(old.length * 2);
    for (const print of old) if (print !== 0n) slots[slotOf(print)] = print;
  };
  const printOf = (key: string) => hash("sha256", key, "buffer").readBigUInt64LE() || 1n;
  return {
    has(key) {
      const print = printOf(key);
      return slots[slotOf(print)] === print;
    },
    add(key) {
      const print = printOf(key);
      const at = slotOf(print);
      if (slots[at] === print) return false;
      slots[at] = print;
      if (++count * 2 > slots.length) grow();
      return true;
    },
  };
}

/** Tells whether a key was already given in this read. */
export function seenKeys(): (key: string) => boolean {
  const keys = keySet();
  return (key) => !keys.add(key);
}
