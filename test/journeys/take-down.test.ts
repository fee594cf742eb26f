import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { openKeyring } from "../../src/access/keyring.ts";
import { lookAt } from "../../src/access-points/looking.ts";
import { offeredPrefixes } from "../../src/access-points/oai/prefixes.ts";
import type { AccessPoint, HttpAnswer } from "../../src/access-points/port.ts";
import type { Press } from "../../src/access-points/press.ts";
import { answerFrom } from "../../src/access-points/server.ts";
import { accessPoints, errorPageOf } from "../../src/access-points/table.ts";
import { followStore } from "../../src/feeds/follow-store.ts";
import { openFeedBook } from "../../src/feeds/sqlite/feed-book.ts";
import { formats } from "../../src/formats/table.ts";
import { followRegistry } from "../../src/harvest/follow-registry.ts";
import type { Pid } from "../../src/identifiers/pid.ts";
import type { Registry } from "../../src/registry/port.ts";
import { openLogReader } from "../../src/registry/sqlite/log-reader.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import type { Store } from "../../src/store/port.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { exampleConfig, freshFolder } from "../command.ts";
import { cartouche } from "../command-here.ts";
import { harvestExample } from "../example-museum.ts";

const title = "Whistlejacket";
const base = "https://data.example.org";
const folder = freshFolder();
const file = (name: string) => join(folder.path, `${name}.sqlite`);
let registry: Registry;
let store: Store;
let pid: Pid;
let points: AccessPoint[];
let ask: (path: string, accept?: string) => Promise<HttpAnswer>;
let follow: () => Promise<unknown>;
const closing: { close(): unknown }[] = [];

before(async () => {
  const environment = { CARTOUCHE_DATA: folder.path, CARTOUCHE_CONFIG: exampleConfig, CARTOUCHE_BASE_URL: base };
  await harvestExample(folder.path);
  assert.equal((await cartouche(["dump"], environment)).code, 0);
  registry = openSqliteRegistry({ file: file("registry") });
  store = openSqliteStore({ file: file("store"), archiveFile: file("archive") });
  const feeds = openFeedBook(file("feeds"));
  const log = openLogReader(file("registry"));
  const keyring = openKeyring({ file: file("access") });
  closing.push(store, feeds, log, registry, keyring);
  const press: Press = { base, institution: "The Small Museum", formats };
  const reading = { registry, store, now: () => new Date(), base };
  mkdirSync(join(folder.path, "dumps"), { recursive: true });
  points = accessPoints({
    ...reading,
    registry: { ...registry, memory: { event: () => 0, fault: () => undefined } },
    feeds,
    dumps: join(folder.path, "dumps"),
    schemas: join(folder.path, "schemas"),
    press,
    sources: [{ name: "tms", title: "TMS" }],
    images: undefined,
    swept: () => true,
    copied: undefined,
    log: { log, folder: folder.path, name: "data.example.org/log" },
    oai: {},
    api: {
      keyring,
      inbox: { take: () => Promise.reject(new Error("nothing is sent here")) },
      rateLimit: { perKey: 100_000, perAddress: 100_000 },
      trustProxy: false,
      version: "0",
    },
  });
  const answer = answerFrom(points, errorPageOf(press));
  ask = (path, accept = "*/*") => {
    const [at = "", query] = path.split(/\?(.*)/s);
    return answer({ method: "GET", path: at, headers: { accept }, ...(query === undefined ? {} : { query }) });
  };
  follow = async () => {
    await followRegistry({ registry, store });
    book.knowFormats(formats);
    await followStore({ book, store, look: (one) => lookAt(one, reading, press), async *ended() {} });
  };
  const book = feeds;
  await follow();
  pid = await called(title);
});
after(async () => {
  for (const one of closing) await one.close();
  folder.remove();
});

async function called(label: string): Promise<Pid> {
  const pids = await store.list({ type: "object", limit: 500 });
  const found = [...(await store.summaries(pids))].find(([, summary]) => summary.label === label);
  if (!found) throw new Error(`the example museum has no ${label}`);
  return found[0];
}

/** What an answer says. The drawing of the work is another record, which says by itself after what it was drawn: that is not asked to go. */
async function textOf(answer: HttpAnswer): Promise<string> {
  return (await wholeOf(answer)).replaceAll(`after the colours of ${title}`, "");
}

