/** The 19 letters of the native grammar: no vowels, no Y, and no L, which is read as 1. The first symbol is one of them. */
export const letters = "BCDFGHJKMNPQRSTVWXZ";

/** The 29 symbols of the native grammar in the order of their values: 29 is prime, so the check finds every slip of one place. */
export const symbols = `0123456789${letters}`;

/** How many symbols a native PID has, the check symbol among them. */
export const pidLength = 12;

/** The value of a symbol, 0 to 28; undefined for what is none. */
export function symbolValue(symbol: string): number | undefined {
  const value = symbols.indexOf(symbol);
  return value >= 0 && symbol.length === 1 ? value : undefined;
}

/** Twelve symbols as people see them: `"X5K42B6C9Q1W"` → `"X5K4-2B6C-9Q1W"`. */
export function inBlocks(bare: string): string {
  return `${bare.slice(0, 4)}-${bare.slice(4, 8)}-${bare.slice(8)}`;
}
