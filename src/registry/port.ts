/**
 * The registry of persistent identifiers: mint, reserve, activate, stub, alias, resolve. Its append-only event log is the
 * source of truth; everything it answers is a fold of that log. Every adapter passes `contract.ts`.
 */
import type { Problem } from "../errors.ts";
import type { Pid } from "../identifiers/pid.ts";

/** A source's own key of a record: `"tms/constituent/1338"` (source, the source's own table, id); never our entity type. */
export type SourceKey = string;

/**
 * Where a PID stands. `reserved`: given, not yet described. `active`. `stub`: its source stopped describing it and nobody
 * has said why. `merged`: another PID stands for the same thing. `split`: several do. `tombstoned`: the institution no longer
 * describes it, and says why. `withdrawn`: the same, saying no more than it must. `void`: reserved and given up.
 */
export const pidStates = ["reserved", "active", "stub", "merged", "split", "tombstoned", "withdrawn", "void"] as const;
export type PidState = (typeof pidStates)[number];

/** Why the institution no longer describes a thing. What happened to the *thing* (deaccessioned, lost) is a fact, and no reason here. */
export const tombstoneReasons = ["published-in-error", "never-ours", "privacy", "rights", "superseded"] as const;
export type TombstoneReason = (typeof tombstoneReasons)[number];

/** Who decides and why, for the log's private body: `actor` is a stable pseudonym (`"desk:mk"`), never a name. */
export type Decision = { actor: string; reason: string };

/**
 * A key that wants a PID, and the entity type it is believed to be (a hint for people, no part of identity). One that names its
 * predecessor, the key that another system had for the same thing, inherits that one's PID.
 */
export type Want = { key: SourceKey; type: string; predecessor?: SourceKey };
export type Assigned = { key: SourceKey; pid: Pid; state: PidState; created: boolean };

/**
 * What shall get a PID: a source key, or nothing yet. `once` names a request without a key, so that it can be made again: the
 * same name gets the same PID for ever. With a key it is not needed, and is not looked at.
 */
export type MintItem = { key?: SourceKey; type: string; once?: string };
export type Minted = { pid: Pid; state: PidState; created: boolean } | { problem: Problem };

/**
 * A number or name by which a PID is also found: `{ pid, scheme: "inventory", value: "L1307", standing: "former" }`.
 * Once published an alias is never removed; a number that was wrongly given becomes `wrong` and finds nothing. `from` and `until`
 * are the first and last day, month or year in which it was valid, as far as they are known: `"1856"`, `"1856-03-01"`.
 */
export type Alias = {
  pid: Pid;
  scheme: string;
  value: string;
  standing: "current" | "former" | "wrong";
  from?: string;
  until?: string;
};

export type Pool = { name: string; size: number; free: number };

/**
 * What a PID, in any spelling, stands for; `canonical` is false where the spelling was another. A reserved PID is found too: it is
 * for the access point to hide it. `suffix` is what follows the identifier in an address (`"/manifest"`, `".v7"`), percent signs
 * decoded; absent where nothing does. Suggestions name only PIDs that are or were public.
 */
export type Resolution =
  | {
      found: true;
      pid: Pid;
      state: PidState;
      type: string;
      canonical: boolean;
      since: string;
      suffix?: string;
      end?: Ending;
    }
  | { found: false; reason: "malformed" | "unknown"; suggestions: Pid[] };

/**
 * How a PID ended, or where it leads. Of a merged one `into` is its survivor: always one hop, chains are shortened when they
 * are made. Of a split one, its successors. A tombstone has a typed reason, a public note and perhaps a successor; a
 * withdrawal says only whether the law asked for it.
 */
export type Ending =
  | { state: "merged"; into: Pid; mergeId: string }
  | { state: "split"; into: Pid[]; reason: string }
  | { state: "tombstoned"; reason: TombstoneReason; note: string; successor?: Pid }
  | { state: "withdrawn"; legal: boolean };

/** One event of the log, as those who follow it see it: every PID whose meaning it changes, survivors and successors too. */
export type RegistryEvent = { seq: number; time: string; op: RegistryOp; pids: Pid[] };
export type RegistryOp =
  | "assign"
  | "activate"
  | "stub"
  | "alias"
  | "reserve"
  | "bind"
  | "adopt"
  | "accept-change"
  | "merge"
  | "unmerge"
  | "split"
  | "tombstone"
  | "withdraw"
  | "restore"
  | "void"
  | "erase"
  | "loss-accepted";

/**
 * Something that happened to one PID, as anybody may know it: when and what, never who decided it or why. `into` are the PIDs to
 * which it led from then on: what a merge or split named, the successor of a tombstone.
 */
export type PidEvent = {
  time: string;
  op: "assign" | "activate" | "stub" | "merge" | "unmerge" | "split" | "tombstone" | "withdraw" | "restore";
  into?: Pid[];
};

