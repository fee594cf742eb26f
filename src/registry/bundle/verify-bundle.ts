import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { verifyCheckpoint } from "../log/checkpoint.ts";
import { parseVerifierKey, type VerifierKey } from "../log/verifier-key.ts";
import { listingsOf } from "../sqlite/listings.ts";
import { damageOfBag } from "./bagit.ts";
import { foldEvents } from "./fold-events.ts";
import { hashOfFile, readLines } from "./lines.ts";
import { type EventFiles, unexplainedIn, type WalkedEvents, walkEvents } from "./walk-events.ts";

/**
 * What verifying a bundle found: its kind and size, the SHA-256 of its state listing, events whose private part was erased
 * (`unexplained` are those of which no erasure says what they did: such a bundle cannot be restored), and every place of damage
 * (`"data/events.jsonl: event 17"`, `"data/state.jsonl: line 3 is not what the events say"`).
 */
export type BundleVerdict = {
  kind: "private" | "public";
  size: number;
  redacted: number;
  unexplained: number;
  stateHash: string | undefined;
  damage: string[];
};

/**
 * Verifies a bundle of either kind with nothing but its folder: checksums, leaves, tree, signature, and of a private one that
 * bodies belong to leaves and that the listings follow from the events. Without a trusted key the bundle's own is used.
 */
export async function verifyBundle(folder: string, trusted?: VerifierKey): Promise<BundleVerdict> {
  const damage = await damageOfBag(folder);
  const events = await walkEvents(bundledEvents(folder));
  damage.push(...events.damage, ...damageOfCheckpoint(folder, events, trusted));
  const kind = isPublic(folder) ? "public" : "private";
  const unexplained = unexplainedIn(events);
  if (kind === "private" && events.damage.length === 0 && unexplained === 0)
    damage.push(...(await damageOfListings(folder)));
  const state = join(folder, "data/state.jsonl");
  const stateHash = existsSync(state) ? await hashOfFile(state) : undefined;
  const redacted = kind === "private" ? events.bare.length : 0;
  return { kind, size: events.size, redacted, unexplained, stateHash, damage };
}

/** The events of a bundle. */
export function bundledEvents(folder: string): EventFiles {
  return { folder, names: ["data/events.jsonl"] };
}

function damageOfCheckpoint(
  folder: string,
  { size, root, damage }: WalkedEvents,
  trusted: VerifierKey | undefined,
): string[] {
  const textOf = (name: string) => {
    const file = join(folder, "data", name);
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  };
  const key = trusted ?? parseVerifierKey(textOf("key"));
  if (!key) return ["data/key: not a verifier key"];
  const checkpoint = verifyCheckpoint(textOf("checkpoint"), key);
  if (!checkpoint) return ["data/checkpoint: signature"];
  if (checkpoint.size !== size) return [`data/events.jsonl: ${size} events, and ${checkpoint.size} were signed`];
  return damage.length > 0 || checkpoint.root.equals(root) ? [] : ["data/checkpoint: root"];
}

/** What the bundle itself says; a false word about it is found by its checksum. */
function isPublic(folder: string): boolean {
  const file = join(folder, "bag-info.txt");
  return existsSync(file) && readFileSync(file, "utf8").includes("\nCartouche-Bundle: public\n");
}

async function damageOfListings(folder: string): Promise<string[]> {
  const database = await foldEvents(bundledEvents(folder), ":memory:");
  try {
    const { state, merges, aliases } = listingsOf(database, undefined);
    const damage: string[] = [];
    for (const [name, made] of [
      ["state.jsonl", state()],
      ["merges.csv", merges()],
      ["aliases.csv", aliases()],
    ] as const) {
      const line = await firstDifference(join(folder, "data", name), made);
      if (line > 0) damage.push(`data/${name}: line ${line} is not what the events say`);
    }
    return damage;
  } finally {
    database.close();
  }
}

/** The first line, from 1, in which a file is not these lines; 0 where it is. */
async function firstDifference(file: string, lines: Iterable<string>): Promise<number> {
  const due = lines[Symbol.iterator]();
  let number = 0;
  if (existsSync(file)) {
    for await (const line of readLines(file)) {
      number++;
      if (due.next().value !== line) return number;
    }
  }
  return due.next().done ? 0 : number + 1;
}
