import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { StoredFact } from "../../src/entities/facts.ts";
import { html } from "../../src/formats/html/html.ts";
import { jskos } from "../../src/formats/jskos/jskos.ts";
import { json } from "../../src/formats/json/json.ts";
import type { Format } from "../../src/formats/port.ts";
import { formats } from "../../src/formats/table.ts";
import { type ServedHere, serveHere } from "../served-here.ts";

const right = "a right that says what may be done with it";
const xml = (name: string, more: Partial<Format>): Format => ({
  ...json,
  name,
  title: name.toUpperCase(),
  extension: `made-${name}.xml`,
  contentType: "application/xml",
  accepts: [`application/made-${name}+xml`, "application/xml"],
  profile: { uri: `https://example.org/profiles/${name}`, token: `made-${name}` },
  write: ({ pid }) => `<record format="${name}">${pid}</record>\n`,
  ...more,
});
/** Needs a right; an older service called it otherwise. */
const strict = xml("strict", {
  tokens: ["older"],
  missing: ({ facts }) => (facts.some(({ kind }) => kind === "rights") ? [] : [right]),
});
const people = xml("people", { types: ["person"] });
const lenient = xml("lenient", {});
/** They stand before every other format of XML: what a record gets of several does not hang on how many there are. */
const data = [json, strict, people, lenient, ...formats.slice(0, -1).filter(({ name }) => name !== json.name)];
const offered = [...data, html(data)];

const said = { audience: "public", from: { source: "tms", record: "tms/object/1", field: "Title" } } as const;
const name: StoredFact = { ...said, kind: "name", use: "preferred", text: [{ value: "The Red Boy" }], key: "n" };
const licence: StoredFact = {
  ...said,
  kind: "rights",
  of: "object",
  sort: "licence",
  uri: "https://example.org/l",
  key: "r",
};

