import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { marc } from "../../src/sources/marc/marc.ts";
import { oai } from "../../src/sources/oai/oai.ts";
import { oaiServer } from "../../src/sources/oai/testing/oai-server.ts";
import { type Expected, type RealExport, seen } from "./real-export.ts";

const oaiAs = (
  name: string,
  [of, files]: readonly [string, RegExp],
  open: RealExport["open"],
  expected: Expected,
): RealExport => ({ name, of: `oai-pmh/${of}`, files, open, expected });

/** A repository that serves a folder of saved answers, one page after the other. */
async function repository(context: TestContext, folder: string, first: string): Promise<string> {
  const answers = new Map<string, string>();
  for (const file of await readdir(folder)) answers.set(file, await readFile(join(folder, file), "utf8"));
  const { url } = await oaiServer(context, (asked) => {
    const token = asked.get("resumptionToken");
    const file = asked.get("verb") === "Identify" ? "Identify.xml" : (token ?? first);
    return answers.get(file) ?? answers.get("badResumptionToken.xml") ?? { status: 404 };
  });
  return url;
}

const quick = { retryMs: 1, timeoutSeconds: 5, ...seen };

/** Real answers of OAI-PMH, from a repository on this machine and as saved files. */
export const oaiExports: readonly RealExport[] = [
  oaiAs(
    "oai-pages",
    ["sickle", /^(Identify|ListRecords\d?)\.xml/],
    async (folder, context) =>
      oai({ name: "oai-pages", url: await repository(context, folder, "ListRecords.xml"), ...quick }),
    { records: 1, reported: 1 },
  ),
  oaiAs(
    "oai-cut",
    ["sickle", /^(Identify|ListRecordsBroken)\.xml/],
    async (folder, context) =>
      oai({ name: "oai-cut", url: await repository(context, folder, "ListRecordsBroken.xml"), ...quick }),
    { records: 0, reported: 0, ends: /no answer of OAI-PMH/ },
  ),
  oaiAs(
    "oai-nothing",
    ["sickle", /^(Identify|noRecordsMatch)\.xml/],
    async (folder, context) =>
      oai({ name: "oai-nothing", url: await repository(context, folder, "noRecordsMatch.xml"), ...quick }),
    { records: 0, reported: 0 },
  ),
  oaiAs("oai-saved", ["sickle", /^GetRecord/], (folder) => oai({ name: "oai-saved", folder, ...seen }), {
    records: 1,
    reported: 0,
  }),
  oaiAs(
    "oai-photographs",
    ["traject", /sample-oai-pmh/],
    (folder) => oai({ name: "oai-photographs", folder, ...seen }),
    {
      records: 10,
      reported: 0,
    },
  ),
  oaiAs("oai-bare", ["traject", /no-namespace/], (folder) => oai({ name: "oai-bare", folder, ...seen }), {
    records: 10,
    reported: 0,
  }),
  oaiAs("oai-one", ["traject", /one-record/], (folder) => oai({ name: "oai-one", folder, ...seen }), {
    records: 1,
    reported: 0,
  }),
  oaiAs(
    "oai-dublin",
    ["archivesspace", /_(oai_dc|oai_dcterms)\.xml/],
    (folder) => oai({ name: "oai-dublin", folder, ...seen }),
    { records: 2, reported: 0 },
  ),
  oaiAs(
    "oai-marc",
    ["archivesspace", /oai_marc\.xml/],
    (folder) => oai({ name: "oai-marc", folder, prefix: "oai_marc", reads: marc({ ...seen }) }),
    { records: 2, reported: 0 },
  ),
];
