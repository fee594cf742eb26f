import assert from "node:assert/strict";
import { test } from "node:test";
import { pidOf } from "../../test/fixtures/people-and-places.ts";
import { named, published, type Told } from "../../test/fixtures/published.ts";
import type { EntityType } from "../entities/types.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Change } from "../store/port.ts";
import { followStore } from "./follow-store.ts";
import type { Seen } from "./port.ts";
import { setsOf } from "./sets.ts";
import { openFeedBook } from "./sqlite/feed-book.ts";

/** A museum that changes: what is shown of things, the changes of its store, and a log that follows them. */
function museum() {
  const shown = new Map<Pid, Seen>();
  const ends: { pid: Pid; type: EntityType; wasPublic: boolean }[] = [];
  let changes: Change[] = [];
  let epoch = "first";
  let now = new Date("2026-11-30T10:00:00Z");
  const book = openFeedBook(":memory:", () => now);
  book.knowFormats([
    { name: "json", revised: "2026-11-01" },
    { name: "edm", revised: "2026-11-01" },
  ]);
  const note = (type: EntityType, seen: Seen) => {
    shown.set(pidOf(type), seen);
    changes.push({ seq: changes.length + 1, pid: pidOf(type), type, kind: "update", version: 1, at: "" });
  };
  const follow = () =>
    followStore({
      book,
      store: {
        epoch: () => epoch,
        changes: async (after, limit) => changes.filter(({ seq }) => seq > after).slice(0, limit),
        referrers: async () => ({ total: 0, first: [] }),
      },
      look: async (pid) => shown.get(pid) ?? { gone: "deleted" },
      async *ended() {
        yield* ends;
      },
    });
  return {
    book,
    ends,
    follow,
    show(type: EntityType, told: Told[], formats = ["json", "edm"]) {
      const entity = published(type, told);
      note(type, { entity, sets: setsOf(entity, {}), formats });
    },
    end: (type: EntityType, into?: EntityType) =>
      note(type, into ? { gone: "merged", into: pidOf(into) } : { gone: "deleted" }),
    later(seconds: number) {
      now = new Date(now.getTime() + seconds * 1000);
    },
    remake() {
      epoch = "second";
      changes = [...shown]
        .filter(([, seen]) => "entity" in seen)
        .map(([pid], index) => ({ seq: index + 1, pid, type: "object", kind: "create", version: 1, at: "" }));
    },
  };
}
const kinds = (book: ReturnType<typeof museum>["book"]) =>
  book.entries({ limit: 100 }).map(({ pid, kind }) => `${kind} ${pid === pidOf("object") ? "object" : "person"}`);

test("what changes for outsiders is entered once, what does not is not", async () => {
  const { book, show, follow, later } = museum();
  show("object", [named("Quinces")]);
  await follow();
  later(60);
  show("object", [named("Quinces")]);
  await follow();
  assert.deepEqual(kinds(book), ["create object"]);
  show("object", [named("A quince")]);
  await follow();
  assert.deepEqual(kinds(book), ["create object", "update object"]);
  assert.equal(book.item(pidOf("object"))?.at, "2026-11-30T10:01:00Z");
});

test("what is gone stays known as gone: deleted, or merged and into what", async () => {
  const { book, show, end, follow } = museum();
  show("object", [named("Quinces")]);
  show("person", [named("A painter")]);
  await follow();
  end("object");
  end("person", "object");
  await follow();
  assert.deepEqual(kinds(book).slice(2), ["delete object", "merge person"]);
  assert.equal(book.item(pidOf("person"))?.into, pidOf("object"));
  assert.deepEqual(
    book.items({ limit: 9 }).map(({ gone }) => gone),
    [true, true],
  );
  show("object", [named("Quinces")]);
  await follow();
  assert.equal(book.item(pidOf("object"))?.gone, false);
});

test("a thing that leaves a set or a format is gone there, and only there", async () => {
  const { book, show, follow } = museum();
  const maker: Told = {
    kind: "activity",
    type: "production",
    who: [{ agent: { type: "person", text: "Ann Fell" }, role: "artist" }],
  };
  show("object", [named("Quinces"), maker]);
  await follow();
  assert.deepEqual(
    book.sets().map(({ spec }) => spec),
    ["maker:ann-fell", "type:object"],
  );
  show("object", [named("Quinces")], ["json"]);
  await follow();
  const inSet = book.entries({ set: "maker:ann-fell", limit: 9 }).map((entry) => entry.inSet);
  assert.deepEqual(inSet, ["came", "left"]);
  const goneIn = (query: object) => book.items({ ...query, limit: 9 }).map(({ gone }) => gone);
  assert.deepEqual(goneIn({ set: "maker:ann-fell" }), [true]);
  assert.deepEqual(goneIn({ set: "type:object" }), [false]);
  assert.deepEqual(goneIn({ format: "edm" }), [true]);
  assert.deepEqual(goneIn({ format: "json" }), [false]);
  assert.deepEqual(goneIn({ format: "lido" }), []);
});

