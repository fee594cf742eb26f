import type { Pid } from "../identifiers/pid.ts";
import type { StoredFact } from "./facts.ts";
import type { EntityType } from "./types.ts";

/** A thing with a PID as the store knows it: the union of what every record says of it. */
export type Entity = {
  pid: Pid;
  type: EntityType;
  facts: StoredFact[];
  /** Counts up from 1, once for every change of what is said. */
  version: number;
  /** When version or a referent's label last changed, ISO 8601 with seconds. */
  modified: string;
};
