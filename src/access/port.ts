/** Who may do what over HTTP: API keys with scopes, known by the hash of their secret. */
import type { Scope } from "./scopes.ts";

/**
 * An API key as it is listed. `actor` is the pseudonym under which all that it does stands in the registry's log
 * (`"api:website"`). `created`, `expires` and `revoked` are ISO 8601 with milliseconds, `lastUsed` is a day (UTC).
 */
export type ApiKey = {
  id: string;
  actor: string;
  scopes: Scope[];
  created: string;
  expires?: string;
  revoked?: string;
  lastUsed?: string;
};

/** The form of a pseudonym: `api:website`. */
export const actorForm = /^[a-z0-9][a-z0-9:._-]{0,63}$/;

/** What a key is to be. Without `expires` it is good until it is revoked. */
export type WantedKey = { actor: string; scopes: readonly Scope[]; expires?: Date };

/** Whose credential it is. */
export type Holder = { id: string; actor: string; may(scope: Scope): boolean };

export interface Keyring {
  /** Makes a key. Its credential is answered here and nowhere again. Fault: `request-malformed`, of a key that could do nothing. */
  make(wanted: WantedKey): { key: ApiKey; credential: string };
  /** Every key there ever was, oldest first. */
  list(): ApiKey[];
  /** Ends a key at once; done twice it changes nothing. Fault: `api-key-unknown`. */
  revoke(id: string): ApiKey;
  /** Whose credential this is; undefined where it is nobody's, is expired or was revoked. */
  holder(credential: string): Holder | undefined;
  close(): void;
}
