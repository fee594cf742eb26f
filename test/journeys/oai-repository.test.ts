import assert from "node:assert/strict";
import { test } from "node:test";
import type { HttpAnswer } from "../../src/access-points/port.ts";
import { isProblem } from "../../src/registry/is-problem.ts";
import { allAt, attributeOf, childrenOf, firstAt, textOf } from "../../src/sources/reading/xml-tree.ts";
import { dc, formats, identifiersIn, museumRepository, works } from "./museum-repository.ts";

test("every fault of a request has the protocol's code, and repeats the request only where that may be repeated", async () => {
  const museum = museumRepository();
  await museum.say(works(1));
  const id = `oai:data.example.org:${await museum.pidOf("test/work/0")}`;
  const faults: [query: string, codes: string[], isRepeated: boolean][] = [
    ["", ["badVerb"], false],
    ["verb=Nonsense", ["badVerb"], false],
    ["verb=identify", ["badVerb"], false],
    ["verb=Identify&verb=Identify", ["badVerb"], false],
    ["verb=toString", ["badVerb"], false],
    ["verb=Identify&set=type:object", ["badArgument"], false],
    ["verb=Identify&toString=1", ["badArgument"], false],
    ["verb=ListRecords", ["badArgument"], false],
    ["verb=GetRecord&identifier=a:b", ["badArgument"], false],
    ["verb=GetRecord&metadataPrefix=oai_dc", ["badArgument"], false],
    [`verb=ListRecords&${dc}&${dc}`, ["badArgument"], false],
    [`verb=ListRecords&${dc}&from=yesterday`, ["badArgument"], false],
    [`verb=ListRecords&${dc}&from=2026-02-30`, ["badArgument"], false],
    [`verb=ListRecords&${dc}&from=2026-11-30T10:00:00`, ["badArgument"], false],
    [`verb=ListRecords&${dc}&from=2026-11-30T10:00:00.5Z`, ["badArgument"], false],
    [`verb=ListRecords&${dc}&from=2026-11-30T25:00:00Z`, ["badArgument"], false],
    [`verb=ListRecords&${dc}&from=`, ["badArgument"], false],
    [`verb=ListRecords&${dc}&from=2026-12-01&until=2026-11-01`, ["badArgument"], false],
    [`verb=ListRecords&${dc}&from=2026-11-30&until=2026-11-30T10:00:00Z`, ["badArgument"], false],
    [`verb=ListRecords&${dc}&set=a b`, ["badArgument"], false],
    ["verb=ListRecords&metadataPrefix=a/b", ["badArgument"], false],
    [`verb=ListRecords&resumptionToken=x&${dc}`, ["badArgument"], false],
    ["verb=ListSets&resumptionToken=x&set=type:object", ["badArgument"], false],
    ["verb=ListRecords&from=nonsense&colour=red", ["badArgument", "badArgument", "badArgument"], false],
    ["verb=GetRecord&metadataPrefix=oai_dc&identifier=noURI", ["badArgument"], false],
    ["verb=ListRecords&resumptionToken=x", ["badResumptionToken"], true],
    ["verb=ListSets&resumptionToken=a.b", ["badResumptionToken"], true],
    ["verb=ListRecords&metadataPrefix=nonsense", ["cannotDisseminateFormat"], true],
    [`verb=GetRecord&metadataPrefix=nonsense&identifier=${id}`, ["cannotDisseminateFormat"], true],
    [`verb=GetRecord&metadataPrefix=edm&identifier=${id}`, ["cannotDisseminateFormat"], true],
    [`verb=GetRecord&${dc}&identifier=oai:data.example.org:B000-0000-0000`, ["idDoesNotExist"], true],
    [`verb=GetRecord&${dc}&identifier=${id.replace("data.", "other.")}`, ["idDoesNotExist"], true],
    [`verb=GetRecord&${dc}&identifier=http://a b/%zz`, ["idDoesNotExist"], true],
    ["verb=ListMetadataFormats&identifier=urn:x", ["idDoesNotExist"], true],
    [`verb=ListRecords&${dc}&until=2000-01-01`, ["noRecordsMatch"], true],
    [`verb=ListRecords&${dc}&from=2100-01-01`, ["noRecordsMatch"], true],
    [`verb=ListIdentifiers&${dc}&set=type:place`, ["noRecordsMatch"], true],
    ["verb=ListRecords&metadataPrefix=marc21", ["noRecordsMatch"], true],
  ];
  for (const [query, codes, isRepeated] of faults) {
    const { root, codes: said } = await museum.ask(query);
    assert.deepEqual(said, codes, query);
    const request = firstAt(root, "request");
    assert.equal(textOf(request), "https://data.example.org/oai");
    assert.equal(Object.keys(request?.attributes ?? {}).length > 0, isRepeated, query);
    for (const error of childrenOf(root, "error")) assert.ok((textOf(error) ?? "").length > 10, query);
  }
});

