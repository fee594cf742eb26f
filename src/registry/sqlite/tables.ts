import type { DatabaseSync } from "node:sqlite";
import type { Tables } from "../apply.ts";
import { foldNumber } from "../numbers.ts";

/** The tables of an open registry file, as the fold of its log writes them. */
export function tablesOf(database: DatabaseSync): Tables {
  const addPid = database.prepare(
    "INSERT INTO pid (pid, state, type, since) VALUES (?, 'reserved', ?, ?) ON CONFLICT DO NOTHING",
  );
  const bindKey = database.prepare(
    "INSERT INTO source_key (key, pid, seq) VALUES (?, (SELECT id FROM pid WHERE pid = ?), ?)",
  );
  const setState = database.prepare("UPDATE pid SET state = ?, since = ? WHERE pid = ?");
  const putAlias = database.prepare(
    `INSERT INTO alias (pid, scheme, value, folded, standing) VALUES ((SELECT id FROM pid WHERE pid = ?), ?, ?, ?, ?)
     ON CONFLICT (pid, scheme, value) DO UPDATE SET standing = excluded.standing`,
  );
  return {
    addPid: (pid, type, since) => Number(addPid.run(pid, type, since).changes) === 1,
    bindKey: (key, pid, seq) => void bindKey.run(key, pid, seq),
    setState: (pid, state, since) => void setState.run(state, since, pid),
    putAlias: ({ pid, scheme, value, standing }) => void putAlias.run(pid, scheme, value, foldNumber(value), standing),
  };
}
