import { hash } from "node:crypto";

/**
 * Tells whether a key was already given in this read. It remembers 64 bits of a hash each, 16 bytes for a key, so that a million
 * keys are no burden; that two of a million different keys are held for one happens in one read of thirty million.
 */
export function seenKeys(): (key: string) => boolean {
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
  return (key) => {
    const print = hash("sha256", key, "buffer").readBigUInt64LE() || 1n;
    const at = slotOf(print);
    if (slots[at] === print) return true;
    slots[at] = print;
    if (++count * 2 > slots.length) grow();
    return false;
  };
}
