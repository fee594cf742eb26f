import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { Problem } from "../errors.ts";
import { log } from "../log.ts";
import { type DatabaseFile, inTransaction, openDatabase } from "../sqlite.ts";
import { hashOf, makeCredential, proves, readCredential, writeCredential } from "./credential.ts";
import { type ApiKey, actorForm, type Holder, type Keyring, type WantedKey } from "./port.ts";
import { isScope, type Scope } from "./scopes.ts";

/** Where the keys are; `adminKey` is a credential of the operator's own that may do all and is kept nowhere. `now` is for tests. */
export type KeyringFile = { file: string; adminKey?: string | undefined; now?: () => Date };

const steps = [
  `
  CREATE TABLE api_key (
    id TEXT PRIMARY KEY, hash BLOB NOT NULL, actor TEXT NOT NULL, scopes TEXT NOT NULL,
    created TEXT NOT NULL, expires TEXT, revoked TEXT, last_used TEXT
  ) STRICT;
  `,
];

/** Nobody's secret has this hash. */
const nobody = Buffer.alloc(32);
const dayOf = (time: string) => time.slice(0, 10);

/**
 * Opens (and where missing makes) the keys in a SQLite file; what another process makes or revokes counts at once. Faults:
 * those of `openDatabase`.
 */
export function openKeyring({ file, adminKey, now = () => new Date() }: KeyringFile): Keyring {
  const wanted: DatabaseFile = {
    file,
    steps,
    synchronous: "FULL",
    ifDamaged: "Delete it and make new API keys; no identifier is in it.",
  };
  const database = openDatabase(wanted);
  const byId = database.prepare("SELECT * FROM api_key WHERE id = ?");
  const all = database.prepare("SELECT * FROM api_key ORDER BY created, id");
  const use = database.prepare("UPDATE api_key SET last_used = ? WHERE id = ?");
  const end = database.prepare("UPDATE api_key SET revoked = ? WHERE id = ? AND revoked IS NULL");
  const operator = adminKey === undefined ? undefined : { id: "environment", hash: hashOf(adminKey) };

  function holder(credential: string): Holder | undefined {
    if (operator && proves(credential, operator.hash))
      return { id: operator.id, actor: "api:operator", may: () => true };
    const claimed = readCredential(credential);
    const row = claimed && byId.get(claimed.id);
    const proven = proves(claimed?.secret ?? "", row ? (row.hash as Uint8Array) : nobody);
    if (!row || !proven) return undefined;
    const key = keyOf(row);
    const time = now().toISOString();
    if (key.revoked !== undefined || (key.expires !== undefined && key.expires <= time)) return undefined;
    if (key.lastUsed !== dayOf(time)) noteUse(key.id, dayOf(time));
    const { id, actor } = key;
    return { id, actor, may: (scope) => key.scopes.includes(scope) || key.scopes.includes("admin") };
  }

  /** For people only: a day that cannot be written keeps nobody out. */
  function noteUse(id: string, day: string): void {
    try {
      inTransaction(database, wanted, () => use.run(day, id));
    } catch (error) {
      log.warn({ error: String(error) }, "the day an API key was used cannot be written");
    }
  }

  return {
    make(wish) {
      mustBeUsable(wish, now());
      return inTransaction(database, wanted, () => make(database, wish, now()));
    },
    list: () => all.all().map(keyOf),
    revoke(id) {
      inTransaction(database, wanted, () => end.run(now().toISOString(), id));
      const row = byId.get(id);
      if (row) return keyOf(row);
      throw new Problem("api-key-unknown", "No API key has this id; the list of keys has them all.");
    },
    holder,
    close: () => database.close(),
  };
}

function mustBeUsable({ actor, scopes, expires }: WantedKey, now: Date): void {
  if (!actorForm.test(actor))
    throw new Problem(
      "request-malformed",
      `“${actor}” is no pseudonym: small letters, digits and :._- are, such as api:website.`,
    );
  if (scopes.length === 0)
    throw new Problem("request-malformed", "A key without a scope may do nothing: name one or more.");
  if (expires && !(expires > now))
    throw new Problem("request-malformed", "A key cannot expire before it is made: name a later time.");
}

function make(database: DatabaseSync, { actor, scopes, expires }: WantedKey, now: Date) {
  const credential = makeCredential();
  const times = [now.toISOString(), expires?.toISOString() ?? null];
  const row = database
    .prepare("INSERT INTO api_key (id, hash, actor, scopes, created, expires) VALUES (?, ?, ?, ?, ?, ?) RETURNING *")
    .get(credential.id, hashOf(credential.secret), actor, [...new Set(scopes)].join(" "), ...times);
  if (!row) throw new Error("SQLite returned no row");
  return { key: keyOf(row), credential: writeCredential(credential) };
}

function keyOf(row: Record<string, SQLOutputValue>): ApiKey {
  const { id, actor, scopes, created, expires, revoked, last_used: lastUsed } = row;
  return {
    id: String(id),
    actor: String(actor),
    scopes: String(scopes)
      .split(" ")
      .filter((word): word is Scope => isScope(word)),
    created: String(created),
    ...(expires === null ? {} : { expires: String(expires) }),
    ...(revoked === null ? {} : { revoked: String(revoked) }),
    ...(lastUsed === null ? {} : { lastUsed: String(lastUsed) }),
  };
}
