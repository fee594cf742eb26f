import { DatabaseSync } from "node:sqlite";
import { shortName } from "../words/namespaces.ts";
import { belonging } from "../words/reach.ts";
import { iriIn, isIri, type Triple } from "./term.ts";

/** `rdf:type`, as N-Triples writes it. */
export const typeProperty = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
const labels = [
  "<http://www.w3.org/2000/01/rdf-schema#label>",
  "<http://www.w3.org/2004/02/skos/core#prefLabel>",
  "<http://xmlns.com/foaf/0.1/name>",
];

/** A subject of triples, and where it was met first. */
export type Subject = { s: string; file: string; row: number };

/** Triples in a temporary database: memory stays flat, and each can be found from both ends. */
export type Staged = {
  add(triple: Triple, file: string): void;
  /** To be called when all are there. */
  index(): void;
  /** Every subject in order. */
  subjects(): Iterable<Subject>;
  from(s: string): Triple[];
  /** The triples by which other nodes belong to this one. */
  belongingTo(o: string): Triple[];
  classesOf(s: string): string[];
  /** The class and label triples of something that is referred to. */
  called(s: string): Triple[];
  close(): void;
};

const schema = `
  PRAGMA temp_store = FILE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000; PRAGMA locking_mode = EXCLUSIVE;
  CREATE TABLE triple (id INTEGER PRIMARY KEY, s TEXT, p TEXT, o TEXT, owner TEXT, file INTEGER);
  BEGIN`;
const indexes = "CREATE INDEX by_s ON triple (s); CREATE INDEX by_owner ON triple (owner) WHERE owner IS NOT NULL";

/** Opens an empty one: without a name SQLite keeps it in a temporary file that goes with it, even in a crash. */
export function openStaged(): Staged {
  const database = new DatabaseSync("");
  database.exec(schema);
  const files: string[] = [];
  const owning = new Map<string, boolean>();
  const insert = database.prepare("INSERT INTO triple (s, p, o, owner, file) VALUES (?, ?, ?, ?, ?)");
  const owns = (p: string) => {
    const known = owning.get(p) ?? belonging.has(shortName(iriIn(p)));
    owning.set(p, known);
    return known;
  };
  const fileOf = (name: string) => (files.at(-1) === name ? files.length : files.push(name));
  return {
    add: ({ s, p, o }, file) => {
      insert.run(s, p, o, owns(p) ? o : null, fileOf(file));
    },
    index: () => database.exec(indexes),
    ...readerOf(database, files),
    close: () => database.close(),
  };
}

type Reader = Pick<Staged, "subjects" | "from" | "belongingTo" | "classesOf" | "called">;

function readerOf(database: DatabaseSync, files: readonly string[]): Reader {
  const from = database.prepare("SELECT DISTINCT s, p, o FROM triple WHERE s = ?");
  const belongs = database.prepare("SELECT DISTINCT s, p, o FROM triple WHERE owner = ?");
  const subjects = database.prepare("SELECT s, min(id) AS row, file FROM triple GROUP BY s ORDER BY s");
  const outOf = (s: string) => from.all(s) as unknown as Triple[];
  return {
    *subjects() {
      for (const { s, row, file } of subjects.iterate())
        yield { s: String(s), row: Number(row), file: files[Number(file) - 1] ?? "" };
    },
    from: outOf,
    belongingTo: (o) => belongs.all(o) as unknown as Triple[],
    classesOf: (s) => outOf(s).flatMap(({ p, o }) => (p === typeProperty && isIri(o) ? [iriIn(o)] : [])),
    called: (s) => outOf(s).filter(({ p }) => p === typeProperty || labels.includes(p)),
  };
}
