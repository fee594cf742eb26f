import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { formats } from "../../src/formats/table.ts";
import { mintPid } from "../../src/identifiers/mint.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { cartouche, type Environment, exampleConfig, freshFolder, type Serving, serve } from "../command.ts";
import { harvestExample } from "../example-museum.ts";

const offeredForWorks = formats.filter(({ types }) => types === "all" || types.includes("object"));
const bodyOf = async (answer: Response) => JSON.parse(await answer.text());

describe("the service, on the example museum", () => {
  const folder = freshFolder();
  const environment: Environment = { CARTOUCHE_DATA: folder.path, CARTOUCHE_CONFIG: exampleConfig };
  let serving: Serving;
  const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    fetch(serving.address + path, { headers, method, redirect: "manual" });
  const pidOf = async (number: string) =>
    (await get(`/lookup/inventory/${encodeURIComponent(number)}`)).headers.get("location")?.slice(1) ?? "";

  before(async () => {
    await harvestExample(folder.path);
    serving = await serve(environment);
  });
  after(async () => {
    const { code } = await serving.stop("SIGINT");
    folder.remove();
    assert.equal(code, 0, "the server ends cleanly");
  });

  test("one record of every entity type answers in every format it is offered in: by Accept, by extension and by profile", async () => {
    const store = openSqliteStore({
      file: `${folder.path}/store.sqlite`,
      archiveFile: `${folder.path}/archive.sqlite`,
    });
    const types = ["object", "person", "group", "exhibition", "publication", "concept", "location", "media"] as const;
    for (const type of types) {
      const [pid] = await store.list({ type, public: true, limit: 1 });
      assert.ok(pid, `the example museum has a ${type}`);
      for (const format of formats) {
        if (format.types !== "all" && !format.types.includes(type)) continue;
        // What a record lacks for a format is told where it is asked for it.
        if (format.missing && (await get(`/${pid}.${format.extension}`)).status === 406) continue;
        const thing = await get(`/${pid}`, { accept: format.accepts[0] ?? "" });
        assert.equal(thing.status, 303, `${type} ${format.name}`);
        const offered = formats.filter(({ types: all }) => all === "all" || all.includes(type));
        const first = offered.find(({ accepts }) => accepts.includes(format.accepts[0] ?? ""));
        assert.equal(
          thing.headers.get("location"),
          `/${pid}.${first?.extension}`,
          "a shared media type is the first's",
        );
        const document = await get(`/${pid}.${format.extension}`);
        assert.equal(document.status, 200, `${type} ${format.name}`);
        assert.equal(document.headers.get("content-type"), format.contentType);
        assert.ok((await document.text()).includes(pid));
        if (!format.profile) continue;
        for (const query of [
          `_profile=${format.profile.token}`,
          `_profile=${encodeURIComponent(format.profile.uri)}`,
        ]) {
          const mediaType = `&_mediatype=${encodeURIComponent(format.accepts[0] ?? "")}`;
          const byProfile = await get(`/${pid}?${query}${mediaType}`);
          assert.equal(
            byProfile.headers.get("location"),
            `/${pid}.${format.extension}`,
            `${type} ${format.name} ${query}`,
          );
        }
      }
    }
    await store.close();
  });

  test("negotiated answers say what they vary on, are open to any script, and name the PID", async () => {
    const pid = await pidOf("NG3863");
    for (const path of [`/${pid}`, `/${pid}.ttl`, `/${pid}?_profile=alt`]) {
      const { headers } = await get(path);
      assert.match(headers.get("vary") ?? "", /Accept/);
      assert.equal(headers.get("access-control-allow-origin"), "*");
    }
    const { headers } = await get(`/${pid}.jsonld`);
    assert.match(headers.get("link") ?? "", new RegExp(`/${pid}>; rel="cite-as"`));
    assert.ok(Number(headers.get("link")?.length) < 2000);
    const alternatives = await bodyOf(await get(`/${pid}?_profile=alt`));
    assert.equal(alternatives.formats.length, offeredForWorks.length);
  });

  test("a document that the asker has is not sent again; HEAD equals GET; OPTIONS says what is allowed", async () => {
    const pid = await pidOf("NG3863");
    const first = await get(`/${pid}.ttl`);
    const etag = first.headers.get("etag") ?? "";
    assert.match(etag, /^"[0-9a-f]+"$/);
    const again = await get(`/${pid}.ttl`, { "if-none-match": etag });
    assert.equal(again.status, 304);
    assert.equal(again.headers.get("etag"), etag);
    assert.equal((await get(`/${pid}.ttl`, { "if-none-match": '"other"' })).status, 200);
    assert.equal(
      (await get(`/${pid}.ttl`, { "if-modified-since": first.headers.get("last-modified") ?? "" })).status,
      304,
    );
    const head = await get(`/${pid}.ttl`, {}, "HEAD");
    assert.equal(head.headers.get("content-length"), String((await first.arrayBuffer()).byteLength));
    assert.equal(await head.text(), "");
    const options = await get(`/${pid}`, {}, "OPTIONS");
    assert.equal(options.status, 204);
    assert.match(options.headers.get("access-control-allow-methods") ?? "", /GET/);
    assert.equal((await get(`/${pid}`, {}, "DELETE")).status, 405);
  });

  test("any spelling of a PID leads to the one document; a mistyped one answers 404 with the right one", async () => {
    const pid = await pidOf("NG3863");
    const flat = pid.replaceAll("-", "").toLowerCase();
    for (const path of [
      `/${flat}`,
      `/ark:99999/${flat}`,
      `/ark:/99999/${flat}`,
      `/${pid.replaceAll("-", "\u2011")}`,
      `/${pid}.`,
    ]) {
      const { status, headers } = await get(encodeURI(path));
      assert.equal(status, 303, path);
      assert.equal(headers.get("location"), `/${pid}.json`, path);
    }
    const wrong = `${pid.slice(0, -1)}${pid.endsWith("7") ? "8" : "7"}`;
    const answer = await get(`/${wrong}`);
    assert.equal(answer.status, 404);
    assert.equal(answer.headers.get("content-type"), "application/problem+json");
    const problem = await bodyOf(answer);
    assert.deepEqual(
      problem.suggestions.map((suggestion: { pid: string }) => suggestion.pid),
      [pid],
    );
    const data = await get(`/${wrong}`, { accept: "application/json, text/html;q=0" });
    assert.equal(data.headers.get("content-type"), "application/problem+json");
    const page = await get(`/${wrong}`, { accept: "text/html" });
    assert.equal(page.status, 404);
    assert.match(await page.text(), new RegExp(pid));
  });

  test("what cannot be had is refused with the list of what can", async () => {
    const pid = await pidOf("NG3863");
    const image = await get(`/${pid}`, { accept: "image/png" });
    assert.equal(image.status, 406);
    assert.equal((await bodyOf(image)).alternatives.length, offeredForWorks.length);
    assert.equal((await get(`/${pid}?_profile=nonsense`)).status, 406);
    assert.equal((await get(`/${pid}?profile=nonsense`)).status, 400);
    assert.equal((await get("/%E0%A4%A")).status, 400);
    assert.equal((await get("/../../etc/passwd")).status, 404);
    assert.equal((await get("/images/..%2F..%2F..%2Fpackage.json")).status, 404);
  });

  test("the hard cases of numbers: loan bought, loan again, joint owner, placeholder, parts", async () => {
    const boy = await pidOf("NG6692");
    assert.ok(boy);
    assert.equal(await pidOf("L1307"), boy);
    assert.equal(await pidOf("M1610"), boy);
    assert.equal((await get("/lookup/entry/M1610")).headers.get("location"), `/${boy}`);
    assert.equal(await pidOf("NG1440"), await pidOf("L1115"));
    assert.equal((await get("/lookup/inventory/NG%202844")).status, 404);
    assert.equal((await get("/lookup/inventory/NONE")).status, 404);
    assert.notEqual(await pidOf("NG6611"), await pidOf("NG6616"));
    const parts = await get("/lookup/inventory/NG569");
    assert.equal(parts.status, 300);
    assert.ok((await bodyOf(parts)).choices.length >= 2);
    assert.match(await (await get("/lookup/inventory/NG569", { accept: "text/html" })).text(), /<h1/);
    assert.equal((await get(`/lookup?number=${encodeURIComponent("L1307")}`)).headers.get("location"), `/${boy}`);
    assert.equal((await get("/lookup/ulan/500115588")).status, 303);
    assert.equal((await get("/lookup/inventory")).status, 400);
  });

  test("what is not public is, byte for byte, unknown: page, number and reference", async () => {
    const status = JSON.parse((await cartouche(["status", "--json"], environment)).stdout);
    assert.ok(status.entities.object > status.public.object, "the example museum has a work that is not public");
    const store = openSqliteStore({
      file: `${folder.path}/store.sqlite`,
      archiveFile: `${folder.path}/archive.sqlite`,
    });
    const all = await store.list({ type: "object", limit: 1000 });
    const open = new Set(await store.list({ type: "object", public: true, limit: 1000 }));
    const hidden = all.find((pid) => !open.has(pid)) ?? "";
    await store.close();
    const answers = await Promise.all([get(`/${hidden}`), get(`/${mintPid()}`)]);
    const [ofHidden, ofUnknown] = await Promise.all(
      answers.map(async (answer) => [
        answer.status,
        [...answer.headers].filter(([name]) => name !== "date"),
        await answer.text(),
      ]),
    );
    assert.equal(ofHidden?.[0], 404);
    assert.deepEqual(ofHidden, ofUnknown);
    const byNumber = JSON.parse((await cartouche(["resolve", hidden, "--json"], environment)).stdout);
    for (const { value } of byNumber.aliases)
      assert.equal((await get(`/lookup?number=${encodeURIComponent(value)}`)).status, 404);
  });

  test("the site's own pages answer, and so do health, schema, images and robots", async () => {
    for (const path of [
      "/",
      "/formats",
      "/policy",
      "/dataset",
      "/accessibility",
      "/robots.txt",
      "/schemas/record.json",
      "/health/live",
    ]) {
      assert.equal((await get(path, { accept: "text/html" })).status, 200, path);
    }
    const ready = await bodyOf(await get("/health/ready"));
    assert.equal(ready.status, "ok");
    const image = await get("/images/NG3863.svg");
    assert.equal(image.headers.get("content-type"), "image/svg+xml");
  });

  test("a second server on the same port is refused at once, and says what to do", async () => {
    const port = new URL(serving.address).port;
    for (const command of ["serve", "start"]) {
      const { code, stderr } = await cartouche([command], { ...environment, CARTOUCHE_PORT: port });
      assert.equal(code, 1);
      assert.match(stderr, /CARTOUCHE_PORT/);
    }
  });
});

test("a second start keeps every PID, and so does a store that was deleted", async () => {
  const folder = freshFolder();
  const environment: Environment = { CARTOUCHE_DATA: folder.path, CARTOUCHE_CONFIG: exampleConfig };
  const pids = async () => {
    const serving = await serve(environment, ["start"]);
    const numbers = ["NG3863", "NG6692", "NG35", "NG186"];
    const found = await Promise.all(
      numbers.map(async (number) =>
        (await fetch(`${serving.address}/lookup/inventory/${number}`, { redirect: "manual" })).headers.get("location"),
      ),
    );
    await serving.stop();
    return found;
  };
  const first = await pids();
  assert.equal(first.filter(Boolean).length, 4);
  assert.deepEqual(await pids(), first);
  for (const end of ["", "-wal", "-shm"]) rmSync(`${folder.path}/store.sqlite${end}`, { force: true });
  assert.deepEqual(await pids(), first);
  folder.remove();
});
