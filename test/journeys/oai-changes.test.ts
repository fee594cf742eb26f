import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Said } from "../../src/harvest/small-museum.ts";
import type { Pid } from "../../src/identifiers/pid.ts";
import { allAt, firstAt, textOf } from "../../src/sources/reading/xml-tree.ts";
import { base, dc, decision, formats, identifiersIn, museumRepository, type Told, works } from "./museum-repository.ts";

test("a record is found by its PID in any spelling; one that was merged, ended or withdrawn answers as deleted", async () => {
  const museum = museumRepository();
  await museum.say({ ...works(5), "test/person/1": { title: "A painter", type: "person" } });
  const [stays, merged] = [await museum.pidOf("test/work/0"), await museum.pidOf("test/work/1")];
  const [ended, withdrawn] = [await museum.pidOf("test/work/2"), await museum.pidOf("test/work/3")];
  const record = async (spelling: string) =>
    (await museum.ask(`verb=GetRecord&${dc}&identifier=${encodeURIComponent(spelling)}`)).told[0];
  const bare = stays.replaceAll("-", "").toLowerCase();
  for (const spelling of [stays, stays.toLowerCase(), bare, stays.replaceAll("-", " ")])
    for (const head of ["oai:data.example.org:", "oai:DATA.example.org:", "https://data.example.org/"])
      assert.deepEqual(
        [(await record(head + spelling))?.identifier, (await record(head + spelling))?.title],
        [`oai:data.example.org:${stays}`, "Work 0"],
        head + spelling,
      );
  museum.later(60);
  await museum.registry.merge(merged, stays, decision);
  await museum.registry.tombstone(ended, { reason: "privacy", note: "" }, decision);
  await museum.registry.withdraw(withdrawn, true, decision);
  await museum.follow();
  for (const gone of [merged, ended, withdrawn]) {
    const told = await record(`oai:data.example.org:${gone}`);
    assert.deepEqual(told, {
      identifier: `oai:data.example.org:${gone}`,
      datestamp: "2026-11-30T10:01:00Z",
      deleted: true,
      sets: [],
      title: undefined,
    });
    const { root } = await museum.ask(`verb=ListMetadataFormats&identifier=oai:data.example.org:${gone}`);
    assert.deepEqual(allAt(root, "ListMetadataFormats", "metadataFormat", "metadataPrefix").map(textOf), ["oai_dc"]);
  }
  const since = (await museum.ask(`verb=ListIdentifiers&${dc}&from=2026-11-30T10:01:00Z`)).told;
  assert.deepEqual(
    new Set(since.filter(({ deleted }) => deleted).map(({ identifier }) => identifier.slice(-14))),
    new Set([merged, ended, withdrawn]),
  );
});

test("what left a set or a format is deleted there and nowhere else, and nothing else is said of what is gone", async () => {
  const museum = museumRepository();
  const work = (said: Said) => museum.say({ "test/work/0": { title: "Work 0", ...said } });
  await museum.say({ "test/person/1": { title: "A painter", type: "person" } });
  await work({ maker: "Ann Fell" });
  const [told] = (await museum.ask(`verb=ListIdentifiers&${dc}&set=maker:ann-fell`)).told;
  assert.deepEqual(told?.sets, ["maker:ann-fell", "type:object"]);
  museum.later(60);
  await work({});
  const goneIn = async (query: string) =>
    (await museum.ask(`verb=ListRecords&${query}`)).told.map(({ deleted, sets }) => [deleted, sets]);
  assert.deepEqual(await goneIn(`${dc}&set=maker:ann-fell`), [[true, ["maker:ann-fell"]]]);
  assert.deepEqual(await goneIn(`${dc}&set=type:object`), [[false, ["type:object"]]]);
  assert.deepEqual(await goneIn("metadataPrefix=edm"), [[true, []]]);
  assert.deepEqual(await goneIn(`${dc}&from=2026-11-30T10:01:00Z`), [[false, ["type:object"]]]);
  await museum.say({ "test/work/0": undefined });
  assert.deepEqual(await goneIn(`${dc}&set=type:object`), [[true, ["type:object"]]]);
  assert.deepEqual(await goneIn(`${dc}&from=2026-11-30T10:01:00Z`), [[true, []]]);
});

