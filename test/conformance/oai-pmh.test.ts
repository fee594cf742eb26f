import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { endedThings, lookAt } from "../../src/access-points/looking.ts";
import { oai } from "../../src/access-points/oai/oai.ts";
import { offeredPrefixes } from "../../src/access-points/oai/prefixes.ts";
import type { AccessPoint } from "../../src/access-points/port.ts";
import type { Press } from "../../src/access-points/press.ts";
import { followStore } from "../../src/feeds/follow-store.ts";
import type { FeedBook } from "../../src/feeds/port.ts";
import { openFeedBook } from "../../src/feeds/sqlite/feed-book.ts";
import { formats } from "../../src/formats/table.ts";
import type { Registry } from "../../src/registry/port.ts";
import { answerFrom, tokenOf } from "../../src/sources/oai/read/answer.ts";
import { childrenOf } from "../../src/sources/reading/xml-tree.ts";
import type { Store } from "../../src/store/port.ts";
import { freshFolder } from "../command.ts";
import { harvestExample, readingIn } from "../example-museum.ts";
import { answerFaults } from "./oai-driver.ts";
import { withoutXmllint } from "./xml-validators.ts";

const base = "https://data.example.org";
const press: Press = {
  base,
  institution: "The Small Museum",
  formats,
  rights: { object: "http://creativecommons.org/publicdomain/mark/1.0/" },
};
const prefixes = offeredPrefixes(formats);
/** Of a format that is not simple so many pages are validated here; all are in test/real. */
const mostPages = 2;

describe("answers of OAI-PMH hold to the protocol's schema, payloads and all", { skip: withoutXmllint }, () => {
  const folder = freshFolder();
  let registry: Registry;
  let store: Store;
  let feeds: FeedBook;
  let point: AccessPoint;
  const ask = async (query: string, at = point) =>
    String((await at.handle({ method: "GET", path: "/oai", query, headers: {} })).body);

  before(async () => {
    await harvestExample(folder.path);
    const reading = readingIn(folder.path, base);
    ({ registry, store } = reading);
    feeds = openFeedBook(":memory:");
    feeds.knowFormats(formats);
    const look = { look: (pid: Parameters<typeof lookAt>[0]) => lookAt(pid, reading, press) };
    const follow = () => followStore({ book: feeds, store, ...look, ended: () => endedThings(reading) });
    await follow();
    const [gone] = await store.list({ type: "object", public: true, limit: 1 });
    assert.ok(gone);
    await registry.withdraw(gone, true, { actor: "desk:test", reason: "a test" });
    point = oai({ reading, press, feeds, swept: () => true, settings: { pageSize: 20 } });
  });
  after(async () => {
    feeds.close();
    await store.close();
    await registry.close();
    folder.remove();
  });

  test("who the repository is, what it has, and every fault", async () => {
    const full = oai({
      reading: { registry, store, now: () => new Date(), base },
      press,
      feeds,
      swept: () => true,
      settings: {
        admin: "data@museum.example",
        friends: ["https://other.example.org/oai"],
        branding: {
          icon: { url: `${base}/icon.png`, link: base, title: "A & B", width: 88, height: 31 },
          renderings: [{ namespace: "http://www.lido-schema.org", mimeType: "text/xsl", url: `${base}/lido.xsl` }],
        },
        pageSize: 1,
      },
    });
    const { pid } = feeds.items({ limit: 1 })[0] ?? {};
    const id = encodeURIComponent(`oai:data.example.org:${pid}`);
    const queries = [
      "verb=ListMetadataFormats",
      `verb=ListMetadataFormats&identifier=${id}`,
      "verb=ListSets",
      ...prefixes.map(({ prefix }) => `verb=GetRecord&metadataPrefix=${prefix}&identifier=${id}`),
      "verb=No<such>&x=%00%ff",
      "verb=ListRecords&from=x&metadataPrefix=%00",
      "verb=ListRecords&metadataPrefix=none",
      "verb=ListRecords&resumptionToken=%22%3C%26%3E%01%20%ed%a0%bd%0d%0a",
      `verb=GetRecord&metadataPrefix=rdf&identifier=${encodeURIComponent('oai:x:a b"<>{}|\\^`%zz\u00e9\u0001')}`,
      `verb=GetRecord&metadataPrefix=rdf&identifier=${encodeURIComponent("a:[b]#c#d")}`,
      "verb=GetRecord&metadataPrefix=rdf&identifier=http://a:b:c/",
      "verb=ListRecords&metadataPrefix=rdf&set=none:such&from=2026-01-01&until=2026-01-02",
    ];
    const answers = [await ask("verb=Identify"), await ask("verb=Identify", full), await ask("verb=ListSets", full)];
    for (const query of queries) answers.push(await ask(query));
    assert.deepEqual(answerFaults(answers), []);
  });

  for (const { prefix, writes } of prefixes)
    test(`lists of ${prefix}, deletions and tokens among them`, async () => {
      const answers: string[] = [];
      let told = 0;
      for (const verb of ["ListRecords", "ListIdentifiers"]) {
        for (let query = `verb=${verb}&metadataPrefix=${prefix}`; answers.length < mostPages * 2; ) {
          const text = await ask(query);
          answers.push(text);
          const { body } = answerFrom(text) ?? {};
          told += childrenOf(body).length;
          const { value } = tokenOf(body);
          if (value === undefined) break;
          query = `verb=${verb}&resumptionToken=${value}`;
        }
      }
      // What no example is offered in has no list; that it says so is valid too.
      assert.equal(told > 0, feeds.items({ format: writes.name, limit: 1 }).length > 0);
      assert.deepEqual(answerFaults(answers, prefix).slice(0, 5), []);
    });
});
