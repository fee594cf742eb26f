import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, test } from "node:test";
import fc from "fast-check";
import type { Finding, SourceRecord } from "../port.ts";
import { imageOf } from "./describe-image.ts";
import { images } from "./images.ts";
import type { ImagesOptions } from "./options.ts";
import { fileFacts } from "./read/file-facts.ts";
import { jpegOf, pngOf, profileCalled, tiffOf } from "./testing/picture-bytes.ts";

const base = mkdtempSync(join(tmpdir(), "cartouche-images-"));
after(() => rmSync(base, { recursive: true, force: true }));
let count = 0;

function folderOf(files: Record<string, Buffer | string>): string {
  const folder = join(base, String(++count));
  for (const [file, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), bytes);
  }
  return folder;
}

async function read(folder: string, options: Omit<ImagesOptions, "folder"> = {}) {
  const source = images({ folder, ...options });
  const records: SourceRecord[] = [];
  const findings: Finding[] = [];
  for await (const item of source.read()) {
    if ("record" in item) records.push(item.record);
    else if ("finding" in item) findings.push(item.finding);
  }
  const described = records.map((record) => source.describe(record));
  findings.push(...described.flatMap((each) => each.findings));
  const shows = described.map(({ drafts }) =>
    drafts.flatMap(({ subject }) => (typeof subject === "string" ? [] : [subject.numbered.value])),
  );
  return { records, rules: findings.map(({ rule }) => rule), shows, described };
}

const files = async (folder: string, options?: Omit<ImagesOptions, "folder">) =>
  (await read(folder, options)).records.map((record) => imageOf(record).file);

describe("a folder of images", () => {
  test("says of every file its size, format and colour profile, wherever in it they stand", async () => {
    const [srgb, grey] = [profileCalled("Our RGB"), profileCalled("Grau – unseres", "mluc")];
    const said = {
      "a.tif": [tiffOf(600, 400, { profile: srgb, pixels: 700_000 }), 600, 400, "image/tiff", "Our RGB"],
      "b.tif": [tiffOf(70_000, 80_000, { big: true }), 70_000, 80_000, "image/tiff", undefined],
      "c.png": [pngOf(30, 20, grey), 30, 20, "image/png", "Grau – unseres"],
      "d.jpg": [jpegOf(320, 240, srgb), 320, 240, "image/jpeg", "Our RGB"],
    } as const;
    for (const [file, [bytes, ...facts]] of Object.entries(said)) {
      const [found] = await files(folderOf({ [file]: bytes }));
      assert.deepEqual([found?.widthPx, found?.heightPx, found?.format, found?.profile], facts, file);
      assert.equal(found?.bytes, bytes.length);
    }
  });

  test("knows an image by what is in it: renamed and moved it is the same, and twice there it is one", async () => {
    const folder = folderOf({ "a/ng14_m001_eye.tif": tiffOf(3, 2) });
    const [before] = (await read(folder)).records;
    mkdirSync(join(folder, "b"));
    renameSync(join(folder, "a/ng14_m001_eye.tif"), join(folder, "b/NG14_eye.tif"));
    writeFileSync(join(folder, "copy of NG14_eye.tif"), tiffOf(3, 2));
    const { records } = await read(folder);
    assert.deepEqual([records.map(({ key }) => key)], [[before?.key]]);
    assert.deepEqual(
      records.map((record) => imageOf(record).files),
      [["b/NG14_eye.tif", "copy of NG14_eye.tif"]],
    );
  });

  test("knows it by its path where that is wished: edited it is the same", async () => {
    const folder = folderOf({ "ng14_a.tif": tiffOf(3, 2) });
    const [before] = (await read(folder, { key: "path" })).records;
    writeFileSync(join(folder, "ng14_a.tif"), tiffOf(6, 4));
    const [now] = (await read(folder, { key: "path" })).records;
    assert.equal(now?.key, "images/file/ng14_a.tif");
    assert.equal(now?.key, before?.key);
    assert.notEqual(now?.original, before?.original);
  });

  test("takes a damaged image with a doubt, rejects an empty one, and never gives two empty ones one identifier", async () => {
    const whole = tiffOf(60, 40);
    const broken = { "a.tif": whole.subarray(0, 30), "b.png": Buffer.from("no picture"), "c.tif": "", "d.tif": "" };
    const { records, rules } = await read(folderOf(broken));
    assert.equal(records.length, 2);
    assert.deepEqual(rules.filter((rule) => rule !== "file-name-not-read").sort(), [
      ...["file-empty", "file-empty"],
      ...["image-damaged", "image-damaged"],
    ]);
  });

  test("by name takes files of one name for one image, and tells where they are not the same", async () => {
    const folder = folderOf({ "a/ng1_x.tif": tiffOf(1, 1), "b/ng1_x.tif": tiffOf(2, 2), "c/ng2_x.tif": tiffOf(3, 3) });
    const { records, rules } = await read(folder, { key: "name" });
    assert.deepEqual([records.length, rules], [2, ["one-name-two-images"]]);
  });

  test("is read whatever its bytes are: cut or changed, a file is an image or a damaged one", async () => {
    const profile = profileCalled("Our RGB", "mluc");
    const whole = [tiffOf(6, 4, { profile }), tiffOf(6, 4, { big: true }), pngOf(3, 2, profile), jpegOf(3, 2, profile)];
    const changed = fc.record({
      which: fc.nat(3),
      at: fc.nat(250),
      byte: fc.nat(255),
      cut: fc.integer({ min: 1, max: 400 }),
    });
    const path = join(folderOf({ "x.tif": "x" }), "x.tif");
    await fc.assert(
      fc.asyncProperty(changed, async ({ which, at, byte, cut }) => {
        const bytes = Buffer.from(whole[which] ?? []);
        if (at < bytes.length) bytes[at] = byte;
        writeFileSync(path, bytes.subarray(0, cut));
        const { sha256, widthPx, damaged } = await fileFacts(path);
        assert.ok(sha256.length === 64 && (widthPx === undefined) === (damaged !== undefined));
      }),
      { numRuns: 300 },
    );
  });

  test("does not read an unchanged file again where it has a cache, and reads a changed one", async () => {
    const folder = folderOf({ "ng1_a.tif": tiffOf(10, 10) });
    const [cache, path] = [join(base, `${count}.cache`), join(folder, "ng1_a.tif")];
    utimesSync(path, 1000, 1000);
    const first = await files(folder, { cache });
    writeFileSync(path, tiffOf(20, 20));
    utimesSync(path, 1000, 1000);
    assert.deepEqual(await files(folder, { cache }), first, "same size and time: it was not looked into");
    utimesSync(path, 2000, 2000);
    const [now] = await files(folder, { cache });
    assert.deepEqual([now?.widthPx, now?.bytes], [20, statSync(path).size]);
  });
});