describe("negotiation over HTTP", () => {
  let here: ServedHere;
  let bare: string;
  let full: string;
  const get: ServedHere["get"] = (...asked) => here.get(...asked);
  const body = async (answer: Response) => JSON.parse(await answer.text());
  const hrefs = (listed: readonly { href: string }[]) => listed.map(({ href }) => href);
  /** The documents of a thing that are answered, of all that there could be, in the house's order. */
  const answering = async (pid: string) => {
    const paths = offered.map(({ extension }) => `/${pid}.${extension}`);
    const statuses = await Promise.all(paths.map(async (path) => (await get(path)).status));
    return paths.filter((_, at) => statuses[at] === 200);
  };
  const leadsTo = async (path: string, headers: Record<string, string> = {}) =>
    (await get(path, headers)).headers.get("location");

  before(async () => {
    const records = [
      { key: "tms/object/1", type: "object", facts: [name] },
      { key: "tms/object/2", type: "object", facts: [name, licence] },
    ] as const;
    here = await serveHere(records, offered);
    [bare, full] = [here.pidOf("tms/object/1"), here.pidOf("tms/object/2")];
  });
  after(() => here.close());

  test("formats of one media type are told apart by profile; without one the first that the record has the minimum of answers", async () => {
    assert.equal(await leadsTo(`/${full}`, { accept: "application/xml" }), `/${full}.made-strict.xml`);
    assert.equal(await leadsTo(`/${bare}`, { accept: "application/xml" }), `/${bare}.made-lenient.xml`);
    assert.equal(await leadsTo(`/${full}.xml`), `/${full}.made-strict.xml`);
    assert.equal(await leadsTo(`/${bare}.xml`), `/${bare}.made-lenient.xml`);
    const profile = "https://example.org/profiles/lenient";
    for (const [path, headers] of [
      [`/${full}`, { "accept-profile": `<${profile}>` }],
      [`/${full}`, { accept: `application/xml;profile="${profile}"` }],
      [`/${full}?_profile=made-lenient`, {}],
      [`/${full}?_profile=${encodeURIComponent(profile)}&_mediatype=application/xml`, { accept: "text/html" }],
      [`/${full}?_mediatype=application/made-lenient+xml`, {}],
      [`/${full}?_mediatype=application%2Fmade-lenient%2Bxml`, {}],
      [`/${full}?_profile=&profile=made-lenient`, {}],
    ] as const)
      assert.equal(await leadsTo(path, headers), `/${full}.made-lenient.xml`, `${path} ${JSON.stringify(headers)}`);
  });

  test("redirect and document say which profile was chosen", async () => {
    for (const path of [`/${full}?_profile=made-strict`, `/${full}.made-strict.xml`])
      assert.match(
        (await get(path)).headers.get("link") ?? "",
        /<https:\/\/example\.org\/profiles\/strict>; rel="profile"/,
      );
  });

  test("what a record lacks for a format that there is, it says: 406, and 400 as the Gallery's service", async () => {
    for (const [path, status] of [
      [`/${bare}?_profile=made-strict`, 406],
      [`/${bare}.made-strict.xml`, 406],
      [`/${bare}?profile=older`, 400],
    ] as const) {
      const answer = await get(path);
      const { code, detail, alternatives, missing } = await body(answer);
      assert.equal(answer.status, status, path);
      assert.equal(code, status === 400 ? "request-malformed" : "format-not-offered");
      assert.deepEqual(missing, [{ name: "strict", title: "STRICT", lacks: [right] }]);
      assert.match(detail, /For STRICT it lacks a right that says/);
      assert.deepEqual(hrefs(alternatives), await answering(bare));
    }
    const record = await (await get(`/${bare}.html`)).text();
    assert.ok(
      !record.includes("made-strict.xml") && record.includes(`/${bare}.made-lenient.xml`),
      "no page leads to a 406",
    );
    const page = await get(`/${bare}.made-strict.xml`, { accept: "text/html" });
    assert.match(await page.text(), /STRICT: it lacks a right that says what may be done with it/);
    assert.equal(await leadsTo(`/${full}?profile=older`), `/${full}.made-strict.xml`);
    const wrongType = await body(await get(`/${full}?_profile=made-people`));
    assert.deepEqual(wrongType.missing, [{ name: "people", title: "PEOPLE", onlyFor: ["person"] }]);
    for (const [path, status] of [
      [`/${full}?_profile=jskos`, 406],
      [`/${full}?profile=jskos`, 400],
    ] as const) {
      const answer = await get(path);
      assert.equal(answer.status, status, path);
      const { missing } = await body(answer);
      assert.deepEqual(missing, [{ name: "jskos", title: jskos.title, onlyFor: jskos.types }], "it is for concepts");
    }
  });

  test("names that formats have at the Gallery's service lead to them here", async () => {
    for (const [token, extension] of [
      ["ciim-json", "ciim.json"],
      ["schema.org", "schema.jsonld"],
      ["linked-art", "jsonld"],
      ["dc", "dc.xml"],
    ])
      for (const parameter of ["profile", "_profile"])
        assert.equal(await leadsTo(`/${full}?${parameter}=${token}`), `/${full}.${extension}`);
  });

  test("a format that there is not is refused without a guess: 406 and, in the Gallery's spelling, 400", async () => {
    for (const token of ["ciim-xml", "nonsense"]) {
      assert.equal((await get(`/${full}?_profile=${token}`)).status, 406);
      const answer = await get(`/${full}?profile=${token}`);
      assert.equal(answer.status, 400);
      assert.equal((await body(answer)).missing, undefined);
    }
  });

  test("every negotiated answer says what it varies on and is open to any script: 200, 303, 304, 300, 400, 404, 406", async () => {
    const etag = (await get(`/${full}.json`)).headers.get("etag") ?? "";
    for (const [status, path, headers] of [
      [200, `/${full}.json`, {}],
      [200, `/${full}?_profile=alt`, {}],
      [303, `/${full}`, {}],
      [304, `/${full}.json`, { "if-none-match": etag }],
      [400, `/${full}?profile=nonsense`, {}],
      [404, `/${full}/nothing`, {}],
      [406, `/${full}`, { accept: "image/png" }],
    ] as const) {
      const answer = await get(path, headers);
      assert.equal(answer.status, status, path);
      assert.equal(answer.headers.get("vary"), "Accept, Accept-Profile", `${status}`);
      assert.equal(answer.headers.get("access-control-allow-origin"), "*", `${status}`);
      if (status < 400) assert.ok(answer.headers.get("link"), `${status}`);
    }
  });

  test("HEAD answers as GET does, without a body; OPTIONS says what scripts may send", async () => {
    for (const path of [
      `/${full}`,
      `/${full}.json`,
      `/${full}?_profile=alt`,
      `/${full}/why`,
      `/${full}?profile=none`,
      `/${full}/none`,
    ]) {
      const [asked, told] = [await get(path), await get(path, {}, "HEAD")];
      const headersOf = ({ headers }: Response) =>
        [...headers].filter(([one]) => !/^(?:date|connection|keep-alive)$/.test(one));
      assert.deepEqual([told.status, headersOf(told)], [asked.status, headersOf(asked)], path);
      assert.equal(await told.text(), "");
      const { status, headers } = await get(path, {}, "OPTIONS");
      assert.deepEqual([status, headers.get("access-control-allow-origin")], [204, "*"]);
      assert.match(headers.get("access-control-allow-headers") ?? "", /Accept-Profile/);
    }
  });

  test("the list of what there is stands in Link, in JSON and on a page, with what the record lacks", async () => {
    for (const listing of ["alt", "all"]) {
      const answer = await get(`/${bare}?_profile=${listing}`);
      const { formats: listed, profiles, missing } = await body(answer);
      assert.deepEqual(
        hrefs(listed),
        (await answering(bare)).map((path) => `https://data.example.org${path}`),
      );
      const art = profiles.find(({ token }: { token: string }) => token === "linked-art");
      assert.deepEqual(art.mediaTypes.slice(0, 2), ["application/ld+json", "text/turtle"]);
      assert.deepEqual(
        missing.slice(0, 2).map(({ name }: { name: string }) => name),
        ["strict", "people"],
      );
      assert.equal(missing.length, offered.length - listed.length, "of every other format it is told what is missing");
      for (const { name, lacks, onlyFor } of missing) {
        const { types } = offered.find((format) => format.name === name) ?? assert.fail(name);
        if (types === "all" || types.includes("object")) assert.ok(lacks.length > 0 && !onlyFor, name);
        else assert.deepEqual(onlyFor, types, name);
      }
      const link = answer.headers.get("link") ?? "";
      assert.match(link, new RegExp(`^</${bare}.json>; rel="canonical"; type="application/json"`));
      assert.ok(link.length <= 3000, "proxies take it");
      assert.match(link, /rel="type"; token="made-lenient"; anchor="https:\/\/example\.org\/profiles\/lenient"/);
      const pairOf = ({ token, uri }: { token: string; uri: string }) =>
        link.includes(`token="${token}"; anchor="${uri}"`) && link.includes(`profile="${uri}"`);
      const told = profiles.filter(pairOf);
      assert.deepEqual(told, profiles.slice(0, told.length), "the first of them, in the house's order");
      const next = profiles[told.length];
      const isFull = next === undefined || link.length + 2 * next.uri.length + 200 > 3000;
      assert.ok(isFull, `there is room for ${next?.token}`);
      assert.equal(link.match(/rel="type"/g)?.length, told.length, "no token without its form");
    }
    for (const [path, accept] of [
      [`/${bare}?_profile=alt`, "text/html,*/*;q=0.8"],
      [`/${bare}?_profile=alt&_mediatype=text/html`, "application/json"],
    ] as const) {
      const page = await get(path, { accept });
      assert.equal(page.headers.get("content-type"), "text/html; charset=utf-8");
      assert.match(await page.text(), /LENIENT<\/a> <code>application\/made-lenient\+xml<\/code>/);
    }
  });

  test("answers that are kept in memory are told apart by all that is negotiated on", async () => {
    const [turtle, html] = [`/${full}.ttl`, `/${full}.html`];
    for (const _ of ["made", "kept"]) {
      assert.equal(await leadsTo(`/${full}`, { accept: "text/turtle" }), turtle);
      assert.equal(await leadsTo(`/${full}`, { accept: "text/html" }), html);
      assert.equal(
        await leadsTo(`/${full}`, { "accept-profile": "<https://example.org/profiles/strict>" }),
        `/${full}.made-strict.xml`,
      );
      assert.equal(await leadsTo(`/${full}?_mediatype=text/turtle`), turtle);
      assert.equal(await leadsTo(`/${full}?_profile=turtle`), turtle);
      assert.equal(await leadsTo(`/${full}?x=_profile%3Dturtle`), `/${full}.json`);
      assert.equal((await get(`/${full}?_profile=turtle%26profile%3Dx`)).status, 406);
      assert.equal((await get(`/${full}?profile=nonsense`)).status, 400);
      assert.equal((await get(`/${full}?_profile=nonsense`)).status, 406);
    }
  });
});
