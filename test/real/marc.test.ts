import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { gunzipSync } from "node:zlib";
import type { Fact } from "../../src/entities/facts.ts";
import { fromMarc8 } from "../../src/sources/marc/encoding/marc-8.ts";
import { sets } from "../../src/sources/marc/encoding/marc-8-sets.ts";
import { marc } from "../../src/sources/marc/marc.ts";
import type { MarcOptions } from "../../src/sources/marc/options.ts";
import { gathered } from "../../src/sources/marc/testing/reading-of.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";
import { withoutZebra, zebraIn } from "./zebra.ts";

const library = join(sharedFolder ?? "", "data", "library-marc");
const collections = ["british_library", "loc_general", "oclc"];

async function folderOf(context: TestContext, ...files: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "marc-real-"));
  context.after(() => rm(folder, { recursive: true }));
  for (const file of files) await copyFile(join(library, file), join(folder, file));
  return folder;
}

async function exported(context: TestContext, file: string, options: Partial<MarcOptions> = {}) {
  const source = marc({ audience: "public", ...options, folder: await folderOf(context, file) });
  return gathered(source, source.read());
}

type Read = Awaited<ReturnType<typeof exported>>;
const factsOf = ({ records, described }: Read): Fact[] =>
  [...records.keys()].flatMap((key) => described(key).drafts.flatMap(({ facts }) => facts));
/** How often a field is there, counted in the text of the file by nothing but its tag. */
const countIn = (file: string, tag: string) =>
  gunzipSync(readFileSync(join(library, file)))
    .toString()
    .split(`tag="${tag}"`).length - 1;

