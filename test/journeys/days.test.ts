import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { changes } from "../../src/access-points/changes/changes.ts";
import { readPublic } from "../../src/access-points/reading.ts";
import { dayOf } from "../../src/entities/audience.ts";
import type { Pid } from "../../src/identifiers/pid.ts";
import { record, said } from "../../src/store/contract-samples.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { serveChangingMuseum } from "./changing-museum.ts";
import { dc, museumRepository, works } from "./museum-repository.ts";

const today = "2026-11-30";
const tomorrow = "2026-12-01";
const aDay = 86_400;
const mark = "http://creativecommons.org/publicdomain/mark/1.0/";
const inCopyright = "http://rightsstatements.org/vocab/InC/1.0/";

type Museum = ReturnType<typeof museumRepository>;
type Page = { orderedItems: { type: string; object: { id: string } }[] };

/** What the first page of a list of changes says of a thing. */
async function activitiesOf({ feeds, reading, press }: Museum, pid: Pid, list = "/changes"): Promise<string[]> {
  const path = `${list}/page/0`;
  const { body } = await changes(feeds, reading, press).handle({ method: "GET", path, headers: {} });
  const { orderedItems } = JSON.parse(String(body)) as Page;
  return orderedItems.flatMap(({ type, object }) => (object.id.endsWith(pid) ? [type] : []));
}

/** The header of a thing in what an aggregator is told. */
async function headerOf(museum: Museum, pid: Pid, query = dc) {
  const { told } = await museum.ask(`verb=ListIdentifiers&${query}`);
  return told.find(({ identifier }) => identifier.endsWith(pid));
}

/** What a page of it calls those who made it. */
async function makersOf({ registry, reading }: Museum, pid: Pid): Promise<(string | undefined)[]> {
  const found = await registry.resolve(pid);
  const entity = found.found ? await readPublic(reading, found) : undefined;
  const facts = entity?.facts ?? [];
  return facts.flatMap((fact) => (fact.kind === "activity" ? (fact.who ?? []).map(({ agent }) => agent.label) : []));
}

test("what outsiders may see from tomorrow on is nowhere today, and tomorrow everywhere, though nobody writes anything", async () => {
  const museum = museumRepository();
  await museum.say({
    "test/person/1": { title: "Ann Fell", type: "person", number: "P 1", from: tomorrow },
    "test/work/1": { title: "Quinces", by: "test/person/1" },
  });
  const [maker, work] = [await museum.pidOf("test/person/1"), await museum.pidOf("test/work/1")];
  const listed = () => museum.store.list({ public: true, type: "person", limit: 9 });
  const numbered = async () => (await museum.registry.find("P 1", undefined)).map(({ pid }) => pid);
  const all = async () => [
    await activitiesOf(museum, maker),
    await listed(),
    await makersOf(museum, work),
    (await museum.store.referrers(maker, 9)).total,
    await numbered(),
  ];
  assert.deepEqual(await all(), [[], [], [], 1, []]);
  assert.equal(await headerOf(museum, maker), undefined);
  const version = (await museum.store.read(maker))?.version;
  museum.later(aDay);
  await museum.follow();
  assert.deepEqual(await all(), [["Create"], [maker], ["Ann Fell"], 1, [maker]]);
  assert.equal((await headerOf(museum, maker))?.datestamp, `${tomorrow}T10:00:00Z`);
  assert.equal((await museum.store.read(maker))?.version, version);
  assert.deepEqual(await activitiesOf(museum, work), ["Create", "Update"]);
  assert.equal((await headerOf(museum, work))?.datestamp, `${tomorrow}T10:00:00Z`);
  museum.later(60);
  await museum.follow();
  assert.deepEqual(await activitiesOf(museum, maker), ["Create"]);
});

test("what outsiders may see until today is deleted tomorrow in every feed, and no longer named", async () => {
  const museum = museumRepository();
  await museum.say({
    "test/person/1": { title: "Ann Fell", type: "person", until: today },
    "test/work/1": { title: "Quinces", by: "test/person/1" },
  });
  const [maker, work] = [await museum.pidOf("test/person/1"), await museum.pidOf("test/work/1")];
  assert.equal((await headerOf(museum, maker))?.deleted, false);
  assert.deepEqual(await makersOf(museum, work), ["Ann Fell"]);
  museum.later(aDay);
  await museum.follow();
  assert.deepEqual(await activitiesOf(museum, maker), ["Create", "Delete"]);
  const gone = await headerOf(museum, maker);
  assert.deepEqual([gone?.deleted, gone?.datestamp], [true, `${tomorrow}T10:00:00Z`]);
  assert.deepEqual(await museum.store.list({ public: true, type: "person", limit: 9 }), []);
  assert.deepEqual(await makersOf(museum, work), []);
  assert.deepEqual(await activitiesOf(museum, work), ["Create", "Update"]);
});

