import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { openKeyring } from "../../src/access/keyring.ts";
import { answerWith } from "../../src/access-points/server.ts";
import { accessPoints, errorPageOf } from "../../src/access-points/table.ts";
import { Problem } from "../../src/errors.ts";
import { openFeedBook } from "../../src/feeds/sqlite/feed-book.ts";
import { formats } from "../../src/formats/table.ts";
import type { Registry } from "../../src/registry/port.ts";
import { openLogReader } from "../../src/registry/sqlite/log-reader.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { freshFolder } from "../command.ts";
import { harvestExample } from "../example-museum.ts";

const folder = freshFolder();
const file = (name: string) => `${folder.path}/${name}.sqlite`;
const opened: { close(): unknown }[] = [];
let address = "";
let pid = "";
let broken = false;

/** A registry that cannot be read while `broken`: every method throws what SQLite's adapter throws. */
function breakable(registry: Registry): Registry {
  const fail = () => {
    throw new Problem("registry-unreadable", "No identifier has changed. Try again later.");
  };
  const rigged = Object.entries(registry).map(([name, method]) => [
    name,
    (...asked: unknown[]) => (broken && name !== "close" ? fail() : Reflect.apply(method, registry, asked)),
  ]);
  return Object.fromEntries(rigged);
}

before(async () => {
  await harvestExample(folder.path);
  const registry = openSqliteRegistry({ file: file("registry") });
  const store = openSqliteStore({ file: file("store"), archiveFile: file("archive") });
  const feeds = openFeedBook(file("feeds"));
  const log = openLogReader(file("registry"));
  const keyring = openKeyring({ file: file("access") });
  const inbox = { take: () => Promise.reject(new Error("nothing is sent here")) };
  pid = (await registry.find("NG3863", "inventory"))[0]?.pid ?? "";
  const press = { base: "https://data.example.org", institution: "The Small Museum", formats };
  const points = accessPoints({
    registry: { ...breakable(registry), memory: { event: () => 0, fault: () => undefined } },
    store,
    feeds,
    dumps: file("dumps"),
    now: () => new Date(),
    base: press.base,
    press,
    sources: [{ name: "tms", title: "TMS" }],
    images: undefined,
    swept: () => true,
    copied: undefined,
    schemas: `${folder.path}/schemas`,
    log: { log, folder: folder.path, name: "data.example.org/log" },
    oai: {},
    api: { keyring, inbox, rateLimit: { perKey: 1000, perAddress: 1000 }, trustProxy: false, version: "0" },
  });
  const server = createServer(answerWith(points, errorPageOf(press)));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  opened.push(server, { close: () => server.closeAllConnections() }, store, feeds, log, registry, keyring);
});
after(async () => {
  for (const one of opened) await one.close();
  folder.remove();
});

const asked = () => {
  const bare = pid.replaceAll("-", "").toLowerCase();
  const never = "X5K4-2B6C-9Q1W";
  return [
    ...[pid, never, bare, "nonsense"].flatMap((id) => [`/${id}`, `/${id}?info`, `/${id}?json`, `/${id}/manifest`]),
    ...[...formats.map(({ extension }) => extension), "linkset", "linkset.json"].map((one) => `/${pid}.${one}`),
    `/${pid}?_profile=alt`,
    `/ark:99999/${bare}`,
    "/resource/000-04PN-0000",
    "/lookup/inventory/NG3863",
    "/lookup/inventory/NG0",
    "/lookup/tms/object/1",
    "/lookup?number=NG3863",
  ];
};

test("a registry that cannot be read is never a 404, whatever is asked, by GET and HEAD, by people and programs", async () => {
  broken = true;
  for (const path of asked())
    for (const accept of ["application/json", "text/html"])
      for (const method of ["GET", "HEAD"]) {
        const answer = await fetch(address + path, { method, headers: { accept }, redirect: "manual" });
        assert.equal(answer.status, 503, `${method} ${path}`);
        assert.equal(answer.headers.get("retry-after"), "10");
        assert.equal(answer.headers.get("access-control-allow-origin"), "*");
        const type = accept === "text/html" ? "text/html; charset=utf-8" : "application/problem+json";
        assert.equal(answer.headers.get("content-type"), type, path);
        const text = await answer.text();
        if (method === "HEAD") assert.equal(text, "");
        else if (accept === "text/html") assert.match(text, /The identifier has not gone away/);
        else assert.equal(JSON.parse(text).code, "registry-unreadable");
      }
  const toPrograms = await fetch(`${address}/api/v1/pids/${pid}`);
  assert.deepEqual([toPrograms.status, JSON.parse(await toPrograms.text()).code], [503, "registry-unreadable"]);
  const ready = await fetch(`${address}/health/ready`);
  assert.deepEqual([ready.status, ready.headers.get("retry-after")], [503, "10"]);
});

test("when it can be read again every answer is as before, and none of the faults was kept", async () => {
  broken = false;
  for (const path of asked()) {
    const { status } = await fetch(address + path, { redirect: "manual" });
    assert.ok(status < 500, `${path}: ${status}`);
  }
  assert.equal((await fetch(`${address}/${pid}`, { redirect: "manual" })).status, 303);
});
