import { isEntityType } from "../../entities/types.ts";
import { Problem } from "../../errors.ts";
import type { EntryQuery } from "../../feeds/port.ts";

/** Which list of changes an address names, which page of it if one is asked for, and in which form. */
export type FeedAddress = { query: EntryQuery; path: string; page?: number; form: "activities" | "atom" };

const setKinds: ReadonlySet<string> = new Set(["department", "classification", "room", "maker", "images"]);

/**
 * Reads `/changes`, `/changes/object`, `/changes/room/X5K4-2B6C-9Q1W`, each with `/page/3` or `.atom` behind it. Fault: `not-found`.
 */
export function feedAddress(asked: string): FeedAddress {
  const form = asked.endsWith(".atom") ? "atom" : "activities";
  const [list = "", number, ...rest] = (form === "atom" ? asked.slice(0, -5) : asked).split("/page/");
  const [, , kind, value, ...more] = list.split("/").map(decodeURIComponent);
  const query = queryOf(kind, value);
  const page = number === undefined ? undefined : Number(number);
  const isPage = page === undefined || (/^\d{1,9}$/.test(number ?? "") && form === "activities");
  if (!query || more.length > 0 || rest.length > 0 || !isPage)
    throw new Problem(
      "not-found",
      "Lists of changes are /changes, /changes/TYPE and /changes/KIND/VALUE with the kinds department, classification, room, maker and images; each also as .atom.",
    );
  return { query, path: list, form, ...(page === undefined ? {} : { page }) };
}

function queryOf(kind: string | undefined, value: string | undefined): EntryQuery | undefined {
  if (kind === undefined) return {};
  if (value === undefined) return isEntityType(kind) ? { type: kind } : undefined;
  return setKinds.has(kind) ? { set: `${kind}:${value}` } : undefined;
}