test("what ended since the log was asked is told as deleted, and an invalid document is given to nobody", async () => {
  const invalid = new Set<string>();
  const receipts = {
    isInvalid: (pid: Pid, format: string) => invalid.has(`${pid} ${format}`),
    stamp: () => String(invalid.size),
  };
  const museum = museumRepository({ pageSize: 2 }, { receipts });
  await museum.say(works(6));
  const pids = await Promise.all(Object.keys(works(6)).map((key) => museum.pidOf(key)));
  const withdrawn = await museum.pidOf("test/work/0");
  await museum.registry.withdraw(withdrawn, false, decision);
  for (const verb of ["ListRecords", "ListIdentifiers"]) {
    const list = await museum.all(`verb=${verb}&${dc}`);
    assert.deepEqual(identifiersIn(list.filter(({ deleted }) => deleted)), [`oai:data.example.org:${withdrawn}`]);
  }
  const sorted = [...pids].sort();
  for (const pid of sorted.slice(0, 4)) invalid.add(`${pid} oai_dc`);
  for (const verb of ["ListRecords", "ListIdentifiers"]) {
    const given = identifiersIn(await museum.all(`verb=${verb}&${dc}`));
    for (const pid of sorted.slice(0, 4).filter((pid) => pid !== withdrawn))
      assert.ok(!given.includes(`oai:data.example.org:${pid}`));
    assert.ok(given.includes(`oai:data.example.org:${sorted[5]}`));
  }
  const one = sorted.slice(0, 4).find((pid) => pid !== withdrawn);
  const answer = await museum.ask(`verb=GetRecord&${dc}&identifier=oai:data.example.org:${one}`);
  assert.deepEqual(answer.codes, ["cannotDisseminateFormat"]);
});

test("what was written for one harvester is given to the next, until anything changes: a withdrawal, a receipt or the day", async () => {
  let written = 0;
  const counting = formats.map((format) => ({
    ...format,
    write: (...given: Parameters<typeof format.write>) => {
      written++;
      return format.write(...given);
    },
  }));
  let receipt: string | undefined;
  const museum = museumRepository(
    { pageSize: 2 },
    {
      press: { base, institution: "The Harbour", formats: counting },
      receipts: { isInvalid: (pid) => pid === receipt, stamp: () => receipt ?? "" },
    },
  );
  await museum.say(works(4));
  const list = () => museum.all(`verb=ListRecords&${dc}`);
  const writtenFor = async () => {
    const before = written;
    const told = await list();
    return { told, wrote: written - before };
  };
  const first = await writtenFor();
  assert.deepEqual([first.told.length, first.wrote], [4, 4]);
  assert.deepEqual(await writtenFor(), { told: first.told, wrote: 0 });
  museum.later(86_400);
  assert.deepEqual(await writtenFor(), first);
  receipt = await museum.pidOf("test/work/1");
  assert.equal((await writtenFor()).told.length, 3);
  await museum.registry.withdraw(await museum.pidOf("test/work/0"), false, decision);
  assert.deepEqual((await list()).map(({ deleted }) => deleted).sort(), [false, false, true]);
});

/** What a harvester holds of a list: the last word of each identifier. */
function taken(into: Map<string, string | undefined>, told: readonly Told[]): void {
  for (const { identifier, deleted, title } of told) into.set(identifier, deleted ? undefined : title);
}

type Happening = { what: "create" | "change" | "drop" | "merge" | "end"; at: number };
const happening: fc.Arbitrary<Happening> = fc.record({
  what: fc.constantFrom("create", "change", "drop", "merge", "end"),
  at: fc.nat(9),
});

