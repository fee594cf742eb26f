import { randomBytes, randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { EntryQuery } from "../../feeds/port.ts";
import { type DatabaseFile, openDatabase } from "../../sqlite.ts";
import type { Delivery, Hook } from "./hook.ts";

const steps = [
  `
  CREATE TABLE hook (
    id TEXT PRIMARY KEY, url TEXT NOT NULL, topic TEXT NOT NULL, secret TEXT NOT NULL, created TEXT NOT NULL,
    seq INTEGER NOT NULL, ended TEXT
  ) WITHOUT ROWID;
  CREATE TABLE delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT, hook TEXT NOT NULL, after INTEGER NOT NULL, up_to INTEGER NOT NULL,
    state TEXT NOT NULL, attempts INTEGER NOT NULL, next TEXT NOT NULL, fault TEXT
  );
  CREATE INDEX delivery_waiting ON delivery (hook, id) WHERE state = 'waiting';
  `,
];

function fileOf(file: string): DatabaseFile {
  return {
    file,
    steps,
    synchronous: "FULL",
    ifDamaged: "Restore it from its backup, or delete it and add the webhooks again.",
  };
}

/** Who is told of changes and what was sent to them, in a SQLite file of its own: it cannot be made anew. */
export type HookBook = ReturnType<typeof openHookBook>;

/** Opens (and where missing makes) the file. Faults: those of `openDatabase`. */
export function openHookBook(file: string, clock: () => Date = () => new Date()) {
  const database = openDatabase(fileOf(file));
  const add = database.prepare("INSERT INTO hook VALUES (?, ?, ?, ?, ?, ?, NULL)");
  const all = database.prepare("SELECT * FROM hook ORDER BY created, id");
  const move = database.prepare("UPDATE hook SET seq = ? WHERE id = ?");
  const end = database.prepare("UPDATE hook SET ended = ? WHERE id = ?");
  const remove = database.prepare("DELETE FROM hook WHERE id = ?");
  const forget = database.prepare("DELETE FROM delivery WHERE hook = ?");
  const hooks = () => all.all().map(hookOf);

  return {
    hooks,
    ...deliveriesIn(database, clock),
    /** From the next change after `seq` on. */
    add(url: string, topic: EntryQuery, seq: number): Hook {
      const secret = `whsec_${randomBytes(24).toString("base64")}`;
      const hook = { id: randomUUID(), url, topic, secret, created: clock().toISOString(), seq };
      add.run(hook.id, url, JSON.stringify(topic), secret, hook.created, seq);
      return hook;
    },
    /** Answers whether there was one. */
    remove(id: string): boolean {
      forget.run(id);
      return remove.run(id).changes > 0;
    },
    moveTo(hook: Hook, seq: number): void {
      move.run(seq, hook.id);
    },
    end(hook: Hook): void {
      end.run(clock().toISOString(), hook.id);
    },
    close: () => database.close(),
  };
}

function deliveriesIn(database: DatabaseSync, clock: () => Date) {
  const add = database.prepare(
    "INSERT INTO delivery (hook, after, up_to, state, attempts, next) VALUES (?, ?, ?, 'waiting', 0, ?)",
  );
  const first = database.prepare("SELECT * FROM delivery WHERE hook = ? AND state = 'waiting' ORDER BY id LIMIT 1");
  const settle = database.prepare("UPDATE delivery SET state = ?, attempts = ?, next = ?, fault = ? WHERE id = ?");
  const dead = database.prepare("SELECT * FROM delivery WHERE state = 'dead' ORDER BY id");
  const again = database.prepare(
    "UPDATE delivery SET state = 'waiting', attempts = 0, next = ? WHERE id = ? AND state = 'dead'",
  );

  return {
    enqueue(hook: Hook, after: number, upTo: number): void {
      add.run(hook.id, after, upTo, clock().toISOString());
    },
    /** The oldest that waits: what comes later waits for it, so that changes come in order. */
    waiting(hook: Hook): Delivery | undefined {
      const row = first.get(hook.id);
      return row && deliveryOf(row);
    },
    settle({ id, state, attempts, next, fault }: Delivery): void {
      settle.run(state, attempts, next, fault ?? null, id);
    },
    dead: () => dead.all().map(deliveryOf),
    /** Sends a given-up delivery again; answers whether there was one. */
    again: (id: number) => again.run(clock().toISOString(), id).changes > 0,
  };
}

function hookOf({ id, url, topic, secret, created, seq, ended }: Record<string, unknown>): Hook {
  const hook = { id: String(id), url: String(url), secret: String(secret), created: String(created), seq: Number(seq) };
  return { ...hook, topic: JSON.parse(String(topic)), ...(ended ? { ended: String(ended) } : {}) };
}

function deliveryOf({ id, hook, after, up_to, state, attempts, next, fault }: Record<string, unknown>): Delivery {
  const sent = { id: Number(id), hook: String(hook), after: Number(after), upTo: Number(up_to), next: String(next) };
  const told = { state: state as Delivery["state"], attempts: Number(attempts) };
  return { ...sent, ...told, ...(fault ? { fault: String(fault) } : {}) };
}
