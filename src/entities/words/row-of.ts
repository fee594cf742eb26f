/** The row of a table that a word names; undefined for a word that is not in it, also where every object has such a property (`"constructor"`). */
export function rowOf<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
