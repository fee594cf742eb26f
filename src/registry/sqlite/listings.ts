import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import canonicalize from "canonicalize";
import { foreignGrammars } from "../../identifiers/grammars.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Ending, PidState } from "../port.ts";
import { readerOf } from "./read.ts";

/** Whom a listing is for: without `shown` for the keeper of the registry, with it for anyone. */
export type Shown = ((pid: Pid) => boolean) | undefined;

/** The folds of a registry in a canonical order, line by line without line ends. */
export type Listings = { state(): Iterable<string>; merges(): Iterable<string>; aliases(): Iterable<string> };

/**
 * The listings of an open registry file. For anyone: PIDs that were once active or a stub and are `shown`, the ending of a withdrawn
 * one bare, reasons of splits left out, and of aliases only identifiers of foreign grammars: other numbers may be the staff's.
 */
export function listingsOf(database: DatabaseSync, shown: Shown): Listings {
  const seen = shown ? seenIn(database, shown) : () => true;
  return {
    state: () => stateLines(database, shown && seen),
    *merges() {
      yield csv(["merge", "loser", "survivor", "leads_to"]);
      for (const { seq, loser, survivor, now } of database.prepare(merges).iterate()) {
        if ([loser, survivor, now].every((pid) => seen(pid as Pid))) yield csv([`m${seq}`, loser, survivor, now]);
      }
    },
    *aliases() {
      // Without dates the listing is as it was before there were any, so that older bundles verify.
      const dated = database.prepare(anyDate).get() !== undefined;
      yield csv(["pid", "scheme", "value", "standing", ...(dated ? ["from", "until"] : [])]);
      for (const { pid, state, scheme, value, standing, since, until } of database.prepare(aliases).iterate()) {
        if (shown && !(isOpen(state, scheme, standing) && seen(pid as Pid))) continue;
        yield csv([pid, scheme, value, standing, ...(dated ? [since, until] : [])]);
      }
    },
  };
}

/** SHA-256 of the canonical listing of all states, hexadecimal: equal where two registries say the same of every PID. */
export function stateHash(database: DatabaseSync): string {
  const hash = createHash("sha256");
  for (const line of listingsOf(database, undefined).state()) hash.update(`${line}\n`);
  return hash.digest("hex");
}

const merges = `SELECT e.seq, l.pid AS loser, v.pid AS survivor, n.pid AS now FROM pid l JOIN ending e ON e.seq = l.ending
  JOIN successor s ON s.seq = e.seq JOIN pid v ON v.id = s.pid JOIN pid n ON n.id = l.survivor
  WHERE l.state = 'merged' ORDER BY e.seq`;
const aliases = `SELECT p.pid, p.state, a.scheme, a.value, a.standing,
  coalesce(a.valid_from, '') AS since, coalesce(a.valid_until, '') AS until
  FROM alias a JOIN pid p ON p.id = a.pid ORDER BY p.pid, a.scheme, a.value`;
const anyDate = "SELECT 1 FROM alias WHERE valid_from IS NOT NULL OR valid_until IS NOT NULL LIMIT 1";

function isOpen(state: unknown, scheme: unknown, standing: unknown): boolean {
  return state !== "withdrawn" && standing !== "wrong" && foreignGrammars.includes(String(scheme));
}

function* stateLines(database: DatabaseSync, seen: Shown): Iterable<string> {
  const reader = readerOf(database);
  for (const { pid } of database.prepare("SELECT pid FROM pid ORDER BY pid").iterate()) {
    const entry = reader.entry(String(pid));
    if (!entry || (seen && !seen(entry.pid))) continue;
    const end = reader.ending(entry);
    const { state, type } = entry;
    yield canonicalize({ pid, state, type, ...(end && { end: seen ? bare(end, seen) : end }) }) ?? "";
  }
}

function bare(end: Ending, seen: (pid: Pid) => boolean): Partial<Ending> {
  if (end.state === "split") return { state: end.state, into: end.into.filter(seen) };
  if (end.state === "merged") return seen(end.into) ? end : { state: end.state };
  if (end.state === "withdrawn") return end;
  const { successor, ...rest } = end;
  return successor && seen(successor) ? end : rest;
}

/** One that was reserved until it ended was never public. */
function seenIn(database: DatabaseSync, shown: (pid: Pid) => boolean): (pid: Pid) => boolean {
  const before = database.prepare("SELECT e.before FROM ending e JOIN pid p ON p.id = e.pid WHERE p.pid = ?");
  const state = database.prepare("SELECT state FROM pid WHERE pid = ?");
  const open: readonly PidState[] = ["active", "stub"];
  return (pid) => {
    const stood = [state.get(pid)?.state, ...before.all(pid).map((row) => row.before)];
    return stood.some((one) => open.includes(one as PidState)) && shown(pid);
  };
}

function csv(cells: readonly unknown[]): string {
  return cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(",");
}
