import type { Entity } from "../entities/entity.ts";
import type { EntityType } from "../entities/types.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { PublicEntity } from "./public-entity.ts";

/** What is known of a thing that is referred to: its current type and label, whether outsiders may see it, its exact matches. */
export type Referent = { type: EntityType; label: string; public: boolean; sameAs: string[] };

/** What `publish` needs beside the entity: the registry's state, what is referred to, and the day. */
export type Surroundings = { state: "active" | "stub"; referents: ReadonlyMap<Pid, Referent>; now: Date };

/** What outsiders may see of an entity, or undefined where that is nothing. */
export function publish(entity: Entity, surroundings: Surroundings): PublicEntity | undefined {
  throw new Error(`${entity.pid} ${surroundings.state}`);
}
