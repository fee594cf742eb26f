/**
 * The registry of persistent identifiers: mint, reserve, activate, stub, alias, resolve. Its append-only event log is the
 * source of truth; everything it answers is a fold of that log. Every adapter passes `contract.ts`.
 */
import type { Pid } from "../identifiers/pid.ts";

/** A source's own key of a record: `"tms/constituent/1338"` (source, the source's own table, id); never our entity type. */
export type SourceKey = string;

export type PidState = "reserved" | "active" | "stub";

/** A key that wants a PID, and the entity type it is believed to be (a hint for people, no part of identity). */
export type Want = { key: SourceKey; type: string };
export type Assigned = { key: SourceKey; pid: Pid; state: PidState; created: boolean };

/**
 * A number or name by which a PID is also found: `{ pid, scheme: "inventory", value: "L1307", standing: "former" }`.
 * Once published an alias is never removed; a number that was wrongly given becomes `wrong` and finds nothing.
 */
export type Alias = { pid: Pid; scheme: string; value: string; standing: "current" | "former" | "wrong" };

/**
 * What a PID, in any spelling, stands for; `canonical` is false where the spelling was another. A reserved PID is found too: it is
 * for the access point to hide it. Suggestions name only PIDs that are or were public.
 */
export type Resolution =
  | { found: true; pid: Pid; state: PidState; type: string; canonical: boolean; since: string }
  | { found: false; reason: "malformed" | "unknown"; suggestions: Pid[] };

/** One event of the log, as those who follow it see it. */
export type RegistryEvent = { seq: number; time: string; op: RegistryOp; pids: Pid[] };
export type RegistryOp = "assign" | "activate" | "stub" | "alias";

export interface Registry {
  /** Give each key its PID: the same key always gets the same one; a new key is minted and *reserved*. One event a call, or one for every 500 new keys. */
  assign(wants: readonly Want[]): Promise<Assigned[]>;
  /** Reserved or stub PIDs become active; active ones stay. Fault: `pid-unknown`. */
  activate(pids: readonly Pid[]): Promise<void>;
  /** Active PIDs become stubs: the source stopped sending them and nobody has said why. Fault: `pid-unknown`. */
  stub(pids: readonly Pid[]): Promise<void>;
  /**
   * Record numbers and names; what is already so is not repeated in the log. An identifier of a foreign grammar (scheme `beta`,
   * `production-4`) then resolves; where two PIDs claim one, the first claim holds. Fault: `pid-unknown`.
   */
  alias(aliases: readonly Alias[]): Promise<void>;
  /** What a text stands for as an identifier: exact spelling first, then tolerant reading; with suggestions when it is mistyped. */
  resolve(text: string): Promise<Resolution>;
  /** The PIDs already bound to these keys; keys that have none are absent. Nothing is minted. */
  lookup(keys: readonly SourceKey[]): Promise<Map<SourceKey, Pid>>;
  /** Every source key of a PID, oldest first. */
  keysOf(pid: Pid): Promise<SourceKey[]>;
  /**
   * All that have or had a number, current before former, `wrong` ones left out; without a scheme every scheme is searched, and
   * `accession` and `object-number` mean `inventory`. Exact matches, or where there are none those that differ in case and spaces.
   */
  find(number: string, scheme?: string): Promise<Alias[]>;
  aliasesOf(pid: Pid): Promise<Alias[]>;
  /** Events after a sequence number, oldest first, at most `limit`. */
  events(after: number, limit: number): Promise<RegistryEvent[]>;
  /** The log's length and its Merkle tree root (RFC 6962), hexadecimal. */
  head(): Promise<{ size: number; root: string }>;
  /** PIDs in a state in the order in which they were assigned, after one of them and at most `limit`: for the sweep. */
  list(state: PidState, after: Pid | undefined, limit: number): Promise<Pid[]>;
  counts(): Promise<Record<PidState, number>>;
  /** A number that moves whenever anything here changed, cheap to ask on every request. */
  stamp(): number;
  close(): Promise<void>;
}
