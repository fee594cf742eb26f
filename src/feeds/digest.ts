import { hash } from "node:crypto";
import type { PublicEntity } from "../publish/public-entity.ts";

/**
 * A hash of all that outsiders see of a thing, names of what it refers to and what its media records say included; how often and when any of it
 * changed is no part of it.
 */
export function digestOf(entity: PublicEntity, media: readonly PublicEntity[] = []): string {
  const own = withoutHistory(entity);
  const shown = media.length > 0 ? [own, ...media.map(withoutHistory)] : own;
  return hash("sha256", JSON.stringify(shown), "base64url");
}

function withoutHistory({ version: _version, modified: _modified, ...shown }: PublicEntity) {
  return shown;
}
