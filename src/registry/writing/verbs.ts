import type { Registry } from "../port.ts";

/** Every verb by which the registry is written, and whether saying it again changes nothing where it was done already. */
const verbs = {
  assign: true,
  mint: false,
  activate: true,
  stub: true,
  alias: true,
  reserve: false,
  bind: true,
  take: true,
  adopt: true,
  merge: true,
  unite: true,
  unmerge: true,
  split: true,
  tombstone: true,
  withdraw: true,
  restore: false,
  void: true,
  acceptChange: true,
  erase: true,
} as const satisfies Partial<Record<keyof Registry, boolean>>;

export type WritingVerb = keyof typeof verbs;

/** What only reads, and needs no writer. */
type ReadingVerb =
  | "survivors"
  | "mergedInto"
  | "historyOf"
  | "resolve"
  | "lookup"
  | "keysOf"
  | "find"
  | "aliasesOf"
  | "acceptedChanges"
  | "pools"
  | "events"
  | "head"
  | "list"
  | "counts"
  | "stamp"
  | "close";

/** Every verb of the registry is one or the other: one that is neither does not compile. */
const unsorted: Record<Exclude<keyof Registry, WritingVerb | ReadingVerb>, never> = {};

/** The half of the registry that writes. */
export type Writes = Pick<Registry, WritingVerb>;

export const writingVerbs = Object.keys({ ...verbs, ...unsorted }) as readonly WritingVerb[];

/** Whether a call that may have been done can be made again without doing anything twice. */
export function isRepeatable(verb: WritingVerb): boolean {
  return verbs[verb];
}

/** Whether a word is a verb of writing. */
export function isWritingVerb(word: unknown): word is WritingVerb {
  return typeof word === "string" && Object.hasOwn(verbs, word);
}

/** Every verb of writing, each done by one function that is told which. */
export function writesBy(call: (verb: WritingVerb, given: readonly unknown[]) => Promise<unknown>): Writes {
  const entries = writingVerbs.map((verb) => [verb, (...given: readonly unknown[]) => call(verb, given)] as const);
  // Each function has the parameters and the answer of its verb, since the writer at the other end is a registry.
  return Object.fromEntries(entries) as unknown as Writes;
}
