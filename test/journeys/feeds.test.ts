import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { Parser } from "n3";
import type { Pid } from "../../src/identifiers/pid.ts";
import { freshFolder } from "../command.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";
import { type ChangingMuseum, serveChangingMuseum } from "./changing-museum.ts";

type Activity = {
  id: string;
  type: string;
  object: { id: string; type: string };
  target?: { id: string };
  endTime: string;
};
type Page = { prev?: { id: string }; next?: { id: string }; orderedItems: Activity[]; startIndex: number };
type Collection = { totalItems: number; first: { id: string }; last: { id: string } };

let museum: ChangingMuseum;
const called = (label: string) => museum.called(label);
const decision = { actor: "A. Registrar", reason: "for the test" };

before(async () => {
  museum = await serveChangingMuseum();
  await untilFollowed();
});
after(() => museum.remove());

async function json<T>(address: string): Promise<T> {
  const answer = await museum.get(address.replace(museum.address, ""));
  assert.equal(answer.status, 200, address);
  return (await answer.json()) as T;
}

/** The log is some hundred milliseconds behind: waits until it says so many changes and no more come. */
async function untilFollowed(least = 500): Promise<number> {
  for (let before = -1; ; await pause(300)) {
    const { totalItems } = await json<Collection>("/changes");
    if (totalItems >= least && totalItems === before) return totalItems;
    before = totalItems;
  }
}

/** As a consumer reads a stream (IIIF Change Discovery, section 3.4.1): from the last page backwards. */
async function activities(list: string): Promise<Activity[]> {
  const found: Activity[] = [];
  const { last } = await json<Collection>(list);
  for (let page: string | undefined = last.id; page !== undefined; ) {
    const read: Page = await json<Page>(page);
    found.unshift(...read.orderedItems);
    page = read.prev?.id;
  }
  return found;
}

test("a consumer that walks the list backwards sees every change once, in order", async () => {
  const total = await untilFollowed();
  const found = await activities("/changes");
  assert.equal(found.length, total);
  assert.equal(new Set(found.map(({ id }) => id)).size, total);
  assert.deepEqual(
    found.map(({ endTime }) => endTime),
    found.map(({ endTime }) => endTime).sort(),
  );
  const first = await json<Page>((await json<Collection>("/changes")).first.id);
  assert.equal(first.startIndex, 0);
  assert.equal(first.prev, undefined);
});

test("there is a list for each type, room and maker, and for each record", async () => {
  const objects = await activities("/changes/object");
  assert.ok(objects.length > 100);
  assert.ok(objects.every(({ object }) => object.type === "HumanMadeObject"));
  const pid = called("Whistlejacket");
  assert.deepEqual(
    (await activities(`/${pid}/changes`)).map(({ type, object }) => [type, object.id]),
    [["Create", `${museum.address}/${pid}`]],
  );
  const maker = await activities(`/changes/maker/${called("George Stubbs")}`);
  assert.ok(maker.some(({ object }) => object.id.endsWith(pid)));
});

test("what is merged moves to its survivor, what is taken down is deleted, what comes back is created again", async () => {
  const [loser, survivor, gone] = ["Sunflowers", "Surprised!", "The Umbrellas"].map(called) as [Pid, Pid, Pid];
  const before = await untilFollowed();
  await museum.registry.merge(loser, survivor, decision);
  await museum.registry.withdraw(gone, false, decision);
  await untilFollowed(before + 3);
  const since = (await activities("/changes")).slice(before);
  const of = (pid: Pid) => since.filter(({ object }) => object.id.endsWith(pid)).map(({ type }) => type);
  assert.deepEqual(of(loser), ["Move"]);
  assert.deepEqual(of(survivor), ["Update"]);
  assert.deepEqual(of(gone), ["Delete"]);
  assert.equal(since.find(({ type }) => type === "Move")?.target?.id, `${museum.address}/${survivor}`);
  await museum.registry.restore(gone, decision);
  await untilFollowed(before + 4);
  assert.deepEqual((await activities("/changes/object")).at(-1)?.type, "Create");
});

test("a page that is full may be kept; the last may not", async () => {
  const { first, last } = await json<Collection>("/changes");
  const control = async (address: string) =>
    (await museum.get(address.replace(museum.address, ""))).headers.get("cache-control");
  assert.equal(await control(first.id), "public, max-age=86400");
  assert.equal(await control(last.id), "no-cache");
  assert.equal((await museum.get("/changes/page/9999")).status, 404);
  assert.equal((await museum.get("/changes/nonsense")).status, 404);
});

test("the event stream has the same members, page after page", async () => {
  const least = await untilFollowed();
  const members = new Set<string>();
  let page: string | undefined = "/ldes/0";
  while (page !== undefined) {
    const turtle: string = await (await museum.get(page)).text();
    const quads = new Parser({ format: "text/turtle" }).parse(turtle);
    const objects = (property: string) =>
      quads
        .filter(({ predicate }) => predicate.value === `https://w3id.org/tree#${property}`)
        .map(({ object }) => object.value);
    for (const member of objects("member")) members.add(member);
    page = objects("node")[0]?.replace(museum.address, "");
  }
  const { totalItems: most } = await json<Collection>("/changes");
  assert.ok(members.size >= least && members.size <= most, `${members.size} of ${least} to ${most}`);
});

test("people follow it in a feed reader", async () => {
  for (const path of ["/changes.atom", "/changes/object.atom", `/${called("Whistlejacket")}/changes.atom`]) {
    const answer = await museum.get(path);
    assert.equal(answer.headers.get("content-type"), "application/atom+xml; charset=utf-8", path);
    assert.match(await answer.text(), /<entry>.*<title>[^<]+<\/title>/);
  }
});

test("the sitemap lists every public record and nothing that is gone", { skip: withoutShared }, async () => {
  const folder = freshFolder();
  const index = await (await museum.get("/sitemap.xml")).text();
  const maps = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = ""]) => loc);
  const addresses: string[] = [];
  for (const [number, map] of maps.entries()) {
    const body = await (await museum.get(map.replace(museum.address, ""))).text();
    const file = join(folder.path, `${number}.xml`);
    writeFileSync(file, body);
    const schema = join(sharedFolder ?? "", "schemas/sitemap/sitemap.xsd");
    execFileSync("xmllint", ["--nonet", "--noout", "--schema", schema, file], { stdio: "pipe" });
    addresses.push(...[...body.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = ""]) => loc));
  }
  folder.remove();
  const gone = called("Sunflowers");
  assert.ok(addresses.length > 500);
  assert.ok(!addresses.some((address) => address.includes(gone)));
  for (const address of addresses.slice(0, 20))
    assert.equal((await museum.get(address.replace(museum.address, ""))).status, 200);
  assert.match(await (await museum.get("/robots.txt")).text(), /Sitemap: http.*\/sitemap\.xml/);
});
