import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { Problem } from "../../errors.ts";
import { lido } from "../lido/lido.ts";
import type { ReadItem } from "../port.ts";
import { oai } from "./oai.ts";
import {
  answer,
  dcRecord,
  deletedRecord,
  failed,
  identified,
  oaiServer,
  page,
  type Reply,
} from "./testing/oai-server.ts";

const quick = { retryMs: 1, timeoutSeconds: 2 };

async function listOf(items: AsyncIterable<ReadItem> | Iterable<ReadItem>): Promise<ReadItem[]> {
  const list: ReadItem[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const keysIn = (items: readonly ReadItem[]) => items.flatMap((item) => ("record" in item ? [item.record.key] : []));
const rulesIn = (items: readonly ReadItem[]) => items.flatMap((item) => ("finding" in item ? [item.finding.rule] : []));
const partialIn = (items: readonly ReadItem[]) => items.flatMap((item) => ("partial" in item ? [item.partial] : []));

/** A repository of pages by token; the first has none. */
const serving = (context: TestContext, pages: Record<string, Reply>, granularity?: string) =>
  oaiServer(context, (asked) => {
    if (asked.get("verb") === "Identify") return identified(granularity);
    return pages[asked.get("resumptionToken") ?? ""] ?? failed("badResumptionToken");
  });

const refused = (what: RegExp) => (error: unknown) =>
  error instanceof Problem && error.code === "source-unreadable" && what.test(error.detail);

test("a list is read page by page, each from the token of the one before, and the mark is when the first was given", async (context) => {
  const { url, asked } = await serving(context, {
    "": page(dcRecord("a") + dcRecord("b"), "two", ' completeListSize="4"'),
    two: page(deletedRecord("c") + dcRecord("d")).replace("08:00:00", "09:00:00"),
  });
  const items = await listOf(oai({ url, set: "paintings", ...quick }).read());
  assert.deepEqual(keysIn(items), ["oai/record/a", "oai/record/b", "oai/record/d"]);
  assert.deepEqual(
    items.filter((item) => "gone" in item),
    [{ gone: "oai/record/c" }],
  );
  assert.deepEqual(items.slice(-2), [
    { mark: "2026-05-04T08:00:00Z" },
    { rows: { record: { read: 3, used: 3, reported: 0 } } },
  ]);
  assert.deepEqual(partialIn(items), []);
  assert.deepEqual(asked.map(String).slice(1), [
    "verb=ListRecords&metadataPrefix=oai_dc&set=paintings",
    "verb=ListRecords&resumptionToken=two",
  ]);
});

test("a read that was interrupted is taken up at its position, and at none of another list", async (context) => {
  const { url, asked } = await serving(context, {
    "": page(dcRecord("a"), "two"),
    two: page(dcRecord("b")),
  });
  const source = oai({ url, ...quick });
  const [, position] = (await listOf(source.read())).flatMap((item) => ("position" in item ? ["", item.position] : []));
  assert.ok(position);
  const rest = await listOf(source.read({ position }));
  assert.deepEqual(keysIn(rest), ["oai/record/b"]);
  assert.ok(rest.some((item) => "mark" in item && item.mark === "2026-05-04T08:00:00Z"));
  asked.length = 0;
  assert.deepEqual(keysIn(await listOf(oai({ url, set: "other", ...quick }).read({ position }))), [
    "oai/record/a",
    "oai/record/b",
  ]);
});

test("a token that expired begins the list again, says so, and gives nothing twice", async (context) => {
  let expired = false;
  const { url } = await oaiServer(context, (asked) => {
    const token = asked.get("resumptionToken");
    if (asked.get("verb") === "Identify") return identified();
    if (token === null) return page(dcRecord("a"), "two");
    if (token === "two" && !expired) {
      expired = true;
      return failed("badResumptionToken", "too old");
    }
    return page(dcRecord("b"));
  });
  const items = await listOf(oai({ url, ...quick }).read());
  assert.deepEqual(keysIn(items), ["oai/record/a", "oai/record/b"]);
  assert.deepEqual(rulesIn(items), ["token-expired"]);
});

test("a token that always expires is a fault, not a circle", async (context) => {
  const { url } = await serving(context, { "": page(dcRecord("a"), "gone") });
  await assert.rejects(listOf(oai({ url, ...quick }).read()), refused(/badResumptionToken/));
});

test("changes are asked for from the mark, as exactly as the repository knows days, and nothing new is no fault", async (context) => {
  for (const [granularity, from] of [
    ["YYYY-MM-DD", "2026-05-04"],
    ["YYYY-MM-DDThh:mm:ssZ", "2026-05-04T08:00:00Z"],
  ] as const) {
    const { url, asked } = await serving(context, { "": failed("noRecordsMatch") }, granularity);
    const items = await listOf(oai({ url, from: "2020-01-01", ...quick }).changes?.("2026-05-04T08:00:00Z") ?? []);
    assert.equal(asked.at(-1)?.get("from"), from);
    assert.deepEqual(items, [{ mark: "2026-05-04T08:00:00Z" }, { rows: {} }]);
  }
});

test("a read of changes that was interrupted goes on with the changes", async (context) => {
  const { url, asked } = await serving(context, { "": page(dcRecord("a"), "two") });
  const source = oai({ url, ...quick });
  const items: ReadItem[] = [];
  await assert.rejects(async () => {
    for await (const item of source.changes?.("2026-05-04T08:00:00Z") ?? []) items.push(item);
  });
  const at = items.find((item) => "position" in item);
  asked.length = 0;
  await assert.rejects(listOf(source.read({ position: at?.position ?? "" })));
  assert.equal(asked.find((one) => one.has("from"))?.get("from"), "2026-05-04T08:00:00Z");
});

test("every other error is a fault that says what to do", async (context) => {
  const faults: [string, RegExp, object?][] = [
    ["cannotDisseminateFormat", /offers no oai_dc, but lido, mods/],
    ["noSetHierarchy", /Leave `set` out/, { set: "x" }],
    ["badArgument", /Check `set`: it has prints/, { set: "x" }],
    ["badArgument", /Check `prefix` and `from`/],
    ["badVerb", /Ask who runs it/],
    ["idDoesNotExist", /Ask who runs it/],
    ["undefinedError", /undefinedError/],
  ];
  for (const [code, what, options] of faults) {
    const { url } = await oaiServer(context, (asked) => {
      const verb = asked.get("verb");
      if (verb === "Identify") return identified();
      if (verb === "ListMetadataFormats")
        return answer(
          `<ListMetadataFormats>${["lido", "mods"].map((prefix) => `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix></metadataFormat>`).join("")}</ListMetadataFormats>`,
        );
      if (verb === "ListSets") return answer("<ListSets><set><setSpec>prints</setSpec></set></ListSets>");
      return failed(code);
    });
    await assert.rejects(listOf(oai({ url, ...quick, ...options }).read()), refused(what));
  }
});

test("a record that is not good is reported and the rest gets in; an answer that is none is asked for once more", async (context) => {
  let broken = 1;
  const { url } = await oaiServer(context, (asked) => {
    if (asked.get("verb") === "Identify") return identified();
    if (broken-- > 0) return "broken xml";
    return page(`${dcRecord("")}${dcRecord("b")}<record><header><identifier>c</identifier></header></record>`);
  });
  const items = await listOf(oai({ url, ...quick }).read());
  assert.deepEqual(keysIn(items), ["oai/record/b"]);
  assert.deepEqual(rulesIn(items), ["record-without-identifier", "record-without-metadata"]);
  assert.deepEqual(items.at(-1), { rows: { record: { read: 3, used: 1, reported: 2 } } });
  const page404 = await oaiServer(context, () => "<html><body>Sorry</body></html>");
  await assert.rejects(listOf(oai({ url: page404.url, ...quick }).read()), refused(/no answer of OAI-PMH/));
});

test("a list that ends before its size is not whole, unless the size is an estimate", async (context) => {
  const { url } = await serving(context, { "": page(dcRecord("a"), "", ' completeListSize="9"') });
  assert.match(partialIn(await listOf(oai({ url, ...quick }).read()))[0] ?? "", /gave 1 records of 9/);
  assert.deepEqual(partialIn(await listOf(oai({ url, listSize: "estimate", ...quick }).read())), []);
});

test("a repository is asked what is gone, whatever it says that it keeps: only what it does not know is", async (context) => {
  const { url, asked } = await oaiServer(context, (one) => {
    const [verb, identifier] = [one.get("verb"), one.get("identifier")];
    if (verb === "Identify") return identified();
    if (verb === "ListIdentifiers")
      return answer(
        '<ListIdentifiers><header><identifier>a</identifier></header><header status="deleted"><identifier>d</identifier></header></ListIdentifiers>',
      );
    if (identifier === "hidden") return answer(`<GetRecord>${dcRecord("hidden")}</GetRecord>`);
    if (identifier === "d") return answer(`<GetRecord>${deletedRecord("d")}</GetRecord>`);
    return failed("idDoesNotExist");
  });
  const source = oai({ url, ...quick });
  const keys = ["a", "d", "gone", "hidden"].map((id) => `oai/record/${id}`);
  assert.deepEqual(await source.missing?.([...keys, "oai/media/a-1"]), ["oai/record/d", "oai/record/gone"]);
  await source.missing?.(keys);
  assert.equal(asked.filter((one) => one.get("verb") === "ListIdentifiers").length, 1);
  assert.equal(oai({ url, deletions: "told" }).missing, undefined);
});

test("what another source reads is described by it under the repository's keys, with its images", async (context) => {
  const record = `<record><header><identifier>oai:a:1</identifier></header><metadata><lido:lido xmlns:lido="http://www.lido-schema.org"><lido:administrativeMetadata xml:lang="en"><lido:rightsWorkWrap><lido:rightsWorkSet><lido:creditLine>A gift</lido:creditLine></lido:rightsWorkSet></lido:rightsWorkWrap><lido:resourceWrap><lido:resourceSet><lido:resourceRepresentation><lido:linkResource>https://a.example/1.jpg</lido:linkResource></lido:resourceRepresentation></lido:resourceSet></lido:resourceWrap></lido:administrativeMetadata></lido:lido></metadata></record>`;
  const other = "<record><header><identifier>oai:a:2</identifier></header><metadata><dc/></metadata></record>";
  const { url, asked } = await serving(context, { "": page(record + other) });
  const source = oai({ name: "prints", url, prefix: "lido", reads: lido({ audience: "public" }), ...quick });
  const items = await listOf(source.read());
  assert.deepEqual(keysIn(items), ["prints/media/oai:a:1-1", "prints/record/oai:a:1"]);
  assert.deepEqual(rulesIn(items), ["not-lido"]);
  assert.equal(asked.at(-1)?.get("metadataPrefix"), "lido");
  const [, object] = items.flatMap((item) => ("record" in item ? [item.record] : []));
  const facts = object ? source.describe(object).drafts.flatMap((draft) => draft.facts) : [];
  assert.deepEqual(
    facts.map(({ kind, from }) => [kind, from.source]),
    [
      ["statement", "prints"],
      ["media", "prints"],
    ],
  );
});

test("a busy repository is asked again when it says, and an account is never taken to another host", async (context) => {
  let busy = 1;
  const { url } = await oaiServer(context, (asked) => {
    if (asked.get("verb") === "Identify") return identified();
    return busy-- > 0 ? { status: 503, headers: { "retry-after": "0" } } : page(dcRecord("a"));
  });
  assert.deepEqual(keysIn(await listOf(oai({ url, ...quick }).read())), ["oai/record/a"]);
  const away = await oaiServer(context, () => ({ status: 302, headers: { location: "http://localhost:9/" } }));
  await assert.rejects(listOf(oai({ url: away.url, ...quick }).read()), refused(/another host/));
});

test("when a record was last sent is no change", async (context) => {
  const contents: (string | undefined)[] = [];
  for (const day of ["2026-01-01", "2026-02-02"]) {
    const { url } = await serving(context, { "": page(dcRecord("a").replace("2026-01-01", day)) });
    const [item] = await listOf(oai({ url, ...quick }).read());
    contents.push(item && "record" in item ? item.record.content : undefined);
  }
  assert.ok(contents[0]);
  assert.equal(contents[0], contents[1]);
});

test("options that do not fit together are named", () => {
  const fault = (options: object) => {
    try {
      oai(options as never);
    } catch (error) {
      return error instanceof Problem ? error.detail : String(error);
    }
    return "";
  };
  assert.match(fault({}), /either `url` or `folder`/);
  assert.match(fault({ url: "https://a.example/oai", prefix: "lido" }), /say in `reads` which source knows it/);
  assert.match(fault({ url: "https://a.example/oai", prefix: "mods", reads: lido({}) }), /it reads lido/);
  assert.match(fault({ url: "ftp://a.example/oai" }), /http/);
  assert.match(fault({ url: "https://a.example/oai", sett: "x" }), /sett/);
});