test("what may be done with an image is part of the work that shows it: its datestamp, its changes, its sets", async () => {
  const museum = museumRepository();
  const work = { "test/work/0": { title: "Quinces", number: "NG 1" } };
  const image = (right: string, more = {}) => ({
    "test/image/1": { title: "Quinces, front", type: "media" as const, shows: "NG 1", right, ...more },
  });
  await museum.say({ ...work, "test/work/1": { title: "Chair" } });
  await museum.say(image(inCopyright));
  const [pid, other] = [await museum.pidOf("test/work/0"), await museum.pidOf("test/work/1")];
  const inSet = async () => (await headerOf(museum, pid, `${dc}&set=images:public-domain`))?.deleted;
  const before = await activitiesOf(museum, pid);
  assert.equal(await inSet(), undefined);
  museum.later(60);
  await museum.say(image(mark));
  assert.equal((await headerOf(museum, pid))?.datestamp, "2026-11-30T10:01:00Z");
  assert.deepEqual(await activitiesOf(museum, pid), [...before, "Update"]);
  assert.equal(await inSet(), false);
  museum.later(60);
  await museum.say(image(mark, { number: "IMG 1" }));
  assert.equal((await headerOf(museum, pid))?.datestamp, "2026-11-30T10:02:00Z");
  museum.later(60);
  await museum.say(image(inCopyright, { number: "IMG 1" }));
  assert.equal(await inSet(), true);
  assert.deepEqual(await activitiesOf(museum, pid, "/changes/images/public-domain"), ["Add", "Update", "Remove"]);
  assert.deepEqual(await activitiesOf(museum, other), ["Create"]);
});

test("an image whose day has come moves the work that shows it", async () => {
  const museum = museumRepository();
  await museum.say({ "test/work/0": { title: "Quinces", number: "NG 1" } });
  await museum.say({
    "test/image/1": { title: "Quinces, front", type: "media", shows: "NG 1", right: mark, from: tomorrow },
  });
  const pid = await museum.pidOf("test/work/0");
  assert.deepEqual((await headerOf(museum, pid))?.sets, ["type:object"]);
  museum.later(aDay);
  await museum.follow();
  const told = await headerOf(museum, pid);
  assert.deepEqual([told?.sets, told?.datestamp], [["images:public-domain", "type:object"], `${tomorrow}T10:00:00Z`]);
});

test("works of which nobody writes anything stay as they are when a day comes", async () => {
  const museum = museumRepository();
  await museum.say(works(3));
  const before = museum.feeds.head()?.seq;
  museum.later(aDay);
  await museum.follow();
  assert.equal(museum.feeds.head()?.seq, before);
});

test("a server that nothing else happens to sees to it when a day comes", async (t) => {
  const museum = await serveChangingMuseum();
  t.after(museum.remove);
  const data = String(museum.environment.CARTOUCHE_DATA);
  const files = { file: join(data, "store.sqlite"), archiveFile: join(data, "archive.sqlite") };
  const yesterday = openSqliteStore({ ...files, clock: () => new Date(Date.now() - aDay * 1000) });
  const now = openSqliteStore(files);
  t.after(() => Promise.all([yesterday.close(), now.close()]));
  const pid = museum.called("Whistlejacket");
  const embargoed = { ...said("loans", "n", "The horse"), audienceWhen: { from: dayOf(new Date()) } };
  const told = { subject: pid, own: false, type: "object", facts: [embargoed] } as const;
  const before = (await now.changes(0, 100_000)).at(-1)?.seq ?? 0;
  await yesterday.put("loans", await yesterday.beginRun("loans"), [
    record("loans/1", "f", { ...told, facts: [...told.facts] }),
  ]);
  while ((await now.due(1)).length > 0) await pause(50);
  const lines = (await now.changes(before, 10)).map((line) => [line.pid, line.kind]);
  assert.deepEqual(lines, [
    [pid, "update"],
    [pid, "ripple"],
  ]);
});
