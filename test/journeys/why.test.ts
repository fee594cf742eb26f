import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Why } from "../../src/access-points/resolver/why-told.ts";
import type { StoredFact } from "../../src/entities/facts.ts";
import type { Format } from "../../src/formats/port.ts";
import { formats } from "../../src/formats/table.ts";
import { type ServedHere, serveHere } from "../served-here.ts";

const from = (source: string, field: string) => ({ source, record: `${source}/object/1`, field });
const title = (source: string, value: string, more: Partial<StoredFact> = {}): StoredFact =>
  ({
    kind: "name",
    use: "preferred",
    text: [{ value, language: "en" }],
    key: `${source}/title/${value}`,
    audience: "public",
    from: from(source, "Title"),
    ...more,
  }) as StoredFact;
const number = (source: string, value: string): StoredFact => ({
  kind: "number",
  scheme: "inventory",
  value,
  key: `${source}/number`,
  audience: "public",
  from: from(source, "ObjectNumber"),
});
const made: StoredFact = {
  kind: "activity",
  type: "production",
  who: [{ agent: { type: "person", text: "Anonymous" }, role: "artist", certainty: "probable" }],
  when: [{ earliest: "1770", latest: "1780" }],
  price: { display: { value: "ten guineas" }, amount: 10 },
  key: "tms/made",
  audience: "public",
  from: from("tms", "DisplayName"),
};
const inscribed: StoredFact = {
  kind: "inscription",
  type: "signature",
  readings: [{ how: "transcription", text: { value: "T. L." } }],
  key: "tms/signed",
  audience: "public",
  from: from("tms", "Signed"),
};
const strict: Format = {
  ...(formats[0] as Format),
  name: "strict",
  title: "Strict",
  extension: "strict",
  accepts: ["application/strict"],
  missing: () => ["a right"],
};
const plain: Format = {
  ...(formats[0] as Format),
  name: "plain",
  title: "Plain",
  extension: "plain",
  accepts: ["application/plain"],
  losses: [{ kind: "inscription", field: "*", reason: "there is no place for what is written on things" }],
};
const rules = { object: { "number:inventory": ["tms", "calm"], "name:preferred": ["tms", "calm"] } };
const hidden = title("tms", "Secret name", { audience: "staff" });

