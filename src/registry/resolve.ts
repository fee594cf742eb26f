import { readArk } from "../identifiers/ark.ts";
import { grammarOf } from "../identifiers/grammars.ts";
import { readNative } from "../identifiers/parse.ts";
import type { Pid } from "../identifiers/pid.ts";
import { spellingsIn } from "../identifiers/spellings.ts";
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

/**
 * What a text stands for: registered spellings exactly first, foreign ones among them, then the tolerant reading of a native
 * PID or its ARK (of any name assigner, or only of `naan`). Suggestions are PIDs that are or were public.
 */
export function resolveText(text: string, books: Books, naan?: string): Resolution {
  if (text.length > longestText) return { found: false, reason: "malformed", suggestions: [] };
  const spellings = spellingsIn(text);
  const entry =
    first(spellings, (spelling) => books.entry(spelling) ?? books.foreign(spelling)) ??
    first(spellings, (spelling) => {
      const pid = tolerant(spelling, naan);
      return pid && books.entry(pid);
    });
  if (entry) return foundAs(entry, text, books);
  return {
    found: false,
    reason: spellings.some((spelling) => readArk(spelling) ?? grammarOf(spelling)) ? "unknown" : "malformed",
    suggestions: spellings.flatMap((spelling) => suggestPids(spelling)).filter((pid) => wasPublic(books.entry(pid))),
  };
}

function foundAs(entry: Entry, text: string, books: Books): Resolution {
  const { pid, state, type, since } = entry;
  const end = books.ending(entry);
  return { found: true, pid, state, type, canonical: pid === text, since, ...(end && { end }) };
}

function tolerant(spelling: string, naan: string | undefined): Pid | undefined {
  const ark = readArk(spelling);
  if (ark) return naan === undefined || ark.naan === naan.toLowerCase() ? ark.pid : undefined;
  return readNative(spelling);
}

const secret: readonly PidState[] = ["reserved", "void", "withdrawn"];
const wasPublic = (entry: Entry | undefined) => entry !== undefined && !secret.includes(entry.state);

function first<T>(spellings: readonly string[], find: (spelling: string) => T | undefined): T | undefined {
  for (const spelling of spellings) {
    const found = find(spelling);
    if (found !== undefined) return found;
  }
  return undefined;
}