describe("catalogues of real libraries", { skip: withoutShared }, () => {
  test("are read whole: 99 records each, and what their fields hold is said", async (context) => {
    for (const name of collections) {
      const file = `${name}.marcxml.xml.gz`;
      const read = await exported(context, file);
      assert.deepEqual(read.rows.bib, { read: 99, used: 99, reported: 0 }, name);
      assert.equal(read.rows.copy?.used ?? 0, countIn(file, "852"), `${name}: copies`);
      assert.deepEqual([read.findings, read.partial], [[], []], name);
      const facts = factsOf(read);
      const preferred = facts.filter(
        (fact) => fact.kind === "name" && fact.use === "preferred" && fact.from.record.includes("/bib/"),
      );
      assert.equal(preferred.length, 99, `${name}: every record has its title`);
      const said = (field: string) => facts.filter(({ from }) => from.field === field).length;
      for (const tag of ["650", "651", "500", "505", "250"])
        assert.equal(said(tag), countIn(file, tag), `${name}: ${tag}`);
      const related = facts.filter((fact) => fact.kind === "relation" && fact.predicate === "related");
      assert.equal(related.length, 0);
    }
  });

  test("have dates: whatever 008 dates has bounds, and no date is unreadable", async (context) => {
    for (const name of collections) {
      const read = await exported(context, `${name}.marcxml.xml.gz`);
      const undated = [...read.records].filter(([key, { original }]) => {
        if (!key.includes("/bib/") || !/"008":".{7}[12]\d/.test(original)) return false;
        const facts = read.described(key).drafts[0]?.facts ?? [];
        return !facts.some(
          (fact) =>
            fact.kind === "activity" && fact.type === "publication" && fact.when?.some(({ earliest }) => earliest),
        );
      });
      assert.deepEqual(
        undated.map(([key]) => key),
        [],
        name,
      );
      const doubts = [...read.records.keys()].flatMap((key) => read.described(key).findings);
      assert.deepEqual(
        doubts.filter(({ rule }) => rule.startsWith("date")),
        [],
        name,
      );
    }
  });

  test("have titles and names in their own scripts beside the romanised ones", async (context) => {
    const read = await exported(context, "test_data.utf8.mrc");
    assert.deepEqual(read.rows.bib, { read: 30, used: 30, reported: 0 });
    assert.deepEqual(read.gone, ["marc/bib/00314247"], "one record has the status of a deleted one");
    const titles = factsOf(read).flatMap((fact) =>
      fact.kind === "name" && fact.use === "preferred" && fact.from.field === "245"
        ? [fact.text.map(({ language }) => language)]
        : [],
    );
    const pairs = titles.filter((languages) => languages.length === 2);
    const originals = [...read.records.values()].filter(({ original }) => /"6":"245-0[1-9]/.test(original));
    assert.equal(pairs.length, originals.length);
    assert.ok(pairs.length >= 8, String(pairs.length));
    const tags = new Set(pairs.map(([, tag]) => tag));
    for (const tag of ["fa-Arab", "ko-Kore", "he-Hebr"]) assert.ok(tags.has(tag), tag);
    const actors = factsOf(read).flatMap((fact) => (fact.kind === "activity" ? (fact.who ?? []) : []));
    assert.ok(actors.some(({ display }) => display?.value === "نورى، عبد الله"));
  });

  test("are the same in MARC-8 and in UTF-8", async (context) => {
    const marc8 = await exported(context, "marc8.dat");
    const utf8 = await exported(context, "utf8_with_leader_flag.dat");
    const [one, other] = [marc8, utf8].map(({ records }) => records.get("marc/bib/2")?.original);
    assert.match(one ?? "", /De la solitude à la communauté/);
    assert.equal(one, other);
    assert.deepEqual([...marc8.findings, ...utf8.findings], []);
  });

  test("have broken records, which are told one by one", async (context) => {
    const read = await exported(context, "bad_records.mrc");
    assert.deepEqual(read.rows.bib, { read: 8, used: 0, reported: 8 });
    assert.deepEqual(
      read.findings.map(({ row, rule }) => [row, rule]),
      [1, 2, 3, 4, 5, 6, 7, 8].map((row) => [row, row === 1 || row === 8 ? "record-without-id" : "record-broken"]),
    );
    for (const { rule, detail } of read.findings)
      if (rule === "record-broken") assert.match(detail, /at byte \d+ .*Export it again/);
    assert.equal(read.partial.length, 6);
  });

  test("have authority records: a painter with names, life and identifiers", async (context) => {
    const read = await exported(context, "aspace-authority_john_davis.marcxml.xml");
    const [draft] = read.described("marc/authority/n88218900").drafts;
    assert.equal(draft?.type, "person");
    const same = draft?.facts.flatMap((fact) => (fact.kind === "same-as" ? [fact.scheme] : []));
    assert.deepEqual(same, ["isni", "viaf", "wikidata", "lcnaf"]);
  });
});

const withoutIconv =
  spawnSync("yaz-iconv", ["-V"]).error === undefined ? false : "yaz-iconv is not installed (Debian: yaz)";

test("MARC-8 becomes the same as in another program, code for code", { skip: withoutIconv }, () => {
  const written = (final: string, code: number) =>
    final === "E" ? String.fromCharCode(code | 0x80) : `\x1b(${final}${String.fromCharCode(code)}\x1b(B`;
  const lines = ["E", "2", "N", "Q", "3", "4", "S"].flatMap((final) =>
    (sets.get(final) ?? []).flatMap((point, code) => (point === undefined ? [] : [`${written(final, code)}o|`])),
  );
  const input = Buffer.from(lines.join(""), "latin1");
  const { stdout } = spawnSync("yaz-iconv", ["-f", "marc8", "-t", "utf8"], { input });
  // It has one mark where the standard has two halves.
  const joined = (text: string) =>
    text
      .replace(/\ufe20/g, "\u0361")
      .replace(/\ufe22/g, "\u0360")
      .replace(/[\ufe21\ufe23]/g, "")
      .normalize("NFC");
  assert.ok(lines.length > 500);
  assert.deepEqual(joined(fromMarc8(input).text).split("|"), stdout.toString().normalize("NFC").split("|"));
});

describe("a real SRU server", { skip: withoutShared || withoutZebra, concurrency: false }, () => {
  test("gives page by page what the files hold, tells what has changed and what is gone", async (context) => {
    const folder = await mkdtemp(join(tmpdir(), "marc-zebra-"));
    const records = join(folder, "records");
    await mkdir(records);
    await copyFile(join(library, "test_data.utf8.mrc"), join(records, "a.mrc"));
    for (const name of collections) await writeFile(join(records, `${name}.mrc`), await inIso2709(name, folder));
    const zebra = await zebraIn(folder);
    context.after(async () => {
      await zebra.stop();
      await rm(folder, { recursive: true });
    });
    const files = marc({ folder: records });
    const expected = await gathered(files, files.read());
    const sru = { url: zebra.url, maximumRecords: 50, missing: { index: "rec.id" } };
    const source = marc({ sru: { ...sru, changes: { index: "rec.lastModificationDate", days: "basic" } } });
    const read = await gathered(source, source.read());
    assert.deepEqual(read.rows, {
      bib: { read: 327, used: 327, reported: 0 },
      copy: { read: 111, used: 111, reported: 0 },
    });
    assert.equal(read.positions.length, 6);
    const originals = (one: typeof read) =>
      [...one.records.values()].map(({ key, original }) => `${key} ${original}`).sort();
    assert.deepEqual(originals(read), originals(expected));
    assert.deepEqual(read.gone, expected.gone);

    const rest = await gathered(source, source.read({ position: read.positions[3] ?? "" }));
    assert.equal(rest.rows.bib?.read, 127);

    const stampOf = (original: string) => /"005":"(\d{8})/.exec(original)?.[1] ?? "";
    const since = [...expected.records].filter(
      ([key, { original }]) => key.includes("/bib/") && stampOf(original) >= "20120929",
    );
    const changed = await gathered(source, source.changes?.("2012-09-30") ?? assert.fail());
    const keys = [...changed.records.keys()].filter((key) => key.includes("/bib/"));
    assert.ok(since.length > 0);
    assert.deepEqual(keys.sort(), since.map(([key]) => key).sort());

    const known = [...expected.records.keys()];
    assert.deepEqual(await source.missing?.([...known, "marc/bib/none"]), ["marc/bib/none"]);
    zebra.remove("oclc.mrc");
    const gone = (await source.missing?.(known)) ?? [];
    assert.equal(gone.length, 99);
  });
});

/** A collection as another program exports it: Zebra's own converter. */
async function inIso2709(name: string, folder: string): Promise<Buffer> {
  const file = join(folder, `${name}.xml`);
  await writeFile(file, gunzipSync(readFileSync(join(library, `${name}.marcxml.xml.gz`))));
  const args = ["-i", "marcxml", "-o", "marc", "-f", "utf-8", "-t", "utf-8", "-l", "9=97", file];
  const { stdout, status } = spawnSync("yaz-marcdump", args, { maxBuffer: 64 * 1024 * 1024 });
  assert.equal(status, 0, "yaz-marcdump");
  return stdout;
}