describe("/{PID}/why", () => {
  let here: ServedHere;
  let pid: string;
  const told = async (): Promise<Why> => JSON.parse(await (await here.get(`/${pid}/why`)).text());

  before(async () => {
    const facts = [
      title("tms", "The Red Boy"),
      title("tms", "Red Boy"),
      number("tms", "NG6692"),
      made,
      inscribed,
      hidden,
    ];
    const records = [
      { key: "tms/object/1", type: "object", facts },
      {
        key: "calm/object/1",
        type: "object",
        of: "tms/object/1",
        facts: [title("calm", "Boy in red"), number("calm", "L1307")],
      },
      {
        key: "secret/object/1",
        type: "object",
        of: "tms/object/1",
        facts: [{ ...number("secret", "Secret number"), audience: "staff" }],
      },
      { key: "tms/object/2", type: "object", facts: [title("tms", "The same boy")] },
    ] as const;
    here = await serveHere(records, [...formats.slice(0, -1), strict, plain, ...formats.slice(-1)], {
      order: ["secret", "tms", "calm"],
      rules: { object: { ...rules.object, "number:inventory": ["secret", "tms", "calm"] } },
    });
    pid = here.pidOf("tms/object/1");
    await here.registry.merge(here.pidOf("tms/object/2"), here.pidOf("tms/object/1"), {
      actor: "desk:test",
      reason: "hidden reason",
    });
  });
  after(() => here.close());

  test("tells of every value its source, record and field, and of every record its mapping, run and day", async () => {
    const { records, facts, of } = await told();
    assert.equal(of, `https://data.example.org/${pid}`);
    assert.equal(facts.length, 7);
    for (const { from, id } of facts) {
      assert.ok(records.some(({ source, record }) => source === from.source && record === from.record));
      assert.ok(id.startsWith(`${of}#`));
    }
    const [tms, calm] = records;
    assert.deepEqual([tms?.values, tms?.mapping, tms?.run?.number], [5, "1-abc", 1]);
    assert.deepEqual([calm?.source, calm?.run?.number], ["calm", 2]);
    assert.match(tms?.run?.started ?? "", /^\d{4}-\d\d-\d\dT/);
    assert.match(tms?.asOf ?? "", /^\d{4}-\d\d-\d\dT/);
  });

  test("says why an alternative is one: by the order of sources, or because another preferred name comes first", async () => {
    const { facts } = await told();
    const of = (says: string) => facts.find((fact) => fact.says === says) ?? assert.fail(says);
    assert.deepEqual([of("The Red Boy").standing, of("The Red Boy").because], ["current", "tms says so."]);
    assert.match(of("Red Boy").because, /another preferred name in this language comes first/);
    assert.deepEqual(of("Boy in red").authority, { about: "name:preferred", source: "tms", order: ["tms", "calm"] });
    assert.match(of("Boy in red").because, /tms stands before calm/);
  });

  test("tells links with how sure they are, and merges without who decided them or why", async () => {
    const { facts, merges } = await told();
    const { says, links } = facts.find(({ kind }) => kind === "activity") ?? assert.fail("nothing was made");
    assert.equal(says, "production: Anonymous, 1770/1780");
    assert.deepEqual(links, [{ type: "person", label: "Anonymous", as: "artist", certainty: "probable" }]);
    assert.deepEqual(
      merges.map(({ pid }) => pid),
      [here.pidOf("tms/object/2")],
    );
  });

  test("tells of each format whether it is offered, what is missing for it, and what of this record's facts it leaves out", async () => {
    const { formats: all } = await told();
    const of = (name: string) => all.find((one) => one.name === name) ?? assert.fail(name);
    assert.deepEqual([of("json").offered, of("json").leavesOut], [true, []]);
    assert.deepEqual([of("strict").offered, of("strict").missing], [false, { lacks: ["a right"] }]);
    const [dropped] = of("plain").leavesOut;
    assert.deepEqual([dropped?.kind, dropped?.facts], ["inscription", ["tms/signed"]]);
    assert.ok(
      of("linked-art").leavesOut.some(({ kind, field }) => kind === "activity" && field.includes("price.amount")),
    );
    assert.ok(!of("linked-art").leavesOut.some(({ kind }) => kind === "citation"));
  });

  test("tells nothing of what outsiders may not see: no value, no source that only staff see, nothing that an alternative gave way to in secret", async () => {
    for (const accept of ["application/json", "text/html"]) {
      const text = await (await here.get(`/${pid}/why`, { accept })).text();
      for (const secret of ["Secret name", "Secret number", "hidden reason", "secret/object/1", "desk:test"])
        assert.ok(!text.includes(secret), `${accept}: ${secret}`);
    }
  });

  test("is a page for people and JSON for programs, moves with a merge, and the record's page leads to it", async () => {
    const page = await here.get(`/${pid}/why`, { accept: "text/html,*/*;q=0.8" });
    const text = await page.text();
    assert.equal(page.headers.get("content-type"), "text/html; charset=utf-8");
    assert.match(
      text,
      /The Red Boy[\s\S]*tms stands before calm[\s\S]*Plain: leaves out one thing[\s\S]*Strict: it lacks a right/,
    );
    assert.equal(
      (await here.get(`/${pid}/why.json`, { accept: "text/html" })).headers.get("content-type"),
      "application/json",
    );
    const asked = await here.get(`/${pid}/why?_mediatype=application/json`, { accept: "text/html" });
    assert.equal(asked.headers.get("content-type"), "application/json");
    assert.equal((await here.get(`/${here.pidOf("tms/object/2")}/why`)).headers.get("location"), `/${pid}/why`);
    assert.match(await (await here.get(`/${pid}.html`)).text(), new RegExp(`href="/${pid}/why"`));
  });
});
