import { hash } from "node:crypto";
import type { PublicEntity } from "../publish/public-entity.ts";

/** A hash of all that outsiders see of a thing, names of what it refers to included; how often and when it changed is no part of it. */
export function digestOf({ version: _version, modified: _modified, ...shown }: PublicEntity): string {
  return hash("sha256", JSON.stringify(shown), "base64url");
}
