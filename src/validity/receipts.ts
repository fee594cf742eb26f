import { hash } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { Pid } from "../identifiers/pid.ts";
import { type DatabaseFile, inTransaction, openDatabase } from "../sqlite.ts";
import type { RuleResult, Standing } from "./result.ts";

/** That a document was held to its rules: whose, in which format, of which text (`hashOf`), by which rules, when, and what they said. */
export type Receipt = {
  pid: Pid;
  format: string;
  /** The hash of the text that was checked; of any other the receipt says nothing. */
  document: string;
  state: Standing;
  checked: string;
  /** A hash of the rules and of what they were checked by. */
  by: string;
  /** The Cartouche that checked. */
  version: string;
  /** With the first few faults of each. */
  rules: readonly RuleResult[];
};

/** The hash by which a receipt knows a document; the document's ETag is the same. */
export function hashOf(text: string | Uint8Array): string {
  return hash("sha256", text).slice(0, 32);
}

/** What is read of receipts. Where there is no file, there are none. */
export interface Receipts {
  /** Those of a thing, by format. */
  of(pid: Pid): Map<string, Receipt>;
  /** Whether the last receipt says that it is invalid; with its text, whether that of this very text does. Cheap: feeds ask for every record. */
  isInvalid(pid: Pid, format: string, text?: string): boolean;
  /** Those that say invalid, in order of PID and format, after one and at most `limit`. */
  invalid(after: { pid: string; format: string } | undefined, limit: number): Receipt[];
  /** Moves whenever anything here changed. */
  stamp(): string;
  close(): void;
}

/** Receipts that are also written. */
export interface ReceiptBook extends Receipts {
  /** Keeps receipts, each in the place of the last of its thing and format, in one transaction. */
  keep(receipts: readonly Receipt[]): void;
  /** Forgets one, where a thing is no longer offered in a format. */
  forget(pid: Pid, format: string): void;
  /** Notes that a thing was met with. */
  meet(pid: Pid): void;
  /** Forgets the receipts of all things that were not met with since the file was opened. */
  forgetUnmet(): void;
}

const shownFaults = 5;

const steps = [
  `
  CREATE TABLE told (id INTEGER PRIMARY KEY, version TEXT NOT NULL, rules TEXT NOT NULL, UNIQUE (version, rules)) STRICT;
  CREATE TABLE receipt (
    pid TEXT NOT NULL, format TEXT NOT NULL, document TEXT NOT NULL, state TEXT NOT NULL, checked TEXT NOT NULL,
    made_by TEXT NOT NULL, told INTEGER NOT NULL REFERENCES told, faults TEXT, PRIMARY KEY (pid, format)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX invalid_receipt ON receipt (pid, format) WHERE state = 'invalid';
  `,
];

const wantedIn = (folder: string): DatabaseFile => ({
  file: join(folder, "receipts.sqlite"),
  steps,
  synchronous: "NORMAL",
  ifDamaged: "Delete it and run “cartouche validate --all”: it is made anew.",
});

/** The receipts of a data folder, to be read. Their file may appear, be replaced or be deleted at any time. */
export function readReceipts(folder: string): Receipts {
  const wanted = { ...wantedIn(folder), readOnly: true };
  let open: { reader: ReturnType<typeof readerOf>; database: DatabaseSync; made: string } | undefined;

  function reader(): ReturnType<typeof readerOf> | undefined {
    const stats = statSync(wanted.file, { throwIfNoEntry: false });
    const made = stats && `${stats.ino} ${stats.birthtimeMs}`;
    if (open?.made === made) return open?.reader;
    open?.database.close();
    open = undefined;
    if (made === undefined) return undefined;
    const database = openDatabase(wanted);
    open = { reader: readerOf(database), database, made };
    return open.reader;
  }

  return {
    of: (pid) => reader()?.of(pid) ?? new Map(),
    isInvalid: (pid, format, text) => reader()?.isInvalid(pid, format, text) ?? false,
    invalid: (after, limit) => reader()?.invalid(after, limit) ?? [],
    stamp: () => (reader() ? `${open?.made} ${open?.reader.stamp()}` : ""),
    close: () => open?.database.close(),
  };
}

