import type { FactOf } from "../entities/facts.ts";
import type { EntityType } from "../entities/types.ts";
import type { Pid } from "../identifiers/pid.ts";

/**
 * A reference as outsiders see it: with a PID when the thing has one that is public, its current label and its exact
 * matches elsewhere (`["http://vocab.getty.edu/ulan/500115588"]`). Without `pid` and `uri` it is only words.
 */
export type PublicRef = { type: EntityType; label: string; pid?: Pid; uri?: string; sameAs?: string[] };
export type PublicFact = FactOf<PublicRef>;

/** Why the institution no longer describes a thing. */
export type EndReason = "published-in-error" | "never-ours" | "privacy" | "rights" | "superseded";

/** How a thing that is no longer described ended: the reason, when (ISO 8601 with seconds), a public note, and what to see instead. */
export type PublicEnding = { reason: EndReason; date: string; note: string; successor?: PublicRef };

declare const published: unique symbol;

/** What outsiders may see of an entity. Only `publish()` makes one. */
export type PublicEntity = {
  readonly [published]: true;
  readonly pid: Pid;
  readonly type: EntityType;
  /** `stub`: no source describes it any more. `tombstoned`: the institution no longer does, `ending` says why, and of the facts only its class is left. */
  readonly state: "active" | "stub" | "tombstoned";
  /** The preferred name, or the number, or the PID itself. */
  readonly label: string;
  /** Ordered by source, then by the facts' own order; staff-only facts and links are gone. */
  readonly facts: readonly PublicFact[];
  readonly version: number;
  /** When the published version last changed, ISO 8601 with seconds: `"2026-11-23T10:00:00Z"`. */
  readonly modified: string;
  /** A stub only: when its source last described it, ISO 8601 with seconds. */
  readonly lastSeen?: string;
  /** A tombstoned one only, and always. */
  readonly ending?: PublicEnding;
  /** Identifiers that lead here since they were merged into this one, oldest first. */
  readonly formerPids?: readonly { pid: Pid; since: string }[];
};
