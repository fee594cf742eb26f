import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import type { Fact } from "../../src/entities/facts.ts";
import { Problem } from "../../src/errors.ts";
import { oai } from "../../src/sources/oai/oai.ts";
import { oaiServer } from "../../src/sources/oai/testing/oai-server.ts";
import type { ReadItem, Source } from "../../src/sources/port.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const saved = join(sharedFolder ?? "", "data", "oai-pmh");
const quick = { retryMs: 1, timeoutSeconds: 2 };

/** A repository that gives saved answers: which file for which request. */
async function serving(context: TestContext, fileFor: (asked: URLSearchParams) => string) {
  const names = new Map<string, string>();
  const read = async (file: string) => names.set(file, await readFile(join(saved, file), "utf8"));
  for (const one of ["ListRecords", "ListRecords2", "ListRecords3", "ListRecords4", "ListRecordsBroken", "Identify"])
    await read(`sickle/${one}.xml`);
  for (const one of ["badArgument", "badResumptionToken", "cannotDisseminateFormat", "idDoesNotExist"])
    await read(`sickle/${one}.xml`);
  for (const one of ["noRecordsMatch", "noSetHierarchy", "undefinedError", "ListSets", "ListMetadataFormats"])
    await read(`sickle/${one}.xml`);
  for (const one of ["oai-pmh-one-record-first", "sample-oai-pmh", "sample-oai-no-namespace"])
    await read(`traject/${one}.xml`);
  await read("archivesspace/identify.xml");
  return oaiServer(context, (asked) => names.get(fileFor(asked)) ?? { status: 404 });
}

async function readAll(source: Source) {
  const items: ReadItem[] = [];
  let fault: Problem | undefined;
  try {
    for await (const item of source.read()) items.push(item);
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    fault = error;
  }
  const records = items.flatMap((item) => ("record" in item ? [item.record] : []));
  const facts = (key: string): Fact[] => {
    const record = records.find((one) => one.key === key);
    assert.ok(record, key);
    return source.describe(record).drafts.flatMap((draft) => draft.facts);
  };
  return { items, records, facts, fault };
}

describe("real answers of OAI-PMH", { skip: withoutShared }, () => {
  test("a list in four pages: a record that is given again is one, what was deleted is gone, a header of nothing is reported", async (context) => {
    const { url } = await serving(context, (asked) =>
      asked.get("verb") === "Identify"
        ? "sickle/Identify.xml"
        : `sickle/${asked.get("resumptionToken") ?? "ListRecords.xml"}`,
    );
    const { items, records } = await readAll(oai({ url, ...quick }));
    assert.deepEqual(
      records.map(({ key }) => key),
      ["oai/record/oai:test.example.com:1585322"],
    );
    const gone = items.flatMap((item) => ("gone" in item ? [item.gone] : []));
    assert.deepEqual(gone, ["oai/record/oai:test.example.com:1585310"]);
    const rules = items.flatMap((item) => ("finding" in item ? [item.finding.rule] : []));
    assert.deepEqual(rules, ["record-without-identifier"]);
    assert.ok(!items.some((item) => "partial" in item));
  });

  test("a photograph collection with and without namespaces says the same", async (context) => {
    const readings = [];
    for (const file of ["sample-oai-pmh", "sample-oai-no-namespace"]) {
      const { url } = await serving(context, (asked) =>
        asked.get("verb") === "Identify"
          ? "sickle/Identify.xml"
          : asked.has("resumptionToken")
            ? "sickle/badResumptionToken.xml"
            : `traject/${file}.xml`,
      );
      readings.push(await readAll(oai({ url, audience: "public", ...quick })));
    }
    const [bound, bare] = readings;
    assert.ok(bound && bare);
    // The next page's token has expired, and does so again: what came before is given, the rest is a fault.
    assert.match(bound.fault?.detail ?? "", /badResumptionToken/);
    assert.ok(bound.records.length >= 5);
    const key = "oai/record/oai:sciencehistoryorg:fq977t769";
    for (const { facts } of [bound, bare]) {
      const said = facts(key);
      const name = said.find((fact) => fact.kind === "name");
      assert.deepEqual(name?.text, [{ value: "Spice Storage" }]);
      const made = said.find((fact) => fact.kind === "activity");
      assert.deepEqual(
        [made?.type, made?.when?.[0]?.earliest, made?.when?.[0]?.latest],
        ["production", "1950", "1959"],
      );
      const rights = said.find((fact) => fact.kind === "rights");
      assert.equal(rights?.uri, "http://rightsstatements.org/vocab/NKC/1.0/");
    }
  });

  test("every error that a real repository gave is a fault in words, and no records are none", async (context) => {
    const faults: Record<string, RegExp> = {
      badArgument: /badArgument/,
      cannotDisseminateFormat: /It offers no oai_dc, but/,
      idDoesNotExist: /idDoesNotExist/,
      noSetHierarchy: /Leave `set` out/,
      undefinedError: /undefinedError/,
      badResumptionToken: /badResumptionToken/,
      ListRecordsBroken: /no answer of OAI-PMH/,
    };
    for (const [file, words] of Object.entries(faults)) {
      const { url } = await serving(context, (asked) => {
        const verb = asked.get("verb") ?? "";
        return /^(Identify|ListSets|ListMetadataFormats)$/.test(verb) ? `sickle/${verb}.xml` : `sickle/${file}.xml`;
      });
      const { fault } = await readAll(oai({ url, ...quick }));
      assert.match(fault?.detail ?? "", words, file);
    }
    const { url } = await serving(context, (asked) =>
      asked.get("verb") === "Identify" ? "archivesspace/identify.xml" : "sickle/noRecordsMatch.xml",
    );
    const { items, fault } = await readAll(oai({ url, ...quick }));
    assert.deepEqual([items.map((item) => Object.keys(item)[0]), fault], [["mark", "rows"], undefined]);
  });

  test("saved answers of ArchivesSpace, simple and qualified, say what they hold", async (context) => {
    const folder = await mkdtemp(join(tmpdir(), "oai-real-"));
    context.after(() => rm(folder, { recursive: true }));
    for (const file of ["getrecord_oai_dc.xml", "getrecord_resource_oai_dcterms.xml"])
      await cp(join(saved, "archivesspace", file), join(folder, file));
    const { records, facts } = await readAll(oai({ folder, otherwise: "archive" }));
    assert.deepEqual(records.map(({ key }) => key).sort(), [
      "oai/record/oai:archivesspace//repositories/3/archival_objects/1",
      "oai/record/oai:archivesspace//repositories/3/resources/1",
    ]);
    const kinds = new Set(facts("oai/record/oai:archivesspace//repositories/3/resources/1").map(({ kind }) => kind));
    for (const kind of ["name", "activity", "statement", "subject", "number", "rights", "classification"] as const)
      assert.ok(kinds.has(kind), kind);
  });
});