test("who harvests while things are made, changed, merged and ended, and then harvests what changed since, has what there is: in every prefix", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 8 }), async (happenings) => {
      const museum = museumRepository({ pageSize: 2 });
      await museum.say({
        ...works(5),
        "test/work/m": { title: "Made", maker: "Ann Fell" },
        "test/book/1": { title: "A book", type: "publication" },
        "test/book/2": { title: "Another book", type: "publication" },
      });
      const prefixes = ["oai_dc", "edm", "marc21"];
      const held = new Map(prefixes.map((prefix) => [prefix, new Map<string, string | undefined>()]));
      const tokens = new Map<string, string | undefined>();
      let began = "";
      const turn = async (prefix: string, query: string) => {
        const { root, told, token } = await museum.ask(query);
        began ||= textOf(firstAt(root, "responseDate")) ?? "";
        taken(held.get(prefix) ?? new Map(), told);
        tokens.set(prefix, token?.text || undefined);
      };
      for (const prefix of prefixes) await turn(prefix, `verb=ListRecords&metadataPrefix=${prefix}`);
      for (const [step, one] of happenings.entries()) {
        museum.later(step % 2);
        await happen(museum, one, step);
        for (const [prefix, token] of tokens)
          if (token) await turn(prefix, `verb=ListRecords&resumptionToken=${token}`);
      }
      for (const prefix of prefixes) {
        for (let token = tokens.get(prefix); token; token = tokens.get(prefix))
          await turn(prefix, `verb=ListRecords&resumptionToken=${token}`);
        taken(
          held.get(prefix) ?? new Map(),
          await museum.all(`verb=ListRecords&metadataPrefix=${prefix}&from=${began}`),
        );
        const now = new Map<string, string | undefined>();
        taken(now, await museum.all(`verb=ListRecords&metadataPrefix=${prefix}`));
        assert.deepEqual(held.get(prefix), now, prefix);
        const live = [...now.values()].filter((title) => title !== undefined);
        assert.deepEqual(live.sort(), (await truth(museum, prefix)).sort(), prefix);
      }
    }),
    { numRuns: 12 },
  );
});

type Museum = ReturnType<typeof museumRepository>;

async function happen(museum: Museum, { what, at }: Happening, step: number): Promise<void> {
  const keys = ["0", "1", "2", "3", "4", "m"].map((name) => `test/work/${name}`).concat("test/book/1", "test/book/2");
  const key = keys[at % keys.length] ?? "";
  const type = key.includes("book") ? "publication" : "object";
  if (what === "create") return museum.say({ [`test/work/new-${step}`]: { title: `New ${step}`, maker: "Ben Hull" } });
  if (what === "change")
    return museum.say({ [key]: { title: `Changed ${step}`, type, maker: step % 2 ? "Ann Fell" : "" } });
  if (what === "drop") return museum.say({ [key]: undefined });
  const [one, other] = [await museum.pidOf(key), await museum.pidOf(keys[(at + 1) % keys.length] ?? "")];
  const isDecided = await (what === "merge"
    ? museum.registry.merge(one, other, decision)
    : museum.registry.tombstone(one, { reason: "privacy", note: "" }, decision)
  ).then(
    () => true,
    () => false,
  );
  if (isDecided) await museum.follow();
}

/** The titles of all that is described and may be offered, from registry and store alone. */
async function truth({ registry, store }: Museum, prefix: string): Promise<string[]> {
  const types = { oai_dc: undefined, edm: "object", marc21: "publication" } as const;
  const type = types[prefix as keyof typeof types];
  const titles: string[] = [];
  for (const pid of await store.list({ public: true, limit: 1000, ...(type ? { type } : {}) })) {
    const found = await registry.resolve(pid);
    const entity = await store.read(pid);
    if (!found.found || found.end || found.state !== "active" || !entity) continue;
    const isKnown = entity.facts.some(({ kind }) => kind === "activity");
    if (prefix !== "edm" || isKnown) titles.push((await store.summaries([pid])).get(pid)?.label ?? "");
  }
  return titles;
}
