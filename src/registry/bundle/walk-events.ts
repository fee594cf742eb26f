import { existsSync } from "node:fs";
import { join } from "node:path";
import { standInsOf } from "../erasure.ts";
import { type Deed, deedOf } from "../event.ts";
import { provePrivatePart } from "../log/private-part.ts";
import { type Frontier, grow, rootOf } from "../merkle.ts";
import { parseEvent } from "./event-line.ts";
import { readLines } from "./lines.ts";

/** Files of events as lines, in the order of the log: paths within a folder, by which their damage is named. */
export type EventFiles = { folder: string; names: readonly string[] };

/** Every line of some files of events, and the file it is in. */
export async function* eventLines({ folder, names }: EventFiles): AsyncGenerator<{ line: string; name: string }> {
  for (const name of names) for await (const line of readLines(join(folder, name))) yield { line, name };
}

/**
 * What a walk through files of events found: their number, the root of their tree, which private parts are not there, what says
 * what those did, and places of damage. `rootAt` is the root of as many events as were asked for.
 */
export type WalkedEvents = {
  size: number;
  root: Buffer;
  rootAt: Buffer | undefined;
  bare: number[];
  standIns: ReadonlyMap<number, Deed>;
  damage: string[];
};

/** Reads events from the first on: each leaf has its hash and its place, and each private part belongs to its leaf. `at` asks for the root of the first so many. */
export async function walkEvents(files: EventFiles, at?: number): Promise<WalkedEvents> {
  const frontier: Frontier = new Map();
  const damage = files.names.filter((name) => !existsSync(join(files.folder, name))).map((name) => `${name}: missing`);
  const bare: number[] = [];
  const erasures: Deed[] = [];
  let size = 0;
  let rootAt = at === 0 ? rootOf(frontier, 0) : undefined;
  for await (const { line, name } of damage.length > 0 ? [] : eventLines(files)) {
    const event = parseEvent(line);
    const proof = event && provePrivatePart(Buffer.from(event.leaf), event.secret ? { secret: event.secret } : {});
    if (!event || proof === "damaged" || JSON.parse(event.leaf).seq !== size + 1)
      damage.push(`${name}: event ${size + 1}`);
    else if (damage.length === 0) {
      const { level, hash } = grow(frontier, size, event.hash);
      frontier.set(level, hash);
    }
    size++;
    if (size === at && damage.length === 0) rootAt = rootOf(frontier, size);
    if (proof === "redacted") bare.push(size);
    if (proof === "proven" && event?.secret) erasures.push(...erasureIn(event.secret.body));
  }
  const root = damage.length > 0 ? Buffer.alloc(0) : rootOf(frontier, size);
  return { size, root, rootAt, bare, standIns: standInsOf(erasures), damage };
}

/** How many events have neither a private part nor an erasure that says what they did: they cannot be folded. */
export function unexplainedIn({ bare, standIns }: WalkedEvents): number {
  return bare.filter((seq) => !standIns.has(seq)).length;
}

function erasureIn(body: string): Deed[] {
  const deed = deedOf(body);
  return deed.op === "erase" ? [deed] : [];
}
