import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { formats } from "../../src/formats/table.ts";
import { type ChangingMuseum, serveChangingMuseum } from "./changing-museum.ts";

type Link = { rel: string; href: string; type?: string };
type Target = { href: string; type?: string; profile?: string[] };
type Context = { anchor: string } & Record<string, Target[]>;

const decision = { actor: "desk:test", reason: "Two panels, two paintings." };
let museum: ChangingMuseum;
let base: string;
const called = (label: string) => museum.called(label);
const get: ChangingMuseum["get"] = (...asked) => museum.get(...asked);

before(async () => {
  museum = await serveChangingMuseum();
  const cite = linksOf(await get(`/${called("Sunflowers")}`)).find(({ rel }) => rel === "cite-as");
  base = cite?.href.replace(/\/[^/]*$/, "") ?? "";
  const alternatives = await get(`/${called("Sunflowers")}?_profile=alt`, { accept: "application/json" });
  const named = new Set(
    ((await alternatives.json()) as { formats: { name: string }[] }).formats.map(({ name }) => name),
  );
  offered = formats.filter(({ name }) => named.has(name));
  assert.ok(offered.length > 10);
});
after(() => museum.remove());

function linksOf({ headers }: Response): Link[] {
  return [...(headers.get("link") ?? "").matchAll(/<([^>]*)>((?:; \w+="[^"]*")*)/g)].map(([, href = "", more = ""]) => {
    const type = /; type="([^"]*)"/.exec(more)?.[1];
    return { href, rel: /; rel="([^"]*)"/.exec(more)?.[1] ?? "", ...(type ? { type } : {}) };
  });
}

function attribute(tag: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
}

