import assert from "node:assert/strict";

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Pid } from "../../src/identifiers/pid.ts";
import { type Answered, answerAt, assertRepeated, type Question } from "../answers.ts";
import { cartouche, exampleConfig, freshFolder } from "../command.ts";
import { type ChangingMuseum, serveChangingMuseum } from "../journeys/changing-museum.ts";
import { serveWithNginx, withoutNginx } from "../nginx.ts";

const decision = { actor: "desk:test", reason: "hidden-reason" };
/** Issued elsewhere, and ours now; its key is that of The Fighting Temeraire. */
const adopted = "0F6J-0001-0000-0000" as Pid;
const extensions = ["html", "json", "jsonld", "ttl", "nt", "rdf", "linkset.json", "linkset", "TTL", "htm"];
const accepts = [
  "*/*",
  "",
  "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
  "application/json",
  "application/ld+json",
  'application/ld+json;profile="https://linked.art/ns/v1/linked-art.json"',
  "text/turtle;charset=utf-8, */*;q=0.1",
  "application/n-triples",
  "application/rdf+xml, text/html;q=0.5",
  "application/linkset+json",
  "text/*",
  "text/html;q=0, application/json;q=0.5",
  "application/json;q=0.9",
];

/** The example museum with a PID in every state and legacy identifiers of each kind; by what is said of it. */
async function decide({ registry, called }: ChangingMuseum): Promise<Map<string, Pid>> {
  const of = (label: string) => called(label);
  const things = new Map<string, Pid>([
    ["active", of("The Hay Wain")],
    ["a person", of("Vincent van Gogh")],
    ["merged", of("Sunflowers")],
    ["survivor", of("Van Gogh’s Chair")],
    ["split", of("Marriage A-la-Mode")],
    ["tombstoned", of("Whistlejacket")],
    ["withdrawn", of("The Cornfield")],
    ["withheld", of("Surprised!")],
    ["stub", of("The Umbrellas")],
    ["for staff only", of("for staff only")],
    ["adopted", of("The Fighting Temeraire")],
  ]);
  const pid = (what: string) => things.get(what) as Pid;
  assert.equal(pid("adopted"), adopted);
  await registry.merge(pid("merged"), pid("survivor"), decision);
  await registry.split(pid("split"), [pid("active"), pid("a person")], decision);
  const why = { reason: "superseded" as const, note: "Described anew.", successor: pid("active") };
  await registry.tombstone(pid("tombstoned"), why, decision);
  await registry.withdraw(pid("withdrawn"), false, decision);
  await registry.withdraw(pid("withheld"), true, decision);
  await registry.stub([pid("stub")]);
  const [reserved, given] = await registry.reserve(2, "object", decision);
  await registry.void([given as Pid], decision);
  things.set("reserved", reserved as Pid).set("void", given as Pid);
  for (const [at, what] of [...things.keys()].entries()) {
    const values = { beta: `000-04PN-${1000 + at}`, "production-4": `0F6J-0001-0000-${1000 + at}` };
    for (const [scheme, value] of Object.entries(values))
      await registry.alias([{ pid: pid(what), scheme, value, standing: "current" }]);
  }
  return things;
}

function questionsOf(pid: string, at: number): Question[] {
  const bare = pid.replaceAll("-", "");
  const spellings = [
    pid,
    pid.toLowerCase(),
    bare,
    bare.replaceAll("0", "o").replaceAll("1", "l").toLowerCase(),
    pid.replaceAll("-", "%E2%80%93"),
    pid.replaceAll("-", "%20"),
    `objects/${pid}`,
    `ark:99999/${bare.toLowerCase()}`,
    `ark:/b5488/${bare.toLowerCase()}`,
    `resource/000-04PN-${1000 + at}`,
    `000-04PN-${1000 + at}`,
    `0F6J-0001-0000-${1000 + at}`,
    `resource/0F6J-0001-0000-${1000 + at}`,
  ];
  return [
    ...accepts.map((accept) => ({ path: `/${pid}`, accept })),
    ...extensions.map((extension) => ({ path: `/${pid}.${extension}` })),
    ...extensions.map((extension) => ({ path: `/${pid}.${extension}?x=1&y=%20`, accept: "text/html" })),
    ...spellings.map((spelling) => ({ path: `/${spelling}` })),
    ...spellings.map((spelling) => ({ path: `/${spelling}.ttl?x=1`, accept: "text/html" })),
    { path: `/${pid}`, method: "HEAD" },
    { path: `/${pid}.json`, method: "HEAD" },
    { path: `/${pid}?_profile=linked-art` },
    { path: `/${pid}.ttl?_mediatype=text/html` },
    { path: `/${pid}/` },
  ];
}

/** What is true of what leads somewhere or has ended, whatever stands under it. */
const underneath = (pid: string): Question[] =>
  ["/manifest", "/room/1.json?x=1", ".pdf"].map((suffix) => ({ path: `/${pid}${suffix}` }));

const aside: Question[] = [
  ...["/", "/policy", "/formats", "/formats.json", "/accessibility", "/robots.txt", "/schemas/record.json"].map(
    (path) => ({ path, accept: "text/html" }),
  ),
  { path: "/formats", accept: "application/json" },
  { path: "/none" },
  { path: "/none", accept: "text/html" },
  { path: "/resource/999-ZZZZ-9999" },
  { path: "/000-04pn-1000" },
  { path: "/9ZZZ-ZZZZ-ZZZZ-ZZZZ", accept: "text/html" },
  { path: "/X5K4", method: "OPTIONS" },
];

