import type { EntityType } from "../../entities/types.ts";

/** Somebody who made the text: `{ name: "Ida Brandt", role: "author" }`; `uri` where an authority knows them. */
export type Author = { name: string; role: string; uri?: string };

/** A note at the foot or end: its number or id, its words, and the publication that it cites. */
export type Note = { id: string; words: string; cites?: string };

/**
 * Something that the text speaks of, by its number (`"NG3863"`), by an address of an authority or an identifier, by the file of
 * another text, or in words. `isSubject` where the whole text is about it.
 */
export type Mention = {
  type: EntityType;
  words: string;
  by: { number: string } | { uri: string } | { text: string } | { words: string };
  isSubject: boolean;
};

/** What is read of a text, in whatever it is written. */
export type Parts = {
  title?: string;
  authors: Author[];
  /** When it was written or published, in words: `"2024-09-20"`. */
  date?: string;
  /** BCP 47. */
  language?: string;
  abstract?: string;
  licence?: string;
  keywords: string[];
  notes: Note[];
  /** Publications that it lists, in words. */
  bibliography: string[];
  mentions: Mention[];
  /** What was changed, as the text says. */
  changes: string[];
};

/** Nothing read yet. */
export const noParts = (): Parts => ({
  authors: [],
  keywords: [],
  notes: [],
  bibliography: [],
  mentions: [],
  changes: [],
});
