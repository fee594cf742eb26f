import assert from "node:assert/strict";
import { test } from "node:test";
import { named, published } from "../../test/fixtures/published.ts";
import type { EntityType } from "../entities/types.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { PublicEntity } from "../publish/public-entity.ts";
import type { Change, Referrer } from "../store/port.ts";
import { followStore } from "./follow-store.ts";
import { openFeedBook } from "./sqlite/feed-book.ts";

const numbered = (first: string, at: number) => `${first}000-0000-${String(at).padStart(4, "0")}` as Pid;
const imageAt = (at: number) => numbered("M", at);
const workAt = (at: number) => numbered("W", at);

/** Works and the images that they show; each thing can be renamed, and all looks are counted. */
function gallery(shows: ReadonlyMap<Pid, readonly Pid[]>) {
  const titles = new Map<Pid, string>();
  const changes: Change[] = [];
  const looks: Pid[] = [];
  const book = openFeedBook(":memory:", () => new Date("2026-11-30T10:00:00Z"));
  book.knowFormats([{ name: "json", revised: "2026-11-01" }]);
  const typeOf = (pid: Pid): EntityType => (pid.startsWith("M") ? "media" : "object");
  const seen = (pid: Pid) => ({ ...published(typeOf(pid), [named(titles.get(pid) ?? "")]), pid }) as PublicEntity;
  const referrers = (pid: Pid) =>
    [...shows].flatMap(([work, images]): Referrer[] =>
      images.includes(pid) ? [{ pid: work, type: "object", label: "", public: true, sameAs: [], as: "media" }] : [],
    );
  const store = {
    epoch: () => "first",
    changes: async (after: number, limit: number) => changes.slice(after, after + limit),
    async referrers(pid: Pid, limit: number, { after = "" as Pid }: { after?: Pid } = {}) {
      const all = referrers(pid).sort((a, b) => (a.pid < b.pid ? -1 : 1));
      return { total: all.length, first: all.filter((one) => one.pid > after).slice(0, limit) };
    },
  };
  return {
    book,
    looks,
    name(pid: Pid, title: string) {
      titles.set(pid, title);
      changes.push({ seq: changes.length + 1, pid, type: typeOf(pid), kind: "update", version: 1, at: "" });
    },
    /** Follows, and is cut off after so many looks. */
    async follow(most = Number.POSITIVE_INFINITY): Promise<Pid[]> {
      looks.length = 0;
      await followStore({
        book,
        store,
        async look(pid) {
          if (looks.length === most) throw new Error("cut off");
          looks.push(pid);
          const media = (shows.get(pid) ?? []).map(seen);
          return { entity: seen(pid), media, sets: [], formats: ["json"] };
        },
        async *ended() {},
      });
      return [...looks];
    },
    updates: (pid: Pid) => book.entries({ pid, limit: 9 }).map(({ kind }) => kind),
  };
}

test("a work is looked at again when an image of it is seen otherwise, and only then", async () => {
  const { name, follow, updates } = gallery(new Map([[workAt(1), [imageAt(1)]]]));
  name(workAt(1), "Quinces");
  name(workAt(2), "Chair");
  name(imageAt(1), "Front");
  await follow();
  name(imageAt(1), "Front");
  assert.deepEqual(await follow(), [imageAt(1)]);
  name(imageAt(1), "Front, in colour");
  assert.deepEqual(await follow(), [imageAt(1), workAt(1)]);
  assert.deepEqual(updates(workAt(1)), ["create", "update"]);
  assert.deepEqual(updates(workAt(2)), ["create"]);
});

test("a work of many images is looked at once for all that changed together; one to which the list comes is not looked at before", async () => {
  const images = Array.from({ length: 100 }, (_, at) => imageAt(at));
  const { name, follow, looks } = gallery(new Map([[workAt(1), images]]));
  for (const image of images) name(image, "As it came");
  name(workAt(1), "Quinces");
  await follow();
  assert.equal(looks.filter((pid) => pid === workAt(1)).length, 1);
  for (const image of images) name(image, "In colour");
  await follow();
  assert.equal(looks.filter((pid) => pid === workAt(1)).length, 1);
});

test("all works are looked at that show one image, however many they are", async () => {
  const works = Array.from({ length: 250 }, (_, at) => workAt(at));
  const { name, follow, updates } = gallery(new Map(works.map((work) => [work, [imageAt(1)]])));
  name(imageAt(1), "No picture yet");
  for (const work of works) name(work, "A work");
  await follow();
  name(imageAt(1), "No picture");
  assert.equal((await follow()).length, 251);
  for (const work of works) assert.deepEqual(updates(work), ["create", "update"]);
});

test("where following is cut off while works are looked at, they are looked at when it goes on", async () => {
  const works = Array.from({ length: 150 }, (_, at) => workAt(at));
  const { name, follow, updates } = gallery(new Map(works.map((work) => [work, [imageAt(1)]])));
  name(imageAt(1), "No picture yet");
  for (const work of works) name(work, "A work");
  await follow();
  name(imageAt(1), "No picture");
  await assert.rejects(follow(120), /cut off/);
  await follow();
  for (const work of works) assert.deepEqual(updates(work), ["create", "update"]);
});
