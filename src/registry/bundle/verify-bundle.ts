import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { standInsOf } from "../erasure.ts";
import { type Deed, deedOf } from "../event.ts";
import { verifyCheckpoint } from "../log/checkpoint.ts";
import { provePrivatePart } from "../log/private-part.ts";
import { parseVerifierKey, type VerifierKey } from "../log/verifier-key.ts";
import { type Frontier, grow, rootOf } from "../merkle.ts";
import { listingsOf } from "../sqlite/listings.ts";
import { damageOfBag } from "./bagit.ts";
import { parseEvent } from "./event-line.ts";
import { foldEvents } from "./fold-events.ts";
import { hashOfFile, readLines } from "./lines.ts";

/**
 * What verifying a bundle found: its kind and size, the SHA-256 of its state listing, events whose private part was erased
 * (`unexplained` are those of which no erasure says what they did: such a bundle cannot be restored), and every place of damage (`"data/events.jsonl: event 17"`, `"data/state.jsonl: line 3 is not what the events say"`).
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
  const events = await walkEvents(join(folder, "data/events.jsonl"));
  damage.push(...events.damage, ...damageOfCheckpoint(folder, events, trusted));
  const kind = isPublic(folder) ? "public" : "private";
  const unexplained = events.bare.filter((seq) => !events.standIns.has(seq)).length;
  if (kind === "private" && events.damage.length === 0 && unexplained === 0)
    damage.push(...(await damageOfListings(folder)));
  const state = join(folder, "data/state.jsonl");
  const stateHash = existsSync(state) ? await hashOfFile(state) : undefined;
  const redacted = kind === "private" ? events.bare.length : 0;
  return { kind, size: events.size, redacted, unexplained, stateHash, damage };
}

type Walked = { size: number; root: Buffer; bare: number[]; standIns: ReadonlyMap<number, Deed>; damage: string[] };

async function walkEvents(file: string): Promise<Walked> {
  const frontier: Frontier = new Map();
  const damage: string[] = [];
  const bare: number[] = [];
  const erasures: Deed[] = [];
  let size = 0;
  if (!existsSync(file))
    return { size, bare, standIns: standInsOf([]), root: rootOf(frontier, 0), damage: ["data/events.jsonl: missing"] };
  for await (const line of readLines(file)) {
    const event = parseEvent(line);
    const proof = event && provePrivatePart(Buffer.from(event.leaf), event.secret ? { secret: event.secret } : {});
    if (!event || proof === "damaged" || JSON.parse(event.leaf).seq !== size + 1)
      damage.push(`data/events.jsonl: event ${size + 1}`);
    else if (damage.length === 0) {
      const { level, hash } = grow(frontier, size, event.hash);
      frontier.set(level, hash);
    }
    size++;
    if (proof === "redacted") bare.push(size);
    if (proof === "proven" && event?.secret) erasures.push(...erasureIn(event.secret.body));
  }
  return {
    size,
    bare,
    standIns: standInsOf(erasures),
    root: damage.length > 0 ? Buffer.alloc(0) : rootOf(frontier, size),
    damage,
  };
}

function erasureIn(body: string): Deed[] {
  const deed = deedOf(body);
  return deed.op === "erase" ? [deed] : [];
}

function damageOfCheckpoint(
  folder: string,
  { size, root, damage }: Walked,
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
  const database = await foldEvents(folder, ":memory:");
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