describe("a standing site, served by nginx while Cartouche is stopped", { skip: withoutNginx }, () => {
  const folder = freshFolder();
  const bundle = join(folder.path, "bundle");
  const answers = new Map<Question, Answered>();
  let things = new Map<string, Pid>();
  let museum: ChangingMuseum;
  let nginx: Awaited<ReturnType<typeof serveWithNginx>>;

  before(async () => {
    museum = await serveChangingMuseum({ CARTOUCHE_BASE_URL: "https://data.example.org" }, (registry) =>
      registry.adopt(adopted, { key: "tms/object/1028", type: "object" }, decision),
    );
    things = await decide(museum);
    const questions = [...things.values()].flatMap((pid, at) => questionsOf(pid, at)).concat(aside);
    for (const what of ["merged", "split", "tombstoned", "withdrawn"])
      questions.push(...underneath(things.get(what) ?? ""));
    await new Promise((resolve) => setTimeout(resolve, 500));
    for (const question of questions) answers.set(question, await answerAt(museum.address, question));
    const exported = await cartouche(["registry", "export", bundle, "--documents"], museum.environment);
    assert.equal(exported.code, 0, exported.stderr);
    await museum.stop();
    nginx = await serveWithNginx(join(bundle, "data/site"));
  });
  after(async () => {
    await nginx?.stop();
    await museum?.remove();
    folder.remove();
  });

  test("answers every identifier in every state, spelling and form as Cartouche did", async (t) => {
    const statuses = new Set<number | undefined>();
    for (const [question, was] of answers) {
      assertRepeated(question, was, await answerAt(nginx.address, question));
      statuses.add(was.status);
    }
    for (const status of [200, 204, 300, 301, 303, 404, 410, 451]) assert.ok(statuses.has(status), String(status));
    t.diagnostic(`${answers.size} answers compared`);
  });

  test("holds nothing that outsiders may not see, in a bundle of either kind, and the same data make the same bytes", async () => {
    const open = join(folder.path, "public");
    const { code, stderr } = await cartouche(
      ["registry", "export", open, "--public", "--documents"],
      museum.environment,
    );
    assert.equal(code, 0, stderr);
    const files = filesIn(join(bundle, "data/site"));
    assert.deepEqual(filesIn(join(open, "data/site")), files);
    for (const what of ["for staff only", "reserved", "void"])
      for (const [name, text] of files) {
        const pid = things.get(what) ?? "";
        assert.ok(!name.includes(pid) && !text.includes(pid), `${what} in ${name}`);
      }
    const types = new Set([...files.keys()].map((name) => name.split("/")[0]));
    for (const folderName of ["documents", "stubs", "several", "gone", "withdrawn", "withheld"])
      assert.ok(types.has(folderName), folderName);
  });

  test("without documents leads to where things are described, and answers what has ended itself", async () => {
    for (const [described, fallback] of [
      [
        { status: 303, at: "https://elsewhere.example.org/objects" },
        `fallbackUrl: "https://elsewhere.example.org/objects/",`,
      ],
      [{ status: 503, at: undefined }, ""],
    ] as const) {
      const config = join(folder.path, `${described.status}.config.ts`);
      writeFileSync(
        config,
        `import { config as example } from ${JSON.stringify(exampleConfig)};\nexport const config = (helpers) => ({ ...example(helpers), ${fallback} });\n`,
      );
      const plain = join(folder.path, `bundle-${described.status}`);
      const exported = await cartouche(["registry", "export", plain], {
        ...museum.environment,
        CARTOUCHE_CONFIG: config,
      });
      assert.equal(exported.code, 0, exported.stderr);
      assert.equal(filesIn(plain).size < filesIn(bundle).size / 4, true);
      const site = await serveWithNginx(join(plain, "data/site"));
      for (const what of ["active", "stub", "adopted", "for staff only", "reserved"]) {
        const pid = things.get(what) ?? "";
        const answer = await answerAt(site.address, { path: `/${pid === adopted ? pid : pid.toLowerCase()}.ttl?x=1` });
        const location = described.at ? `${described.at}/${pid}.ttl?x=1` : "";
        assert.deepEqual([answer.status, answer.headers.location], [described.status, location], what);
      }
      const ended = ["merged", "split", "tombstoned", "withdrawn", "withheld"].map((what) => things.get(what) ?? "");
      for (const [question, was] of answers)
        if (ended.some((pid) => question.path.includes(pid)))
          assertRepeated(question, was, await answerAt(site.address, question));
      const legacy = await answerAt(site.address, { path: "/resource/000-04PN-1000" });
      assert.equal(legacy.status, described.status);
      assert.equal((await answerAt(site.address, { path: "/resource/999-ZZZZ-9999" })).status, 404);
      await site.stop();
    }
  });
});

function filesIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map(({ parentPath, name }) => join(parentPath, name));
  return new Map(names.sort().map((name) => [name.slice(folder.length + 1), readFileSync(name, "utf8")]));
}