export interface Registry {
  /**
   * Give each key its PID: the same key always gets the same one; a new key is minted and *reserved*, unless it names a
   * predecessor. One event a call, or one for every 200 new keys. Faults: `registry-fenced`, `predecessor-unknown` (it has no
   * PID, and none is in this call: then nothing is done).
   */
  assign(wants: readonly Want[]): Promise<Assigned[]>;
  /**
   * Item by item, one answer for each and in their order: what cannot be minted keeps none of the others from it. Problems:
   * `idempotency-conflict`, `registry-fenced`, `mint-exhausted`.
   */
  mint(items: readonly MintItem[], decision: Decision): Promise<Minted[]>;
  /** Reserved or stub PIDs become active; active ones stay. Fault: `pid-unknown`. */
  activate(pids: readonly Pid[]): Promise<void>;
  /** Active PIDs become stubs: the source stopped sending them and nobody has said why. Fault: `pid-unknown`. */
  stub(pids: readonly Pid[]): Promise<void>;
  /**
   * Record numbers and names; what is already so is not repeated in the log. An identifier of a foreign grammar (scheme `beta`,
   * `production-4`) then resolves; where two PIDs claim one, the first claim holds. A date that is not said again stays.
   * Fault: `pid-unknown`.
   */
  alias(aliases: readonly Alias[]): Promise<void>;
  /**
   * Mints PIDs with no source key, for labels and catalogues to come; they are reserved until a key is bound and described. Those
   * of a pool, which is no more than a label, can be taken one after the other.
   */
  reserve(count: number, type: string, decision: Decision, pool?: string): Promise<Pid[]>;
  /**
   * Binds a key to the PID that was put into a pool first of those still free there. A key that has a PID of this pool keeps it.
   * Faults: `pool-empty` (there is none left, or no such pool), `key-conflict`.
   */
  take(pool: string, key: SourceKey, decision: Decision): Promise<Pid>;
  /** Every pool by its label: how many PIDs were put into it, and how many are free. */
  pools(): Promise<Pool[]>;
  /** Binds a source key to a PID that is reserved, active or a stub. Faults: `pid-unknown`, `key-conflict`, `state-forbids`. */
  bind(pid: Pid, key: SourceKey, decision: Decision): Promise<void>;
  /**
   * Makes an identifier of a foreign grammar, which was issued elsewhere, the PID of a key: it is then a PID like any other, in
   * its own spelling. Faults: `request-malformed` (in no such grammar), `key-conflict`, `state-forbids` (it already stands for
   * another thing), `registry-fenced`.
   */
  adopt(pid: string, want: Want, decision: Decision): Promise<Pid>;
  /**
   * Two PIDs stand for one thing: `loser` leads to `survivor` from now on, and so does every PID that led to the loser. The
   * survivor must be active or a stub, the loser active, stub or reserved. The same merge again answers the same `mergeId`.
   * Faults: `pid-unknown`, `state-forbids` (it carries the state), `merge-circle`.
   */
  merge(loser: Pid, survivor: Pid, decision: Decision): Promise<{ mergeId: string }>;
  /**
   * Two PIDs stand for one thing, and nobody says which survives: the one that was ever active, and of two the older. Nothing
   * is done where they lead to one already, or neither was ever active. Faults: `pid-unknown`, `state-forbids` (staff ended one).
   */
  unite(one: Pid, other: Pid, decision: Decision): Promise<void>;
  /**
   * Undoes a merge exactly: the loser and those that had led to it stand as before. Done twice it changes nothing. Faults:
   * `merge-unknown`, `merge-built-on` (the survivor was since merged on, split or tombstoned: it carries what stands in the way).
   */
  unmerge(mergeId: string, decision: Decision): Promise<void>;
  /** One PID stood for several things: it leads to all of them from now on (active or stub). Faults: `pid-unknown`, `state-forbids`. */
  split(pid: Pid, into: readonly Pid[], decision: Decision): Promise<void>;
  /** The institution no longer describes this. `note` is public. Faults: `pid-unknown`, `state-forbids`. */
  tombstone(
    pid: Pid,
    why: { reason: TombstoneReason; note: string; successor?: Pid },
    decision: Decision,
  ): Promise<void>;
  /** The same, saying no more than it must; `legal` where the law asked. Faults: `pid-unknown`, `state-forbids`. */
  withdraw(pid: Pid, legal: boolean, decision: Decision): Promise<void>;
  /** A tombstoned, withdrawn or split PID stands as it did before. Faults: `pid-unknown`, `state-forbids`. */
  restore(pid: Pid, decision: Decision): Promise<void>;
  /** Gives up reserved PIDs: they will never be used. Faults: `pid-unknown`, `state-forbids`. */
  void(pids: readonly Pid[], decision: Decision): Promise<void>;
  /**
   * What a key's record says has changed beyond recognition, and staff say that it still means the same thing. `print` is of what
   * it says now: a later change is a new question. Fault: `pid-unknown`.
   */
  acceptChange(key: SourceKey, print: string, decision: Decision): Promise<void>;
  /** The prints that were accepted for a key, oldest first. */
  acceptedChanges(key: SourceKey): Promise<string[]>;
  /**
   * The law asks that words be taken back: who decided an event and why, the note of a tombstone, the reason of a split are
   * erased, here and wherever they are shown. What was done stays done, and so does the event's public leaf. Faults:
   * `request-malformed` (there is no such event), `state-forbids` (it holds only identifiers, keys and numbers).
   */
  erase(seq: number, decision: Decision): Promise<void>;
  /** Where each of these leads now: a merged PID to its survivor, any other to itself. */
  survivors(pids: readonly Pid[]): Promise<Map<Pid, Pid>>;
  /** PIDs that lead to this one by a merge, oldest first. */
  mergedInto(survivor: Pid): Promise<{ pid: Pid; mergeId: string; since: string }[]>;
  /** What happened to a PID, oldest first; of one that is not registered nothing. */
  historyOf(pid: Pid): Promise<PidEvent[]>;
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
