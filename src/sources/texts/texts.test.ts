import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { Problem } from "../../errors.ts";
import { identifying } from "../telling/identifying.ts";
import { ofKind, readingOf } from "./testing/reading-of.ts";
import { texts } from "./texts.ts";

const sample = new URL("./sample/", import.meta.url);
const { facts, findings, records } = await readingOf(texts({ folder: sample, audience: "public" }));

function folderOf(context: TestContext, files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), "texts-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const problem = (code: string, detail: RegExp) => (error: unknown) =>
  error instanceof Problem && error.code === code && detail.test(error.detail);

describe("a catalogue entry in HTML", () => {
  const second = facts.get("texts/text/SG_2024__SG7_v2");

  test("is one text a version, each a version of the one before, the tenth after the second", () => {
    const before = (key: string) =>
      ofKind(facts.get(key), "relation").map(({ predicate, to }) => [predicate, "key" in to && to.key]);
    assert.deepEqual(before("texts/text/SG_2024__SG7_v1"), []);
    assert.deepEqual(before("texts/text/SG_2024__SG7_v2"), [["version-of", "texts/text/SG_2024__SG7_v1"]]);
    assert.deepEqual(before("texts/text/SG_2024__SG7_v10"), [["version-of", "texts/text/SG_2024__SG7_v2"]]);
  });

  test("keeps all of its words, and says who wrote it, when and in what language", () => {
    const [content] = ofKind(second, "content");
    assert.match(content?.html ?? "", /^<!DOCTYPE html>[\s\S]*<\/html>\s*$/i);
    assert.deepEqual([content?.version, content?.language, content?.role], ["2", "en", "text"]);
    const [writing] = ofKind(second, "activity");
    assert.deepEqual(
      writing?.who?.map(({ agent, role }) => ["text" in agent && agent.text, role]),
      [
        ["Ida Brandt", "author"],
        ["Cy Loom", "author"],
      ],
    );
    assert.equal(writing?.when?.[0]?.earliest, "2024-02-12");
  });

  test("has notes that cite and notes that remark", () => {
    const [citation] = ofKind(second, "citation");
    assert.equal(
      citation && "text" in citation.publication && citation.publication.text,
      "Brandt, Harbours, Leiden 1921",
    );
    assert.match(citation?.note?.value ?? "", /vol\. 2, p\. 14\.$/);
    const remarks = ofKind(second, "statement").filter(({ about }) => about === "remark");
    assert.deepEqual(
      remarks.map(({ text }) => text[0]?.value),
      ["The boats are of a sort built after 1640."],
    );
  });

  test("is about its work, and mentions works, people, papers and other texts by what they are known by", () => {
    const said = ofKind(second, "subject").filter(({ from }) => from.field !== "keywords");
    assert.deepEqual(
      said.map(({ mode, ref }) => [mode, ref.type, identifying(ref)]),
      [
        ["about", "object", "inventory SG7"],
        ["mentions", "person", "http://vocab.getty.edu/ulan/500999999"],
        ["mentions", "object", "https://museum.example.org/X5K4-2B6C-9Q1W"],
        ["mentions", "text", "texts/text/founder.xml"],
        ["mentions", "archive", "refno SG1/9"],
      ],
    );
  });
});

test("a letter in TEI is read by its header, its names and its notes", () => {
  const letter = facts.get("texts/text/founder.xml");
  assert.deepEqual(
    ofKind(letter, "name").map(({ text }) => text),
    [[{ value: "Lettre de la fondatrice", language: "fr" }]],
  );
  const [writing] = ofKind(letter, "activity");
  assert.deepEqual(
    writing?.who?.map(({ agent, role }) => ["uri" in agent ? agent.uri : "text" in agent && agent.text, role]),
    [
      ["http://viaf.org/viaf/99999999", "author"],
      ["Ida Brandt", "editor"],
    ],
  );
  const subjects = ofKind(letter, "subject").map(({ mode, ref }) => `${mode} ${identifying(ref)}`);
  for (const said of [
    "about inventory SG1/9",
    "mentions inventory SG7",
    "mentions http://vocab.getty.edu/ulan/500999999",
    "mentions texts/text/SG_2024__SG7_v1",
  ])
    assert.ok(subjects.includes(said), said);
  assert.equal(ofKind(letter, "citation").length, 1);
  assert.ok(
    ofKind(letter, "statement").every(({ about, audience }) => about !== "change-note" || audience === "staff"),
  );
});

test("what is cut is rejected by itself, and what has no title is told", () => {
  assert.deepEqual(
    findings.map(({ rule, file }) => [rule, file]),
    [
      ["text-unreadable", "cut.xml"],
      ["title-missing", "notes.html"],
    ],
  );
  assert.equal(records.length, 5);
});

