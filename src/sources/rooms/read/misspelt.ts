/**
 * The names that are most likely another one misspelt: but for one letter they are a name that stands there more often.
 * `misspeltAmong(new Map([["Jan Steen", 9], ["Jan SteenF", 1]]))` → `Map { "Jan SteenF" → "Jan Steen" }`.
 */
export function misspeltAmong(names: ReadonlyMap<string, number>): Map<string, string> {
  const alike = new Map<string, string[]>();
  for (const name of names.keys()) {
    if (name.length < shortest) continue;
    for (const form of formsOf(name)) {
      const group = alike.get(form);
      if (group) group.push(name);
      else alike.set(form, [name]);
    }
  }
  const misspelt = new Map<string, string>();
  for (const group of alike.values())
    for (const name of group)
      for (const other of group) if ((names.get(other) ?? 0) > (names.get(name) ?? 0)) misspelt.set(name, other);
  return misspelt;
}

/** Short names differ in a letter by right. */
const shortest = 6;

/** The name, and the name without one letter: two that differ in one letter have one of these in common. */
function formsOf(name: string): Set<string> {
  const letters = [...name.toLowerCase()];
  return new Set([letters.join(""), ...letters.map((_, at) => letters.toSpliced(at, 1, "").join(""))]);
}
