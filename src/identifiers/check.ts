import { pidLength, symbols, symbolValue } from "./alphabet.ts";

/**
 * The check symbol of eleven symbols: Σ i·value(sᵢ) mod 29. Weights 1 to 11 differ and their neighbours' sums stay below 29,
 * so it finds every wrong symbol, every swap of neighbours and every twin error. Undefined for what are not eleven symbols.
 */
export function checkSymbol(payload: string): string | undefined {
  if (payload.length !== pidLength - 1) return undefined;
  let sum = 0;
  for (let at = 0; at < payload.length; at++) {
    const value = symbolValue(payload.charAt(at));
    if (value === undefined) return undefined;
    sum += (at + 1) * value;
  }
  return symbols.charAt(sum % symbols.length);
}

/** Whether twelve symbols without hyphens carry the right check symbol. */
export function checkPasses(bare: string): boolean {
  return bare.length === pidLength && checkSymbol(bare.slice(0, -1)) === bare.slice(-1);
}