test("links without a host are identifiers of the museum that says where it is; Windows' letters are read", async (context) => {
  const page =
    '<title>Caf\xe9</title><a href="/X5K4-2B6C-9Q1W">it</a> <i data-pid="0GE6-0001-0000-0000">this</i> <a href="mailto:a@b.c">me</a>';
  const folder = folderOf(context, { "sub/page.htm": Buffer.from(page, "latin1") });
  const refs = async (baseUrl?: string) => {
    const { facts: said } = await readingOf(texts({ folder, ...(baseUrl ? { baseUrl } : {}) }));
    const own = said.get("texts/text/sub/page");
    assert.equal(ofKind(own, "name")[0]?.text[0]?.value, "Café");
    return ofKind(own, "subject").map(({ ref }) => ("uri" in ref ? ref.uri : ""));
  };
  assert.deepEqual(await refs("https://museum.example.org/"), [
    "https://museum.example.org/X5K4-2B6C-9Q1W",
    "https://museum.example.org/0GE6-0001-0000-0000",
  ]);
  assert.deepEqual(await refs(), []);
});

describe("a repository of texts", () => {
  const page = (words: string) => `<html lang="en"><title>A Harbour</title><p>${words}</p></html>`;

  function repository(context: TestContext) {
    const folder = folderOf(context, {});
    const env = {
      ...process.env,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_AUTHOR_DATE: "2024-03-01T10:00:00Z",
      GIT_COMMITTER_DATE: "2024-03-01T10:00:00Z",
    };
    const git = (...words: string[]) =>
      execFileSync("git", ["-c", "user.name=Ida Brandt", "-c", "user.email=ida@example.org", "-C", folder, ...words], {
        env,
        encoding: "utf8",
      });
    git("init", "-q", "-b", "main");
    const commit = (files: Record<string, string>, tag?: string) => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(join(folder, name, ".."), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      git("add", "-A");
      git("commit", "-q", "-m", "a version", "--allow-empty");
      if (tag) git("tag", tag);
      return git("rev-parse", "--short=12", "HEAD").trim();
    };
    return { folder, git, commit };
  }

  test("gives every version by its commit, each after the one before, with its day", async (context) => {
    const { folder, commit } = repository(context);
    const first = commit({ "entries/harbour.html": page("One."), "README.md": "No text of ours." });
    commit({ "README.md": "Still none." });
    const third = commit({ "entries/harbour.html": page("Two.") });
    const { facts: said } = await readingOf(texts({ repository: { folder } }));
    assert.deepEqual([...said.keys()], [`texts/text/entries/harbour@${first}`, `texts/text/entries/harbour@${third}`]);
    const last = said.get(`texts/text/entries/harbour@${third}`);
    assert.deepEqual(ofKind(last, "relation")[0]?.to, { type: "text", key: `texts/text/entries/harbour@${first}` });
    assert.match(ofKind(last, "content")[0]?.html ?? "", /Two\./);
    assert.deepEqual(ofKind(last, "activity")[0]?.when?.[0]?.earliest, "2024-03-01");
  });

  test("gives by its tags only those that changed something, and nothing that was taken away", async (context) => {
    const { folder, git, commit } = repository(context);
    commit({ "a.html": page("One."), "b.html": page("Gone.") }, "v1");
    commit({}, "v2");
    commit({ "a.html": page("Three.") }, "v10");
    git("rm", "-q", "b.html");
    commit({});
    const { facts: said } = await readingOf(texts({ repository: { folder, versions: "tags" } }));
    assert.deepEqual([...said.keys()], ["texts/text/a@v1", "texts/text/a@v10"]);
  });

  test("that is none, or has no such branch, cannot be read; what it would have git run is not run", async (context) => {
    const none = folderOf(context, { "a.html": page("One.") });
    await assert.rejects(
      readingOf(texts({ repository: { folder: none } })),
      problem("source-unreadable", /git cannot read/),
    );
    const { folder, git, commit } = repository(context);
    commit({ "a.html": page("One.") });
    await assert.rejects(
      readingOf(texts({ repository: { folder, ref: "nowhere" } })),
      problem("source-unreadable", /nowhere/),
    );
    git("config", "core.fsmonitor", `touch ${join(none, "was-run")}; false`);
    await readingOf(texts({ repository: { folder } }));
    assert.throws(() => execFileSync("ls", [join(none, "was-run")], { stdio: "ignore" }));
  });
});

test("options that are misspelt or would be options of git are told", () => {
  const invalid = (options: unknown, detail: RegExp) =>
    assert.throws(() => texts(options as Parameters<typeof texts>[0]), problem("config-invalid", detail));
  invalid({}, /either `folder` or `repository`/);
  invalid({ folder: "x", numberInName: "no group" }, /numberInName/);
  invalid(
    { repository: { folder: "x", ref: "--upload-pack=evil", version: "tags" } },
    /ref[\s\S]*version|version[\s\S]*ref/,
  );
});
