import { readArk } from "../identifiers/ark.ts";
import { grammarOf } from "../identifiers/grammars.ts";
import { readNative } from "../identifiers/parse.ts";
import type { Pid } from "../identifiers/pid.ts";
import { type Spelling, spellingsIn } from "../identifiers/spellings.ts";
import { suggestPids } from "../identifiers/suggest.ts";
import type { Ending, PidState, Resolution } from "./port.ts";

/** What a registry knows of a PID; of one that ended the event that did it (`ending`), of a merged one its survivor. */
export type Entry = { pid: Pid; state: PidState; type: string; since: string; ending?: number; survivor?: Pid };

/** What resolving asks an adapter: a registered spelling, an identifier of a foreign grammar (exact, the oldest claim), and how it ended. */
export type Books = {
  entry(spelling: string): Entry | undefined;
  foreign(spelling: string): Entry | undefined;
  ending(entry: Entry): Ending | undefined;
};

const longestText = 2000;

/** An entry, and what followed its identifier in the text. */
type Read = { entry: Entry; suffix: string };

/**
 * What a text stands for: registered spellings exactly first, foreign ones among them, then the tolerant reading of a native
 * PID or its ARK (of any name assigner, or only of `naan`). Suggestions are PIDs that are or were public.
 */
export function resolveText(text: string, books: Books, naan?: string): Resolution {
  if (text.length > longestText) return { found: false, reason: "malformed", suggestions: [] };
  const spellings = spellingsIn(text);
  const read =
    first(spellings, ({ text: spelling, suffix }) => readAs(registered(spelling, books), suffix)) ??
    first(spellings, (spelling) => tolerant(spelling, books, naan));
  if (read) return foundAs(read, text, books);
  const wellFormed = spellings.some(({ text: spelling }) => readArk(spelling) ?? grammarOf(spelling));
  const suggestions = nearestTo(text).filter((pid) => wasPublic(books.entry(pid)));
  return { found: false, reason: wellFormed ? "unknown" : "malformed", suggestions };
}

/** The native PIDs, registered or not, that are one slip away from what a text spells, each once. */
export function nearestTo(text: string): Pid[] {
  return [...new Set(spellingsIn(text).flatMap(({ text: spelling }) => suggestPids(spelling)))];
}

/** No PID of ours has a slash in it; an identifier of a foreign grammar may. */
function registered(spelling: string, books: Books): Entry | undefined {
  return (spelling.includes("/") ? undefined : books.entry(spelling)) ?? books.foreign(spelling);
}

function tolerant({ text, suffix }: Spelling, books: Books, naan: string | undefined): Read | undefined {
  const ark = readArk(text);
  if (ark)
    return naan === undefined || ark.naan === naan.toLowerCase() ? readAs(books.entry(ark.pid), ark.suffix) : undefined;
  const pid = text.includes("/") ? undefined : readNative(text);
  return pid && readAs(books.entry(pid), suffix);
}

const readAs = (entry: Entry | undefined, suffix: string): Read | undefined => entry && { entry, suffix };

function foundAs({ entry, suffix }: Read, text: string, books: Books): Resolution {
  const { pid, state, type, since } = entry;
  const end = books.ending(entry);
  const canonical = pid === text;
  return { found: true, pid, state, type, canonical, since, ...(suffix && { suffix }), ...(end && { end }) };
}

const secret: readonly PidState[] = ["reserved", "void", "withdrawn"];
const wasPublic = (entry: Entry | undefined) => entry !== undefined && !secret.includes(entry.state);

function first<T>(spellings: readonly Spelling[], find: (spelling: Spelling) => T | undefined): T | undefined {
  for (const spelling of spellings) {
    const found = find(spelling);
    if (found !== undefined) return found;
  }
  return undefined;
}
