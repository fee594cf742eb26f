/** Keys of two systems that mean one thing: `{ from: "ciim/object-{id}", to: "tms/object/{id}" }`, with the same `{id}` in both. */
export type Equivalence = { from: string; to: string };

/** Whether a text can be one side of an equivalence: a key with one `{id}` in it. */
export function isKeyPattern(text: string): boolean {
  return /^[a-z][a-z0-9-]*\/[^{}]*\{id\}[^{}]*$/.test(text);
}

/** Every other key of the thing that a key means, by rules that are read in both directions and one after the other. */
export function equivalentsBy(rules: readonly Equivalence[]): (key: string) => string[] {
  const steps = rules.flatMap(({ from, to }) => [
    { read: reading(from), write: to },
    { read: reading(to), write: from },
  ]);
  const others = (key: string) =>
    steps.flatMap(({ read, write }) => {
      const id = read.exec(key)?.[1];
      return id === undefined ? [] : [write.replace("{id}", () => id)];
    });
  return (key) => {
    const found = new Set([key]);
    // No key is more than one step a rule away, and rules that make keys ever longer end there too.
    for (let step = 0, last = [key]; step < rules.length && last.length > 0; step++) {
      last = last.flatMap(others).filter((other) => !found.has(other));
      for (const other of last) found.add(other);
    }
    found.delete(key);
    return [...found];
  };
}

function reading(pattern: string): RegExp {
  const [before = "", after = ""] = pattern.split("{id}").map((text) => RegExp.escape(text));
  return new RegExp(`^${before}(.+)${after}$`, "s");
}