test("a store that is made anew changes nothing that outsiders see, but what did not come back", async () => {
  const { book, show, end, follow, remake } = museum();
  show("object", [named("Quinces")]);
  show("person", [named("A painter")]);
  await follow();
  end("person");
  remake();
  await follow();
  assert.deepEqual(kinds(book), ["create object", "create person", "delete person"]);
});

test("a log that is made anew knows what is gone, and not what was never shown", async () => {
  const { book, ends, follow } = museum();
  ends.push(
    { pid: pidOf("object"), type: "object", wasPublic: true },
    { pid: pidOf("person"), type: "person", wasPublic: false },
  );
  await follow();
  assert.deepEqual(kinds(book), ["delete object"]);
  assert.deepEqual(
    book.items({ format: "edm", set: "type:object", limit: 9 }).map(({ gone }) => gone),
    [true],
  );
});

test("a format that is written otherwise moves the dates of its items, and no other's", async () => {
  const { book, show, follow, later } = museum();
  show("object", [named("Quinces")]);
  await follow();
  later(3600);
  book.knowFormats([
    { name: "json", revised: "2026-11-01" },
    { name: "edm", revised: "2026-11-30" },
  ]);
  await follow();
  const since = "2026-11-30T10:30:00Z";
  assert.equal(book.items({ format: "edm", from: since, limit: 9 }).length, 1);
  assert.equal(book.items({ format: "json", from: since, limit: 9 }).length, 0);
  assert.equal(book.items({ format: "edm", until: since, limit: 9 }).length, 0);
  assert.deepEqual(kinds(book), ["create object"]);
});

test("items come in pages in order of time and PID, whatever changes meanwhile", async () => {
  const { book, show, follow, later } = museum();
  const types: EntityType[] = ["object", "person", "group", "place", "concept"];
  for (const type of types) show(type, [named(type)]);
  await follow();
  later(10);
  const seen: Pid[] = [];
  for (let after: { at: string; pid: Pid } | undefined; ; ) {
    const page = book.items({ limit: 2, ...(after ? { after } : {}) });
    const last = page.at(-1);
    if (!last) break;
    seen.push(...page.map(({ pid }) => pid));
    if (seen.length === 2) {
      show("object", [named("changed meanwhile")]);
      await follow();
    }
    after = last;
  }
  assert.deepEqual(new Set(seen), new Set(types.map((type) => pidOf(type))));
});

test("a thing that left a set is gone there since it did, whatever becomes of it later", async () => {
  const { book, show, follow, later } = museum();
  const maker: Told = {
    kind: "activity",
    type: "production",
    who: [{ agent: { type: "person", text: "Ann Fell" }, role: "artist" }],
  };
  show("object", [named("Quinces"), maker]);
  await follow();
  later(60);
  show("object", [named("Quinces")]);
  await follow();
  later(60);
  show("object", [named("Three quinces")]);
  await follow();
  const since = "2026-11-30T10:01:30Z";
  const [left] = book.items({ set: "maker:ann-fell", limit: 9 });
  assert.deepEqual([left?.at, left?.gone], ["2026-11-30T10:01:00Z", true]);
  assert.deepEqual(book.items({ set: "maker:ann-fell", from: since, limit: 9 }), []);
  assert.equal(book.items({ set: "type:object", from: since, limit: 9 }).length, 1);
});

test("items are found little by little as they are at once, and one is asked for where it is", async () => {
  const { book, show, follow } = museum();
  const types: EntityType[] = ["object", "person", "group", "place", "concept"];
  for (const type of types) show(type, [named(type)], type === "object" ? ["json", "edm"] : ["json"]);
  await follow();
  let counted = 0;
  for (let after: { at: string; pid: Pid } | undefined; ; ) {
    const { items, last } = book.itemsAmong({ format: "json", looked: 2, ...(after ? { after } : {}) });
    assert.ok(items.length <= 2);
    counted += items.length;
    if (!last) break;
    after = last;
  }
  assert.deepEqual([counted, book.countItems({ format: "json" })], [5, 5]);
  const among = (query: object) => book.itemsAmong({ looked: 9, ...query }).items.map(({ type }) => type);
  assert.deepEqual(among({ set: "type:place" }), ["place"]);
  assert.deepEqual(among({ format: "edm" }), ["object"]);
  assert.deepEqual(among({ format: "edm", from: "2026-12-01T00:00:00Z" }), []);
  assert.equal(book.item(pidOf("object"), { format: "edm" })?.gone, false);
  assert.equal(book.item(pidOf("person"), { format: "edm" }), undefined);
  assert.equal(book.item(pidOf("person"), { format: "json", set: "type:object" }), undefined);
});

test("sets come in pages", async () => {
  const { book, show, follow } = museum();
  for (const type of ["object", "person", "place"] as const) show(type, [named(type)]);
  await follow();
  const [first] = book.sets({ limit: 1 });
  assert.equal(first?.spec, "type:object");
  assert.deepEqual(
    book.sets({ after: first?.spec ?? "", limit: 9 }).map(({ spec }) => spec),
    ["type:person", "type:place"],
  );
  assert.equal(book.countSets(), 3);
});