/** The receipts of a data folder, to be written. Faults: those of `openDatabase`. */
export function openReceiptBook(folder: string): ReceiptBook {
  const wanted = wantedIn(folder);
  const database = openDatabase(wanted);
  database.exec("CREATE TEMP TABLE met (pid TEXT PRIMARY KEY) STRICT, WITHOUT ROWID");
  const tell = database.prepare("INSERT INTO told (version, rules) VALUES (?, ?) ON CONFLICT DO NOTHING");
  const told = database.prepare("SELECT id FROM told WHERE version = ? AND rules = ?");
  const put = database.prepare("INSERT OR REPLACE INTO receipt VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  const drop = database.prepare("DELETE FROM receipt WHERE pid = ? AND format = ?");
  const note = database.prepare("INSERT OR IGNORE INTO met VALUES (?)");
  const reader = readerOf(database);

  function toldId(version: string, rules: string): number {
    tell.run(version, rules);
    return Number(told.get(version, rules)?.id);
  }

  return {
    ...reader,
    keep: (receipts) =>
      inTransaction(database, wanted, () => {
        for (const { pid, format, document, state, checked, by, version, rules } of receipts) {
          const id = toldId(version, JSON.stringify(rules.map(({ faults: _faults, ...rule }) => rule)));
          const faults =
            state === "invalid" ? JSON.stringify(rules.map((rule) => rule.faults.slice(0, shownFaults))) : null;
          put.run(pid, format, document, state, checked, by, id, faults);
        }
      }),
    forget: (pid, format) => void drop.run(pid, format),
    meet: (pid) => void note.run(pid),
    forgetUnmet: () => database.exec("DELETE FROM receipt WHERE pid NOT IN (SELECT pid FROM met)"),
    close: () => database.close(),
  };
}

function readerOf(database: DatabaseSync): Omit<Receipts, "close"> {
  const whole = "SELECT receipt.*, version, rules FROM receipt JOIN told ON told.id = receipt.told";
  const ofPid = database.prepare(`${whole} WHERE pid = ?`);
  const isInvalid = database.prepare("SELECT document FROM receipt WHERE pid = ? AND format = ? AND state = 'invalid'");
  const invalid = database.prepare(
    `${whole} WHERE state = 'invalid' AND (pid, format) > (?, ?) ORDER BY pid, format LIMIT ?`,
  );
  const version = database.prepare("PRAGMA data_version");
  const written = database.prepare("SELECT total_changes() AS n");
  return {
    of: (pid) => new Map(ofPid.all(pid).map((row) => [String(row.format), receiptOf(row)])),
    isInvalid(pid, format, text) {
      const document = isInvalid.get(pid, format)?.document;
      return document !== undefined && (text === undefined || document === hashOf(text));
    },
    invalid: (after, limit) => invalid.all(after?.pid ?? "", after?.format ?? "", limit).map(receiptOf),
    // What others wrote moves the one, what is written here the other.
    stamp: () => `${version.get()?.data_version} ${written.get()?.n}`,
  };
}

function receiptOf(row: Record<string, SQLOutputValue>): Receipt {
  const faults: RuleResult["faults"][] = row.faults === null ? [] : JSON.parse(String(row.faults));
  const rules: Omit<RuleResult, "faults">[] = JSON.parse(String(row.rules));
  return {
    pid: String(row.pid) as Pid,
    format: String(row.format),
    document: String(row.document),
    state: String(row.state) as Standing,
    checked: String(row.checked),
    by: String(row.made_by),
    version: String(row.version),
    rules: rules.map((rule, at) => ({ ...rule, faults: faults[at] ?? [] })),
  };
}
