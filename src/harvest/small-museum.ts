import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import type { Draft, Fact } from "../entities/facts.ts";
import type { EntityType } from "../entities/types.ts";
import type { Registry } from "../registry/port.ts";
import { openSqliteRegistry } from "../registry/sqlite/registry.ts";
import { type HarvestRules, usualRules } from "../sources/harvest-rules.ts";
import type { Adopted, Source } from "../sources/port.ts";
import type { Store } from "../store/port.ts";
import { openSqliteStore } from "../store/sqlite/store.ts";

const folder = mkdtempSync(join(tmpdir(), "cartouche-harvest-"));
after(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

/** A registry and a store of their own, in a folder that goes with the test. Those of one name are one file; `clock` is the store's. */
export function logs(
  registryName = `r${++count}`,
  storeName = `s${count}`,
  clock = () => new Date(),
): { registry: Registry; store: Store } {
  return {
    registry: openSqliteRegistry({ file: join(folder, `${registryName}.sqlite`) }),
    store: openSqliteStore({
      file: join(folder, `${storeName}.sqlite`),
      archiveFile: join(folder, `${storeName}-archive.sqlite`),
      clock,
    }),
  };
}

/** A store made anew beside the archive of one that was lost. */
export function storeMadeAnew(storeName: string): Store {
  return openSqliteStore({
    file: join(folder, `${storeName}-anew-${++count}.sqlite`),
    archiveFile: join(folder, `${storeName}-archive.sqlite`),
  });
}

const said = (record: string, key: string) =>
  ({ key, audience: "public", from: { source: "test", record, field: "x" } }) as const;

/** What a test record says: its title, its type, who made it and its numbers. */
export type Said = {
  title?: string;
  type?: EntityType;
  by?: string;
  /** What the maker is called, and when the thing was made. */
  maker?: string;
  year?: string;
  number?: string;
  former?: string;
  /** Its number in the Union List of Artist Names. */
  ulan?: string;
  /** What the source holds where the PID is to be; it says so to everybody, which it must not. */
  held?: string;
  broken?: boolean;
  predecessor?: string;
  /** The inventory number of the work that it shows; the work then has it as an image. */
  shows?: string;
  adopts?: Adopted[];
  /** What may be done with an image, a URI. */
  right?: string;
  /** The first and the last day on which outsiders see any of it. */
  from?: string;
  until?: string;
};

function draftOf(
  key: string,
  { title = key, type = "object", by, maker, year, number, former, ulan, held }: Said,
): Draft {
  const facts: Fact[] = [{ kind: "name", use: "preferred", text: [{ value: title }], ...said(key, "name") }];
  if (maker || year)
    facts.push({
      kind: "activity",
      type: "production",
      ...(maker && { who: [{ agent: { type: "person", text: maker }, role: "artist" }] }),
      ...(year && { when: [{ earliest: year, latest: year }] }),
      ...said(key, "production"),
    });
  if (by)
    facts.push({
      kind: "activity",
      type: "production",
      who: [{ agent: { type: "person", key: by, label: "as the work says" }, role: "artist" }],
      ...said(key, "made"),
    });
  if (number) facts.push({ kind: "number", scheme: "inventory", value: number, ...said(key, `number ${number}`) });
  if (former)
    facts.push({ kind: "number", scheme: "loan", value: former, standing: "former", ...said(key, `number ${former}`) });
  if (ulan) {
    const uri = `http://vocab.getty.edu/ulan/${ulan}`;
    facts.push({ kind: "same-as", scheme: "ulan", uri, match: "exact", status: "asserted", ...said(key, "ulan") });
  }
  if (held) facts.push({ kind: "number", scheme: "pid", value: held, ...said(key, "held") });
  return { subject: key, type, facts };
}

/** A draft with what may be done with the image, seen on its days. */
function whole({ facts, ...draft }: Draft, key: string, { right, from, until }: Said): Draft {
  const rights: Fact[] = right
    ? [{ kind: "rights", of: "media", sort: "licence", uri: right, ...said(key, "right") }]
    : [];
  const audienceWhen = { ...(from ? { from } : {}), ...(until ? { until } : {}) };
  return { ...draft, facts: [...facts, ...rights].map((fact) => ({ ...fact, audienceWhen })) };
}

/** What is said of a work by its number. */
function draftsUnder(key: string, number: string, title = key): { subject: Fact; work: Draft } {
  const numbered = { scheme: "inventory", value: number };
  const work = { type: "object", numbered, label: title } as const;
  const image = { type: "media", key } as const;
  return {
    subject: { kind: "subject", mode: "depicts", ref: work, ...said(key, "depicts") },
    work: { subject: { numbered }, facts: [{ kind: "media", image, role: "primary", ...said(key, "image") }] },
  };
}

/** A source of these records, whose keys begin with its name; its export may end too early. */
export function sourceOf(records: Record<string, Said>, failAfter = Number.POSITIVE_INFINITY, name = "test"): Source {
  return {
    name,
    title: "A test's own records",
    revision: "1",
    async *read() {
      let row = 0;
      for (const [key, value] of Object.entries(records)) {
        if (row++ >= failAfter) throw new Error("the export ends here");
        const { predecessor } = value;
        const record = { key, original: JSON.stringify(value), at: { file: "test.csv", row } };
        yield { record: predecessor === undefined ? record : { ...record, predecessor } };
      }
    },
    fieldsOf: ({ original }) => Object.keys(JSON.parse(original)),
    describe(record) {
      const value: Said = JSON.parse(record.original);
      if (value.broken) throw new Error("This one cannot be understood.");
      const own = whole(draftOf(record.key, value), record.key, value);
      const adopted = value.adopts && { adopts: value.adopts };
      if (value.shows === undefined) return { drafts: [own], findings: [], ...adopted };
      const { subject, work } = draftsUnder(record.key, value.shows, value.title);
      return { drafts: [{ ...own, facts: [...own.facts, subject] }, work], findings: [], ...adopted };
    },
  };
}

/** The PID of a key that has one. */
export const pidOf = async ({ registry }: { registry: Registry }, key: string) => {
  const pid = (await registry.lookup([key])).get(key);
  assert.ok(pid, `${key} has a PID`);
  return pid;
};
/** The state of a key's PID. */
export const stateOf = async (both: { registry: Registry }, key: string) => {
  const found = await both.registry.resolve(await pidOf(both, key));
  return found.found ? found.state : found.reason;
};

/** Rules by which anything may vanish. */
export const unguarded: HarvestRules = { ...usualRules, guard: { vanish: 1, change: 1, atLeast: 0 } };