async function wholeOf({ body, flow }: HttpAnswer): Promise<string> {
  if (!flow) return typeof body === "string" ? body : Buffer.from(body ?? "").toString("utf8");
  const parts: Buffer[] = [];
  for await (const part of flow) parts.push(Buffer.from(part));
  const whole = Buffer.concat(parts);
  return whole[0] === 0x1f && whole[1] === 0x8b ? gunzipSync(whole).toString("utf8") : whole.toString("utf8");
}

/** All that is begun from: every format of the thing, and every segment that any way in answers for. */
function beginnings(): string[] {
  const documents = formats.map(({ extension }) => `/${pid}.${extension}`);
  const segments = points.flatMap((point) => point.segments).filter((segment) => segment !== "*");
  const lists = offeredPrefixes(formats).map(({ prefix }) => `/oai?verb=ListRecords&metadataPrefix=${prefix}`);
  return [
    "/",
    `/${pid}`,
    ...documents,
    ...segments.map((segment) => `/${segment}`),
    ...lists,
    `/${pid}/changes.atom`,
    `/${pid}/why`,
  ];
}

const oneOfUs = new RegExp(`(?:${base.replaceAll(".", "\\.")}|(?<=href="))(/[^"'<>\\s\\\\)#]*)`, "g");
const resumed = /<resumptionToken[^>]*>([^<]+)</;

/** Ways in that list things by page: the thing may be on any of them. */
const lists = /^\/(?:oai|dumps|changes|ldes|sitemap)/;
const isPage = (path: string) => path === "/" || path.endsWith(".html") || /^\/[0-9A-Z-]{14}(?:\/|$)/.test(path);

/** Every address that leads to something in which the thing is named, as a page and as data: lists to their ends, and whatever links to what names it. */
async function crawl(): Promise<Map<string, string[]>> {
  const named = new Map<string, string[]>();
  const open = beginnings();
  const seen = new Set(open);
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    for (const accept of isPage(path) ? ["*/*", "text/html"] : ["*/*"]) {
      const text = await textOf(await ask(path, accept));
      const isNamed = text.includes(title);
      if (isNamed) named.set(path, [...(named.get(path) ?? []), accept]);
      if (!isNamed && !lists.test(path)) continue;
      const [, token] = resumed.exec(text) ?? [];
      const links = [...text.matchAll(oneOfUs)].map(([, link = ""]) => link.replaceAll("&amp;", "&"));
      const more = token ? [`/oai?verb=ListRecords&resumptionToken=${encodeURIComponent(token)}`] : [];
      for (const link of [...links, ...more]) {
        const isOtherForm = /^\/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}[./]/.test(link) && !link.endsWith(".html");
        const isOfThis = link.startsWith(`/${pid}`);
        if (seen.has(link) || (isOtherForm && !isOfThis) || /^\/(?:images|assets)\//.test(link)) continue;
        if (lists.test(path) && !lists.test(link) && !isOfThis) continue;
        seen.add(link);
        open.push(link);
      }
    }
  }
  return named;
}

test("what is taken down is gone from every document, feed, dump and list, of all formats and all ways in that there are", async () => {
  const before = await crawl();
  const documents = formats.filter(({ extension }) => before.has(`/${pid}.${extension}`));
  const offered = formats.filter(({ types }) => types === "all" || types.includes("object"));
  assert.ok(documents.length >= offered.length - 2, `named in ${documents.map(({ name }) => name)}`);
  for (const way of ["/oai?", "/dumps/", `/${pid}/why`, `/${pid}/receipts`, `/${pid}/changes.atom`])
    assert.ok(
      [...before.keys()].some((path) => path.startsWith(way)),
      `${way} names it before`,
    );

  await registry.withdraw(pid, false, { actor: "A. Registrar", reason: "for the test" });
  // A document is gone at once; what is a list follows in a fraction of a second.
  for (const { extension } of formats) {
    const answer = await ask(`/${pid}.${extension}`);
    assert.equal((await textOf(answer)).includes(title), false, extension);
    assert.equal(answer.status, 410, extension);
  }
  await follow();
  for (const [path, accepts] of before)
    for (const accept of accepts) {
      const text = await textOf(await ask(path, accept));
      const at = text.indexOf(title);
      assert.equal(at < 0 ? "" : text.slice(at - 300, at + 60), "", `${path} (${accept}) still names it`);
    }
  const again = await crawl();
  assert.deepEqual([...again.keys()], []);
});