test("where nothing is yet there are no sets and no records, and the repository says who it is all the same", async () => {
  const museum = museumRepository();
  await museum.follow();
  assert.deepEqual((await museum.ask("verb=ListSets")).codes, ["noSetHierarchy"]);
  assert.deepEqual((await museum.ask(`verb=ListRecords&${dc}&set=type:object`)).codes, ["noSetHierarchy"]);
  assert.deepEqual((await museum.ask(`verb=ListRecords&${dc}`)).codes, ["noRecordsMatch"]);
  const { root } = await museum.ask("verb=Identify");
  assert.equal(textOf(firstAt(root, "Identify", "earliestDatestamp")), "2026-11-30T10:00:00Z");
});

test("what is posted as a form is answered as what stands in the address", async () => {
  const museum = museumRepository();
  await museum.say(works(3));
  const query = `verb=ListRecords&${dc}&set=type:object`;
  const post = (type: string) =>
    museum.request("", {
      method: "POST",
      headers: { "content-type": type },
      body: async () => Buffer.from(query),
    });
  const posted = await post("application/x-www-form-urlencoded; charset=utf-8");
  assert.equal(String(posted.body), String((await museum.request(query)).body));
  await assert.rejects(post("application/json"), isProblem("body-not-understood"));
});

test("a list comes in pages that say where they stand; the last has an empty token, and a list of one page has none", async () => {
  const museum = museumRepository({ pageSize: 2 });
  await museum.say(works(5));
  const first = await museum.ask(`verb=ListRecords&${dc}`);
  assert.deepEqual([first.told.length, first.token?.cursor, first.token?.size], [2, "0", "5"]);
  const next = (token = "") => museum.ask(`verb=ListRecords&resumptionToken=${encodeURIComponent(token)}`);
  const second = await next(first.token?.text);
  assert.deepEqual([second.told.length, second.token?.cursor, second.token?.size], [2, "2", "5"]);
  const third = await next(second.token?.text);
  assert.deepEqual([third.told.length, third.token?.text, third.token?.cursor, third.token?.size], [1, "", "4", "5"]);
  assert.equal(new Set([first, second, third].flatMap(({ told }) => identifiersIn(told))).size, 5);
  assert.deepEqual(await next(first.token?.text), second, "a token can be used again");
  const attributes = firstAt(second.root, "request")?.attributes;
  assert.deepEqual({ ...attributes }, { verb: "ListRecords", resumptionToken: first.token?.text });
  assert.equal((await museum.ask(`verb=ListIdentifiers&${dc}`)).token, undefined);
  assert.equal((await museum.ask("verb=ListSets")).token, undefined);
});

test("a token is good for its own list alone, and for none where it was touched", async () => {
  const museum = museumRepository({ pageSize: 1 });
  await museum.say(works(3));
  const text = (await museum.ask(`verb=ListRecords&${dc}`)).token?.text ?? "";
  const [body = "", seal = ""] = text.split(".");
  const forged = Buffer.from(Buffer.from(body, "base64url").toString().replace("oai_dc", "edm")).toString("base64url");
  for (const token of [`${forged}.${seal}`, body, `${text}.`, seal, `${body}.${"A".repeat(16)}`])
    assert.deepEqual((await museum.ask(`verb=ListRecords&resumptionToken=${token}`)).codes, ["badResumptionToken"]);
  for (const verb of ["ListIdentifiers", "ListSets"])
    assert.deepEqual((await museum.ask(`verb=${verb}&resumptionToken=${text}`)).codes, ["badResumptionToken"]);
  const other = museumRepository({ pageSize: 1 });
  await other.say(works(3));
  const codes = (await other.ask(`verb=ListRecords&resumptionToken=${text}`)).codes;
  assert.deepEqual(codes, ["badResumptionToken"], "the log of another epoch knows nothing of it");
});

test("a span is of days or of moments, both its ends belong to it, and a format that is written otherwise comes again", async () => {
  const museum = museumRepository();
  await museum.say({ "test/work/0": { title: "Work 0" } });
  museum.later(90);
  await museum.say({ "test/work/1": { title: "Work 1" } });
  const titles = async (span: string) =>
    (await museum.ask(`verb=ListRecords&${dc}${span}`)).told.map(({ title }) => title);
  assert.deepEqual(await titles("&from=2026-11-30"), ["Work 0", "Work 1"]);
  assert.deepEqual(await titles("&until=2026-11-30"), ["Work 0", "Work 1"]);
  assert.deepEqual(await titles("&until=2026-11-29"), []);
  assert.deepEqual(await titles("&from=2026-11-30T10:00:00Z&until=2026-11-30T10:00:00Z"), ["Work 0"]);
  assert.deepEqual(await titles("&from=2026-11-30T10:00:01Z"), ["Work 1"]);
  museum.later(60);
  museum.feeds.knowFormats(
    formats.map((one) => ({ ...one, revised: one.name === "oai_dc" ? "2026-12-01" : one.revised })),
  );
  assert.deepEqual(await titles("&from=2026-11-30T10:02:00Z"), ["Work 0", "Work 1"]);
  const [told] = (await museum.ask(`verb=ListRecords&${dc}`)).told;
  assert.equal(told?.datestamp, "2026-11-30T10:02:30Z");
  assert.deepEqual(await titles("&until=2026-11-30T10:02:00Z"), []);
});

