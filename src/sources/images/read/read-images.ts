import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import canonicalize from "canonicalize";
import { Problem } from "../../../errors.ts";
import type { Finding, ReadItem } from "../../port.ts";
import { csvTable } from "../../reading/csv-table.ts";
import { type FoundFile, filesIn, pathOf } from "../../reading/files-in.ts";
import { type Tally, tallyOf } from "../../reading/tally.ts";
import type { ImagesSettings } from "../options.ts";
import { type Cache, openCache } from "./cache.ts";
import { fileFacts } from "./file-facts.ts";
import { openStaged, type Staged, type StagedImage } from "./staged.ts";

type Reading = { settings: ImagesSettings; staged: Staged; tally: Tally };

/** The images of a folder and of the list beside it, in the order of their keys. Fault: `source-unreadable`. */
export async function* readImages(settings: ImagesSettings): AsyncGenerator<ReadItem> {
  const staged = openStaged();
  const tally = tallyOf();
  const reading = { settings, staged, tally };
  try {
    const listed = yield* stageList(reading);
    if (settings.listOnly) staged.rowsAlone((path) => idBy(settings.key, path, ""));
    else {
      yield* stageFiles(reading);
      staged.join();
    }
    for (const image of staged.images()) yield* recordOf(image, reading, listed);
    for (const { path, row } of staged.without())
      yield tally.count("list", { finding: fileMissing(path, row, settings) });
    yield { rows: tally.rows };
  } finally {
    staged.close();
  }
}

/** Answers whether there is a list. */
async function* stageList({ settings, staged, tally }: Reading): AsyncGenerator<ReadItem, boolean> {
  const { file, must, columns, delimiter } = settings.list;
  const path = join(pathOf(settings.folder), file);
  if (!existsSync(path)) {
    if (!must) return false;
    throw new Problem("source-unreadable", `There is no ${path}. Put the list there, or correct \`metadata.file\`.`);
  }
  // Where the list is all there is, a row is a whole record.
  const kind = settings.listOnly ? "rejected" : "unused";
  for await (const each of csvTable(path, file, { delimiter, columns })) {
    const at = { table: "list", file, row: each.row };
    const listPath = "fields" in each ? pathIn(each.fields) : undefined;
    if ("fault" in each) yield tally.count("list", { finding: { kind, ...at, ...each.fault } });
    else if (listPath === undefined) {
      const detail = "The row names no file. Give it one, or say in `metadata.columns` where it stands.";
      yield tally.count("list", { finding: { kind, ...at, rule: "file-not-named", detail } });
    } else staged.addRow({ path: listPath, row: each.row, fields: each.fields });
  }
  return true;
}

/** `folder` and `file` are a path too. */
function pathIn({ path, folder, file }: Record<string, string>): string | undefined {
  const whole = path ?? (file === undefined ? undefined : [folder, file].filter(Boolean).join("/"));
  return whole?.replaceAll("\\", "/").replace(/^(?:\.?\/)+/, "");
}

async function* stageFiles({ settings, staged, tally }: Reading): AsyncGenerator<ReadItem> {
  const fits = new RegExp(`\\.(?:${settings.extensions.join("|")})$`, "i");
  const cache = openCache(settings.cache);
  let all = false;
  try {
    for (const found of await filesIn(settings.folder, fits, "an image")) {
      const read = await factsOf(found, cache, settings);
      if (!("finding" in read)) staged.addFile(found.file, idBy(settings.key, found.file, read.sha256), read);
      else {
        yield tally.count("file", read);
        if (read.finding.rule === "file-not-read") yield { partial: `${found.file} could not be read` };
      }
    }
    all = true;
  } finally {
    cache.close(all);
  }
}

function idBy(key: ImagesSettings["key"], path: string, sha256: string): string {
  if (key === "content") return `content/${sha256}`;
  return `file/${key === "path" ? path : path.slice(path.lastIndexOf("/") + 1)}`;
}

async function factsOf({ file, path }: FoundFile, cache: Cache, { name, key }: ImagesSettings) {
  // What was said of it before stays, where it is known by its name.
  const known = key === "content" ? {} : { record: `${name}/${idBy(key, file, "")}` };
  const at = { kind: "rejected", table: "file", file, ...known } as const;
  try {
    const { size, mtimeNs } = await stat(path, { bigint: true });
    if (size === 0n) {
      const detail = "The file is empty, so it is no image, and not known as one. Copy it again.";
      return { finding: { ...at, rule: "file-empty", detail } };
    }
    const before = cache.find({ file, size, mtimeNs });
    if (before) return before;
    const facts = await fileFacts(path);
    cache.keep({ file, size, mtimeNs }, facts);
    return facts;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const detail = `The file cannot be read (${why}). Check it and the rights to read it; nothing is withdrawn meanwhile.`;
    return { finding: { ...at, rule: "file-not-read", detail } };
  }
}

function* recordOf(image: StagedImage, { settings, tally }: Reading, listed: boolean): Generator<ReadItem> {
  const { id, paths, facts, rows } = image;
  for (const _ of facts ? paths : []) tally.use("file");
  for (const _ of rows) tally.use("list");
  const key = `${settings.name}/${id}`;
  const [file = id] = paths;
  const list = rows.map(({ fields }) => fields);
  const original = canonicalize({
    files: paths,
    ...(facts ? { file: facts } : {}),
    ...(list.length > 0 ? { list } : {}),
  });
  const at = facts ? { file, row: 1 } : { file: settings.list.file, row: rows[0]?.row ?? 1 };
  yield { record: { key, original: original ?? "", at } };
  const doubt = { kind: "doubtful", table: "file", file, record: key, value: file.slice(0, 200) } as const;
  if (facts && listed && rows.length === 0) {
    const detail = `${settings.list.file} says nothing of this file. Add it there, or leave it if nothing is known.`;
    yield { finding: { ...doubt, rule: "file-not-listed", detail } };
  }
  if (image.differ) {
    const detail = `Files of this name are not the same (${paths.slice(0, 3).join(", ")}); the first is taken. Rename one, or set \`key\` to "path".`;
    yield { finding: { ...doubt, rule: "one-name-two-images", detail } };
  }
}

function fileMissing(path: string, row: number, { list }: ImagesSettings): Finding {
  const detail =
    "There is no such file, or several of that name, so the row is of no image. Correct the path, or drop the row.";
  return {
    kind: "unused",
    rule: "file-missing",
    table: "list",
    file: list.file,
    row,
    value: path.slice(0, 200),
    detail,
  };
}
