import canonicalize from "canonicalize";
import { Problem } from "../errors.ts";
import type { Pid } from "../identifiers/pid.ts";
import { leafHash, sha256 } from "./merkle.ts";
import type { Alias, Decision, RegistryEvent, SourceKey, TombstoneReason } from "./port.ts";

/**
 * What an event does: its private body, of which the public leaf shows only hashes. `into` are the PIDs to which an item leads
 * or led; `led` is how many had led to a merge's loser, and go to its survivor with it: who they are follows from the events
 * before, so that a merge of any number fits into a leaf. Events of older versions name them (`repointed`). `kept` stands in
 * for the erased deed where the log is folded.
 */
export type Deed =
  | { op: "assign"; items: { pid: Pid; key: SourceKey; type: string }[] }
  | { op: "activate" | "stub"; items: { pid: Pid }[] }
  | { op: "alias"; items: Alias[] }
  | ({ op: "reserve"; items: { pid: Pid; type: string; once?: string }[]; pool?: string } & Decision)
  | ({ op: "bind"; items: { pid: Pid; key: SourceKey; predecessor?: SourceKey }[] } & Decision)
  | ({ op: "adopt"; items: { pid: Pid; key: SourceKey; type: string }[] } & Decision)
  | ({ op: "accept-change"; items: { pid: Pid; key: SourceKey; print: string }[] } & Decision)
  | ({ op: "void"; items: { pid: Pid }[] } & Decision)
  | ({ op: "merge" | "unmerge"; items: Leading[] } & Led & Decision)
  | ({ op: "split" | "restore"; items: Leading[] } & Decision)
  | ({ op: "tombstone"; items: Leading[]; why: { reason: TombstoneReason; note: string } } & Decision)
  | ({ op: "withdraw"; items: { pid: Pid }[]; legal: boolean } & Decision)
  | ({ op: "erase"; items: { seq: number }[]; kept: Deed } & Decision)
  | ({ op: "loss-accepted"; items: { pid: Pid }[] } & Decision);

type Leading = { pid: Pid; into: Pid[] };
/** Whom a merge takes along. */
export type Led = { led: number } | { repointed: Pid[] };

/**
 * An event as the log keeps it. `leaf` is public: canonical JSON of `{seq, time, op, pidHashes, commitment}`; `salt` and `body`
 * stay beside the log, and may be erased while the leaf remains (decision records 0002 and 0013).
 */
export type Sealed = {
  seq: number;
  time: string;
  op: Deed["op"];
  leaf: string;
  hash: Buffer;
  salt: Buffer;
  body: string;
};

/** The place and the time of an event. */
export type Moment = { seq: number; time: string };

const saltBytes = 32;
/** A tile gives a leaf's length in two bytes (C2SP tlog-tiles, “Log entries”): about 970 PIDs. */
const longestLeaf = 0xffff;

/** Seals a deed with 32 secret random bytes as the event of this place and moment. Fault: `state-forbids`, where it touches too many PIDs. */
export function seal(at: Moment, deed: Deed, salt: Buffer): Sealed {
  if (salt.length !== saltBytes) throw new Error(`a salt has ${saltBytes} bytes`);
  const body = canonical(deed);
  const pidHashes = pidsOf(deed).map((pid, place) => sha256(Buffer.concat([saltOfPid(salt, place), Buffer.from(pid)])));
  const leaf = canonical({
    ...at,
    op: deed.op,
    pidHashes: pidHashes.map((hash) => hash.toString("hex")),
    commitment: sha256(Buffer.concat([salt, Buffer.from(body)])).toString("hex"),
  });
  if (Buffer.byteLength(leaf) > longestLeaf)
    throw new Problem(
      "state-forbids",
      `One event cannot change ${pidHashes.length} identifiers; about 970 is the most.`,
    );
  return { ...at, op: deed.op, leaf, hash: leafHash(leaf), salt, body };
}

/** Reads a sealed event back and proves that leaf, salt and body belong together. Fault: `data-folder-damaged`. */
export function unseal(sealed: Sealed): Deed {
  const deed = deedOf(sealed.body);
  const again = seal({ seq: sealed.seq, time: sealed.time }, deed, sealed.salt);
  if (again.leaf === sealed.leaf && again.hash.equals(sealed.hash) && again.op === sealed.op) return deed;
  throw new Problem(
    "data-folder-damaged",
    `Event ${sealed.seq} of the registry's log is not what was recorded. Restore the registry from its backup.`,
  );
}

/** The deed in a private body. */
export function deedOf(body: string): Deed {
  return JSON.parse(body) as Deed;
}

/** The PIDs that a deed names, each once, in the order of `pidHashes`; of an erasure, those of which it takes away what the public was told. */
export function pidsOf(deed: Deed): Pid[] {
  if (deed.op === "erase") return deed.kept.op === "tombstone" || deed.kept.op === "split" ? pidsOf(deed.kept) : [];
  const named = deed.items.flatMap((item) => ("into" in item ? [item.pid, ...item.into] : [item.pid]));
  return [...new Set("repointed" in deed ? [...named, ...deed.repointed] : named)];
}

/** An event as its followers see it; `under` tells who leads to a merge's loser by the merges in force. */
export function followed({ seq, time }: Moment, deed: Deed, under: (loser: Pid) => Pid[]): RegistryEvent {
  const led = "led" in deed && deed.led > 0 ? deed.items.flatMap(({ pid }) => under(pid)) : [];
  return { seq, time, op: deed.op, pids: [...new Set([...pidsOf(deed), ...led])] };
}

/** Each PID has a salt of its own, so that one can be shown when it becomes public without giving away its neighbours. */
function saltOfPid(salt: Buffer, place: number): Buffer {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(place);
  return sha256(Buffer.concat([Buffer.from("pid salt\0"), salt, number]));
}

function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("only JSON values have a canonical form");
  return text;
}