test("sets have names for people, and come in pages too", async () => {
  const museum = museumRepository({ pageSize: 1 });
  const makers = Array.from({ length: 12 }, (_, at) => [`test/work/${at}`, { maker: `Maker ${at}` }] as const);
  await museum.say(Object.fromEntries(makers));
  const first = await museum.ask("verb=ListSets");
  assert.deepEqual([first.token?.cursor, first.token?.size], ["0", "13"]);
  const second = await museum.ask(`verb=ListSets&resumptionToken=${first.token?.text}`);
  assert.deepEqual([second.token?.text, second.token?.cursor, second.token?.size], ["", "10", "13"]);
  const sets = [first, second].flatMap(({ root }) => allAt(root, "ListSets", "set"));
  assert.equal(sets.length, 13);
  const named = new Map(sets.map((set) => [textOf(firstAt(set, "setSpec")), textOf(firstAt(set, "setName"))]));
  assert.equal(named.get("maker:maker-7"), "Maker: Maker 7");
});

test("a page ends where it grows too long, and between any two records others are answered", async () => {
  const [first, ...others] = formats;
  assert.ok(first);
  const long = { ...first, write: () => `<?xml version="1.0"?>\n<long xmlns="urn:x">${"x".repeat(1_500_000)}</long>` };
  const press = { base: "https://data.example.org", institution: "The Harbour", formats: [long, ...others] };
  const museum = museumRepository({}, { press });
  await museum.say(works(7));
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const { told, token } = await museum.ask(`verb=ListRecords&${dc}`);
  isOver = true;
  assert.deepEqual([told.length, token?.size], [3, "7"]);
  assert.ok(turns >= 2, `${turns} turns`);
  assert.equal((await museum.all(`verb=ListRecords&${dc}`)).length, 7);
});

test("until everything is in the log nothing is listed, for a list that is not whole looks as if it were", async () => {
  let swept = false;
  const museum = museumRepository({}, { swept: () => swept });
  await museum.say(works(2), false);
  await assert.rejects(museum.ask("verb=Identify"), isProblem("not-ready"));
  swept = true;
  await assert.rejects(museum.ask("verb=Identify"), isProblem("not-ready"));
  await museum.follow();
  assert.deepEqual((await museum.ask("verb=Identify")).codes, []);
  await museum.say(works(3), false);
  assert.equal((await museum.all(`verb=ListRecords&${dc}`)).length, 2, "later it is a moment behind");
});

test("a repository says whom to write to, which other ones there are and how it is shown, as it is configured", async () => {
  const museum = museumRepository({
    admin: "data@museum.example",
    friends: ["https://other.example.org/oai"],
    branding: { icon: { url: "https://museum.example/icon.png", title: "The Harbour" }, renderings: [] },
  });
  await museum.say(works(1));
  const { root } = await museum.ask("verb=Identify");
  const said = firstAt(root, "Identify");
  assert.equal(textOf(firstAt(said, "adminEmail")), "data@museum.example");
  assert.equal(textOf(firstAt(said, "baseURL")), "https://data.example.org/oai");
  assert.equal(textOf(firstAt(said, "deletedRecord")), "persistent");
  const described = allAt(said, "description").flatMap((one) => childrenOf(one));
  assert.deepEqual(
    described.map(({ name }) => name),
    ["oai-identifier", "friends", "branding"],
  );
  assert.equal(textOf(firstAt(described[0], "repositoryIdentifier")), "data.example.org");
  assert.equal(textOf(firstAt(described[1], "baseURL")), "https://other.example.org/oai");
  const unknown = museumRepository();
  await unknown.say(works(1));
  const nobody = textOf(firstAt((await unknown.ask("verb=Identify")).root, "Identify", "adminEmail")) ?? "";
  assert.match(nobody, /@cartouche\.invalid$/);
});

test("an answer is compressed as it is asked for, and says that it depends on that", async () => {
  const museum = museumRepository();
  await museum.say(works(20));
  const query = `verb=ListRecords&${dc}`;
  const plain = await museum.request(query);
  const coded = (accept: string): Promise<HttpAnswer> =>
    museum.request(query, { headers: { "accept-encoding": accept } });
  assert.equal(plain.headers.vary, "Accept-Encoding");
  assert.equal(plain.headers["content-encoding"], undefined);
  assert.equal((await coded("gzip, deflate, br")).headers["content-encoding"], "gzip");
  const gzipped = (await coded("gzip")).body;
  assert.ok(gzipped && gzipped.length < String(plain.body).length / 4);
});

test("attributes of the request are those that were given", async () => {
  const museum = museumRepository();
  await museum.say(works(1));
  const query = `verb=ListRecords&${dc}&set=type:object&from=2026-11-30&until=2026-12-01`;
  const request = firstAt((await museum.ask(query)).root, "request");
  assert.deepEqual({ ...request?.attributes }, Object.fromEntries(new URLSearchParams(query)));
  assert.equal(attributeOf(request, "verb"), "ListRecords");
});
