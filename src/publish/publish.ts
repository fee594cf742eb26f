import { dayOf, factIsPublic, linkIsPublic } from "../entities/audience.ts";
import { decidesClass } from "../entities/classes-of.ts";
import type { Entity } from "../entities/entity.ts";
import type { PidRef, StoredFact } from "../entities/facts.ts";
import { labelOf } from "../entities/label.ts";
import { rewriteFact } from "../entities/rewrite-fact.ts";
import type { EntityType } from "../entities/types.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { PublicEnding, PublicEntity, PublicFact, PublicRef } from "./public-entity.ts";
import { settle } from "./settle.ts";

/**
 * What is known of a thing that is referred to: the PID that stands for it now (its survivor, where it was merged), its
 * current type and label, whether outsiders may see it, its exact matches.
 */
export type Referent = { pid: Pid; type: EntityType; label: string; public: boolean; sameAs: string[] };

/** What `publish` needs beside the entity: the registry's state (and since when), what is referred to, and the moment. */
export type Surroundings = {
  state: PublicEntity["state"];
  lastSeen?: string;
  ending?: PublicEnding;
  formerPids?: readonly { pid: Pid; since: string }[];
  referents: ReadonlyMap<Pid, Referent>;
  now: Date;
  /** What relative addresses of files are relative to, `"https://data.example.org"`; without it they stay as they are. */
  base?: string;
};

/**
 * What outsiders may see of an entity, or undefined where that is nothing. The only maker of a `PublicEntity`: facts and
 * links for staff are gone, every reference carries its target's current label, and a thing that outsiders may not see
 * is not referred to. Of one that is tombstoned only what it was called and its class are left.
 */
export function publish(entity: Entity, surroundings: Surroundings): PublicEntity | undefined {
  const day = dayOf(surroundings.now);
  const seen = entity.facts
    .filter((fact) => factIsPublic(fact, day))
    .flatMap((fact) => publishFact(fact, day, surroundings));
  if (seen.length === 0) return undefined;
  const { pid, type, version, modified } = entity;
  const settled = settle(seen);
  const label = labelOf(settled) ?? pid;
  const { state } = surroundings;
  const facts = state === "tombstoned" ? settled.filter((fact) => decidesClass(type, fact)) : settled;
  const known = { pid, type, state, label, facts, version, modified, ...standingOf(surroundings) };
  return known as unknown as PublicEntity;
}

/** What belongs to the state that a thing is in, and to no other. */
function standingOf({ state, lastSeen, ending, formerPids }: Surroundings) {
  if (state === "tombstoned") return ending ? { ending } : {};
  return {
    ...(state === "stub" && lastSeen ? { lastSeen } : {}),
    ...(formerPids && formerPids.length > 0 ? { formerPids } : {}),
  };
}

function publishFact(fact: StoredFact, day: string, { referents, base }: Surroundings): PublicFact[] {
  const result = rewriteFact<PidRef, PublicRef>(fact, {
    ref: (ref) => publishRef(ref, referents),
    keep: (link) => linkIsPublic(link, day),
  });
  if (result === undefined) return [];
  if (result.kind === "content" && result.url !== undefined && base)
    return [{ ...result, url: absolute(result.url, base) }];
  return fact.kind === "placement" && result.kind === "placement" ? withoutHiddenPlace(fact, result) : [result];
}

function publishRef(ref: PidRef, referents: ReadonlyMap<Pid, Referent>): PublicRef | undefined {
  if ("text" in ref) return { type: ref.type, label: ref.text };
  if ("uri" in ref) return { type: ref.type, label: ref.label ?? ref.uri, uri: ref.uri };
  const target = referents.get(ref.pid);
  if (target === undefined) return ref.label === undefined ? undefined : { type: ref.type, label: ref.label };
  if (!target.public) return undefined;
  const { type, label, sameAs, pid } = target;
  return sameAs.length > 0 ? { type, label, pid, sameAs } : { type, label, pid };
}

function absolute(url: string, base: string): string {
  return URL.canParse(url, `${base}/`) ? new URL(url, `${base}/`).href : url;
}

/** Where a place may not be told, neither may the words or position that would tell it: only the state (on loan) is left. */
function withoutHiddenPlace(
  before: StoredFact & { kind: "placement" },
  after: PublicFact & { kind: "placement" },
): PublicFact[] {
  if (before.at === undefined || after.at !== undefined) return [after];
  const { position: _position, display: _display, address: _address, ...rest } = after;
  return rest.state === undefined ? [] : [rest];
}