describe("a list beside the images", () => {
  const list = "file,inventory_number,technique\nng14_a.tif,NG15,ultraviolet\nb.tif,NG16.1,gilding\nlost.tif,,\n";

  test("is joined by path or name; what stands in one only is reported, and where both speak the list is believed", async () => {
    const folder = folderOf({
      "x/ng14_a.tif": tiffOf(1, 1),
      "b.tif": tiffOf(2, 2),
      "ng3_c.tif": tiffOf(3, 3),
      "images.csv": list,
    });
    const { shows, rules } = await read(folder);
    assert.deepEqual(shows.flat().sort(), ["NG15", "NG16.1", "NG3"]);
    assert.deepEqual(rules.sort(), ["file-missing", "file-not-listed", "number-disagrees"]);
  });

  test("is all there is where there are no files, by path or by name", async () => {
    const rows = "folder,file\na,ng14_a.tif\nb,ng14_a.tif\n";
    const folder = folderOf({ "images.csv": rows });
    const byPath = await read(folder, { listOnly: true });
    assert.deepEqual(
      byPath.records.map(({ key }) => key),
      ["images/file/a/ng14_a.tif", "images/file/b/ng14_a.tif"],
    );
    const byName = await read(folder, { listOnly: true, key: "name" });
    assert.deepEqual(
      byName.records.map((record) => imageOf(record).files),
      [["a/ng14_a.tif", "b/ng14_a.tif"]],
    );
    await assert.rejects(read(folder), { code: "source-unreadable" }, "an empty folder is a broken mount");
  });
});

test("options that are misspelt, contradict each other or hold a pattern that says no number are refused, all at once", () => {
  const wrong = {
    folder: "x",
    patern: [],
    patterns: [
      { name: "a", pattern: "(" },
      { name: "b", pattern: "x" },
    ],
  };
  assert.throws(
    () => images(wrong as never),
    (error: Error) => {
      assert.match(error.message, /patern.*/s);
      assert.match(error.message, /no regular expression.*no group `number`/s);
      return true;
    },
  );
  assert.throws(() => images({ folder: "x", listOnly: true, key: "content" }), { code: "config-invalid" });
});
