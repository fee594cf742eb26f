import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entity } from "../entities/entity.ts";
import type { PidRef, StoredFact } from "../entities/facts.ts";
import type { Pid } from "../identifiers/pid.ts";
import { publish, type Referent } from "./publish.ts";

const pid = "X5K4-2B6C-9Q1W" as Pid;
const roomPid = "R5K4-2BTC-9Q1W" as Pid;
const from = { source: "tms", record: "tms/object/1", field: "Title" };
const name = (value: string, more: Partial<StoredFact> = {}): StoredFact =>
  ({
    kind: "name",
    use: "preferred",
    text: [{ value, language: "en" }],
    key: value,
    audience: "public",
    from,
    ...more,
  }) as StoredFact;
const entity = (...facts: StoredFact[]): Entity => ({
  pid,
  type: "object",
  facts,
  version: 1,
  modified: "2026-01-01T00:00:00Z",
});
const around = (referents: [Pid, Referent][] = [], now = "2026-06-01T12:00:00Z") => ({
  state: "active" as const,
  referents: new Map(referents),
  now: new Date(now),
});

test("what is for staff does not leave, and an entity of which nothing leaves is not published at all", () => {
  assert.equal(publish(entity(name("secret", { audience: "staff" })), around()), undefined);
  const out = publish(entity(name("Sunflowers"), name("secret", { audience: "staff" })), around());
  assert.equal(JSON.stringify(out).includes("secret"), false);
  assert.equal(out?.label, "Sunflowers");
});

test("an embargo ends on the day it says, by the clock that is handed in", () => {
  const held = entity(name("Embargoed", { audienceWhen: { from: "2026-06-02" } }));
  assert.equal(publish(held, around([], "2026-06-01T23:59:59Z")), undefined);
  assert.equal(publish(held, around([], "2026-06-02T00:00:00Z"))?.label, "Embargoed");
});

test("a link can narrow its fact's audience: a staff-only maker goes, the production stays", () => {
  const production = {
    kind: "activity",
    type: "production",
    key: "p",
    audience: "public",
    from,
    who: [
      { agent: { type: "person", text: "Shown" }, role: "artist" },
      { agent: { type: "person", text: "Hidden" }, role: "forger", audience: "staff" },
    ],
  } satisfies StoredFact;
  const out = publish(entity(production), around());
  assert.equal(out?.facts.length, 1);
  assert.equal(JSON.stringify(out).includes("Hidden"), false);
  assert.equal(JSON.stringify(out).includes("Shown"), true);
});

test("a store location is not told in any way: reference, words and position go, the loan state stays", () => {
  const at: PidRef = { type: "location", pid: roomPid, label: "Store 3" };
  const store: [Pid, Referent] = [
    roomPid,
    { pid: roomPid, type: "location", label: "Store 3", public: false, sameAs: [] },
  ];
  const placement = {
    kind: "placement",
    use: "current",
    at,
    display: { value: "Store 3, rack 7" },
    key: "k",
    audience: "public",
    from,
  } satisfies StoredFact;
  const hidden = publish(entity(name("Painting"), placement), around([store]));
  assert.equal(JSON.stringify(hidden).includes("Store 3"), false);
  assert.equal(hidden?.facts.length, 1);
  const away = publish(entity(name("Painting"), { ...placement, state: "on-loan" }), around([store]));
  assert.equal(JSON.stringify(away).includes("Store 3"), false);
  assert.equal(
    away?.facts.some((fact) => fact.kind === "placement" && fact.state === "on-loan"),
    true,
  );
});

test("a reference carries its target's current label; one never described keeps only the words said of it", () => {
  const part = (whole: PidRef): StoredFact => ({
    kind: "part",
    whole,
    as: "component",
    key: "w",
    audience: "public",
    from,
  });
  const known: [Pid, Referent] = [
    roomPid,
    { pid: roomPid, type: "group", label: "New name", public: true, sameAs: ["http://vocab.getty.edu/ulan/1"] },
  ];
  const whole = { type: "person", pid: roomPid, label: "Old name" } as const;
  const out = publish(entity(part(whole)), around([known]));
  assert.deepEqual(out?.facts[0]?.kind === "part" && out.facts[0].whole, {
    type: "group",
    label: "New name",
    pid: roomPid,
    sameAs: ["http://vocab.getty.edu/ulan/1"],
  });
  const unknown = publish(entity(part(whole)), around());
  assert.deepEqual(unknown?.facts[0]?.kind === "part" && unknown.facts[0].whole, { type: "person", label: "Old name" });
});

test("a reference to a thing that was merged names its survivor", () => {
  const part: StoredFact = {
    kind: "part",
    whole: { type: "object", pid, label: "Duplicate" },
    as: "component",
    key: "w",
    audience: "public",
    from,
  };
  const survivor: [Pid, Referent] = [
    pid,
    { pid: roomPid, type: "object", label: "Survivor", public: true, sameAs: [] },
  ];
  const [fact] = publish(entity(part), around([survivor]))?.facts ?? [];
  assert.deepEqual(fact?.kind === "part" && fact.whole, { type: "object", label: "Survivor", pid: roomPid });
});

test("of a tombstoned thing only what it was called and its class leave, and why it is no longer described", () => {
  const ending = { reason: "privacy", date: "2026-05-01T00:00:00Z", note: "At the sitter’s wish." } as const;
  const told = entity(name("A private letter"), {
    kind: "statement",
    about: "description",
    text: [{ value: "Its contents" }],
    key: "s",
    audience: "public",
    from,
  });
  const out = publish(told, { ...around(), state: "tombstoned", ending });
  assert.deepEqual([out?.label, out?.ending, out?.facts], ["A private letter", ending, []]);
  assert.equal(JSON.stringify(out).includes("Its contents"), false);
  const secret = entity(name("secret", { audience: "staff" }));
  assert.equal(publish(secret, { ...around(), state: "tombstoned", ending }), undefined);
});

test("exactly one preferred name per language and one current placement leave", () => {
  const place = (key: string): StoredFact => ({
    kind: "placement",
    use: "current",
    at: { type: "location", text: key },
    key,
    audience: "public",
    from,
  });
  const out = publish(entity(name("First"), name("Second"), place("Room 1"), place("Room 2")), around());
  const preferred = out?.facts.filter((fact) => fact.kind === "name" && fact.use === "preferred");
  assert.equal(preferred?.length, 1);
  assert.equal(out?.label, "First");
  assert.equal(out?.facts.filter((fact) => fact.kind === "placement" && fact.standing === undefined).length, 1);
});

test("a file's address that is relative becomes one of this namespace; any other stays as it is", () => {
  const file = (url: string): StoredFact => ({
    kind: "content",
    role: "access",
    url,
    key: url,
    audience: "public",
    from,
  });
  const out = publish(entity(file("images/NG1.svg"), file("https://elsewhere.example.org/1.jpg")), {
    ...around(),
    base: "https://data.example.org",
  });
  assert.deepEqual(
    out?.facts.map((fact) => fact.kind === "content" && fact.url),
    ["https://data.example.org/images/NG1.svg", "https://elsewhere.example.org/1.jpg"],
  );
});
