import type { Place, SourceRecord } from "../port.ts";

/** A version of a text as it is kept, with what only the reader can know. */
export type Version = {
  file: string;
  form: "html" | "tei";
  /** Its name without version: `"NG_2024__NG6692"`. */
  work: string;
  /** `"5"`, a tag, or a commit. */
  version?: string;
  /** The key of the version before it. */
  before?: string;
  /** When git has it from, and from whom. */
  committed?: { when: string; by: string };
  /** The keys of the texts to which it links, by what the links say. */
  links: Readonly<Record<string, string>>;
  /** All of the file. */
  text: string;
};

/** A version as a record; git's author is no part of what it is. */
export function recordOf(key: string, version: Version, at: Place): SourceRecord {
  const links = Object.fromEntries(Object.entries(version.links).sort(([a], [b]) => (a < b ? -1 : 1)));
  const sorted = Object.entries({ ...version, links }).sort(([a], [b]) => (a < b ? -1 : 1));
  return { key, original: JSON.stringify(Object.fromEntries(sorted)), at };
}

/** What `recordOf` kept. */
export function readRecord({ original }: Pick<SourceRecord, "original">): Version {
  return JSON.parse(original) as Version;
}
