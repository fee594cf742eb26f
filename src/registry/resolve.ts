import { readArk } from "../identifiers/ark.ts";
import { grammarOf } from "../identifiers/grammars.ts";
import { readNative } from "../identifiers/parse.ts";
import type { Pid } from "../identifiers/pid.ts";
import { spellingsIn } from "../identifiers/spellings.ts";
import { suggestPids } from "../identifiers/suggest.ts";
import type { PidState, Resolution } from "./port.ts";

/** What a registry knows of a PID. */
export type Entry = { pid: Pid; state: PidState; type: string; since: string };

/** What resolving asks an adapter: a registered spelling, and an identifier of a foreign grammar (exact, the oldest claim). */
export type Books = { entry(spelling: string): Entry | undefined; foreign(spelling: string): Entry | undefined };

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
  if (entry) return { found: true, ...entry, canonical: entry.pid === text };
  return {
    found: false,
    reason: spellings.some((spelling) => readArk(spelling) ?? grammarOf(spelling)) ? "unknown" : "malformed",
    suggestions: spellings.flatMap((spelling) => suggestPids(spelling)).filter((pid) => wasPublic(books.entry(pid))),
  };
}

function tolerant(spelling: string, naan: string | undefined): Pid | undefined {
  const ark = readArk(spelling);
  if (ark) return naan === undefined || ark.naan === naan.toLowerCase() ? ark.pid : undefined;
  return readNative(spelling);
}

const wasPublic = (entry: Entry | undefined) => entry !== undefined && entry.state !== "reserved";

function first<T>(spellings: readonly string[], find: (spelling: string) => T | undefined): T | undefined {
  for (const spelling of spellings) {
    const found = find(spelling);
    if (found !== undefined) return found;
  }
  return undefined;
}
