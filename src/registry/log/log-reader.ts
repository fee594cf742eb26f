import type { PrivatePart } from "./private-part.ts";

/** The log by place, from 0: event 17 stands at place 16. `to` is exclusive; what the log does not have is left out. */
export type LogReader = {
  size(): number;
  /** The root that the registry itself answers for all of its events. */
  root(): Buffer;
  /** The size of the log and, of the same moment, the right-hand edge of its tree as it is kept, spent entries too. */
  edge(): { size: number; frontier: ReadonlyMap<number, Buffer> };
  /** Leaf hashes as they are kept. */
  hashes(from: number, to: number): Buffer[];
  /** Public leaves, as the bytes that were hashed. */
  leaves(from: number, to: number): Buffer[];
  /** What is kept beside the leaves and never served. */
  privateParts(from: number, to: number): PrivatePart[];
  /** The numbers of private parts that belong to no event, a few at most. */
  strayParts(): number[];
  close(): void;
};