/** As a Signposting client does it: from an answer's header to the linkset that it names. */
async function linksetFrom(answer: Response): Promise<Context[]> {
  const at = linksOf(answer).find(({ rel, type }) => rel === "linkset" && type === "application/linkset+json");
  const linkset = await get(at?.href.slice(base.length) ?? "");
  assert.deepEqual([linkset.status, linkset.headers.get("content-type")], [200, "application/linkset+json"]);
  assert.match(linkset.headers.get("etag") ?? "", /^"/);
  return JSON.parse(await linkset.text()).linkset;
}

const contextOf = (linkset: readonly Context[], anchor: string) =>
  linkset.find((context) => context.anchor === anchor) ?? assert.fail(`no links of ${anchor}`);

function assertSaid(context: Context, { rel, href, type }: Link): void {
  const target = context[rel]?.find((one) => one.href === href) ?? assert.fail(`${context.anchor}: ${rel} ${href}`);
  assert.equal(target.type, type?.split(";")[0]);
}

/** Names and values of all headers with their line ends, as they are sent. */
const sizeOf = ({ headers }: Response) =>
  [...headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);

/** What the work is offered in. */
let offered: typeof formats;

describe("signposts of a described thing", () => {
  test("lead from its 303 to a linkset that says all that every document's header and page say, within 2 kB", async () => {
    const pid = called("Sunflowers");
    const thing = await get(`/${pid}`);
    assert.deepEqual(new Set(linksOf(thing).map(({ rel }) => rel)), new Set(["cite-as", "linkset", "profile"]));
    const linkset = await linksetFrom(thing);
    for (const { extension, name } of offered) {
      const document = await get(`/${pid}.${extension}`);
      const context = contextOf(linkset, `${base}/${pid}.${extension}`);
      const links = linksOf(document);
      assert.ok(links.length >= 8, name);
      for (const link of links) assertSaid(context, link);
      assert.ok(sizeOf(document) <= 2048, `${name}: ${sizeOf(document)}`);
      if (name !== "html") continue;
      const [head = ""] = (await document.text()).split("</head>");
      const tags = [...head.matchAll(/<link [^>]*>/g)].map(([tag]) => tag);
      const own = tags.filter((tag) => !/rel="(?:stylesheet|icon)"/.test(tag));
      for (const tag of own) {
        const type = attribute(tag, "type");
        assertSaid(context, { rel: attribute(tag, "rel"), href: attribute(tag, "href"), ...(type ? { type } : {}) });
      }
      for (const { rel, href } of links.filter(({ rel }) => rel !== "describedby"))
        assert.ok(
          own.some((tag) => attribute(tag, "rel") === rel && attribute(tag, "href") === href),
          `${rel} ${href}`,
        );
    }
  });

  test("name its makers and every description with type and profile", async () => {
    const pid = called("Sunflowers");
    const context = contextOf(await linksetFrom(await get(`/${pid}`)), `${base}/${pid}`);
    assert.deepEqual(context.author, [{ href: `${base}/${called("Vincent van Gogh")}` }]);
    assert.equal(context.describedby?.length, offered.length);
    const linkedArt = context.describedby?.find(({ href }) => href.endsWith(".jsonld"));
    assert.deepEqual(linkedArt?.profile, ["https://linked.art/ns/v1/linked-art.json"]);
    assert.deepEqual(context.type, [{ href: "http://www.cidoc-crm.org/cidoc-crm/E22_Human-Made_Object" }]);
  });

  test("lead both ways between a work and its picture", async () => {
    const pid = called("Sunflowers");
    const work = contextOf(await linksetFrom(await get(`/${pid}`)), `${base}/${pid}`);
    const [picture] = work.item ?? [];
    assert.ok(picture, "the work has a picture");
    const media = await linksetFrom(await get(picture.href.slice(base.length)));
    assert.ok(contextOf(media, picture.href).collection?.some(({ href }) => href === `${base}/${pid}`));
  });

  test("are the same as text, and are negotiated by Accept but given to none who does not ask", async () => {
    const pid = called("Sunflowers");
    for (const [type, extension] of [
      ["application/linkset+json", "linkset.json"],
      ["application/linkset", "linkset"],
    ] as const) {
      const answer = await get(`/${pid}`, { accept: type });
      assert.deepEqual([answer.status, answer.headers.get("location")], [303, `/${pid}.${extension}`]);
    }
    for (const accept of ["*/*", "application/*"])
      assert.equal((await get(`/${pid}`, { accept })).headers.get("location"), `/${pid}.json`);
    const text = await (await get(`/${pid}.linkset`)).text();
    const linkset = await linksetFrom(await get(`/${pid}`));
    const said = linkset.flatMap(({ anchor, ...rels }) =>
      Object.entries(rels).flatMap(([rel, targets]) => targets.map(({ href }) => `${anchor} ${rel} ${href}`)),
    );
    const links = text.trimEnd().split(",\n");
    const written = links.map((link) => {
      const [, href, rel, anchor] = /^<([^>]*)>; rel="([^"]*)".*; anchor="([^"]*)"$/.exec(link) ?? [];
      return `${anchor} ${rel} ${href}`;
    });
    assert.deepEqual(written.sort(), said.sort());
  });
});

describe("signposts of what has ended", () => {
  test("a merged one names its survivor's linkset, and its own leads there", async () => {
    const [loser, survivor] = [called("The Umbrellas"), called("Van Gogh’s Chair")];
    await museum.registry.merge(loser, survivor, decision);
    const moved = await get(`/${loser}`);
    assert.equal(moved.status, 301);
    contextOf(await linksetFrom(moved), `${base}/${survivor}`);
    const own = await get(`/${loser}.linkset.json`);
    assert.deepEqual([own.status, own.headers.get("location")], [301, `/${survivor}.linkset.json`]);
  });

  test("a split one's lead to its successors, with an ETag", async () => {
    const pid = called("Marriage A-la-Mode");
    const parts = ["Surprised!", "The Cornfield"].map(called);
    await museum.registry.split(pid, parts, decision);
    const several = await get(`/${pid}`);
    assert.equal(several.status, 300);
    assert.match(several.headers.get("etag") ?? "", /^"/);
    const context = contextOf(await linksetFrom(several), `${base}/${pid}`);
    for (const link of linksOf(several).filter(({ rel }) => rel === "alternate")) assertSaid(context, link);
    assert.equal(context.alternate?.length, 2);
  });

  test("a tombstone's say how to cite it and nothing more, with an ETag", async () => {
    const pid = called("Whistlejacket");
    await museum.registry.tombstone(pid, { reason: "never-ours", note: "" }, decision);
    const gone = await get(`/${pid}.ttl`);
    assert.equal(gone.status, 410);
    assert.match(gone.headers.get("etag") ?? "", /^"/);
    for (const { anchor, ...rels } of await linksetFrom(gone)) {
      assert.ok(anchor.startsWith(`${base}/${pid}`));
      assert.deepEqual(rels, { "cite-as": [{ href: `${base}/${pid}` }] });
    }
  });

  test("a withdrawn or unknown one has none; where the law asked, the answer names the policy", async () => {
    const pid = called("The Hay Wain");
    await museum.registry.withdraw(pid, true, decision);
    for (const extension of ["", ".ttl", ".linkset", ".linkset.json"]) {
      const withheld = await get(`/${pid}${extension}`);
      assert.equal(withheld.status, 451);
      assert.equal(withheld.headers.get("link"), '</policy>; rel="blocked-by"');
    }
    const unknown = await get("/X5K4-2B6C-9Q1W.linkset.json");
    assert.deepEqual([unknown.status, unknown.headers.get("link")], [404, null]);
    assert.equal((await get(`/${called("for staff only")}.linkset.json`)).status, 404);
  });
});
