import type { PrivatePart } from "./private-part.ts";
import type { TileName } from "./tile-path.ts";

/** Where a log is verified from: the registry's own database, or tiles in a folder or at an address. What is not there is undefined. */
export type LogSource = {
  /** The newest signed checkpoint. */
  checkpoint(): Promise<string | undefined>;
  /** The verifier key that the source itself names; trust one that came another way more. */
  key(): Promise<string | undefined>;
  tile(name: TileName): Promise<Uint8Array | undefined>;
  /** The right-hand edge of its tree that a database keeps: events may have come since the checkpoint. Tiles have no such thing. */
  head?(): Promise<{ size: number; frontier: ReadonlyMap<number, Buffer> }>;
  /** What is kept beside the leaves, where the source has it: from one place, counted from 0, up to another. */
  privateParts?(from: number, to: number): Promise<PrivatePart[]>;
  /** The numbers of private parts that belong to no event. */
  strayParts?(): Promise<number[]>;
};
