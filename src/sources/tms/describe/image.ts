import type { Description, SourceRecord } from "../../port.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { audienceOf, isClosed } from "./audience.ts";
import { numberOf, type Row, rowsOf } from "./rows.ts";
import { type Teller, teller } from "./teller.ts";

const formats: Record<string, string> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  tif: "image/tiff",
  tiff: "image/tiff",
  svg: "image/svg+xml",
  gif: "image/gif",
  webp: "image/webp",
};

/** An image: its file, its caption and its rights. It is staff's alone where every object that it shows is. */
export function describeImage(record: SourceRecord, mapping: TmsMapping): Description {
  const rows = rowsOf(record);
  const images = rows.of("ObjImages");
  const row = images[0] ?? {};
  const hidden = images.every((image) => isClosed(rows.referred("Objects", image.ObjectID)));
  const tell = teller(
    record,
    mapping,
    hidden ? "staff" : audienceFrom(row, rows.referred("Objects", row.ObjectID), mapping),
  );
  const { FileName, Caption } = row;
  if (FileName) {
    tell.say(
      "ObjImages.FileName",
      { kind: "name", use: "preferred", text: [{ value: FileName }] },
      { by: { use: "preferred" } },
    );
  }
  if (Caption) {
    tell.say(
      "ObjImages.Caption",
      { kind: "statement", about: "description", text: [tell.text(Caption)] },
      { by: { about: "description" } },
    );
  }
  sayFile(tell, row);
  sayThumbnail(tell, row);
  sayRights(tell, row.Rights);
  return { drafts: [tell.draft("media")], findings: tell.findings };
}

/** An image without a word of its own is as public as the object it shows. */
function audienceFrom(row: Row, object: Row | undefined, mapping: TmsMapping) {
  return audienceOf(row.PublicAccess === undefined ? (object ?? row) : row, mapping);
}

function sayFile(tell: Teller, row: Row): void {
  const { Url, FileName, SizeNotes } = row;
  const url = Url ?? FileName;
  if (!url) return;
  const [widthPx, heightPx] = [numberOf(row.WidthPx), numberOf(row.HeightPx)];
  const format = formats[url.split(".").at(-1)?.toLowerCase() ?? ""];
  const role = /thumbnail/i.test(SizeNotes ?? "") ? "thumbnail" : "access";
  tell.say(
    "ObjImages.Url",
    {
      kind: "content",
      role,
      url: absolute(url, tell.mapping.imageBase),
      ...(format ? { format } : {}),
      ...(widthPx ? { widthPx } : {}),
      ...(heightPx ? { heightPx } : {}),
    },
    { by: { role }, ...(SizeNotes ? { sourceWord: SizeNotes } : {}) },
  );
}

function sayThumbnail(tell: Teller, { ThumbnailUrl }: Row): void {
  if (!ThumbnailUrl) return;
  const url = absolute(ThumbnailUrl, tell.mapping.imageBase);
  tell.say("ObjImages.ThumbnailUrl", { kind: "content", role: "thumbnail", url }, { by: { role: "thumbnail", url } });
}

const absolute = (url: string, base: string | undefined) =>
  base && URL.canParse(url, base) ? new URL(url, base).href : url;

function sayRights(tell: Teller, words: string | undefined): void {
  if (words === undefined) return;
  const isAddress = /^https?:\/\/\S+$/.test(words);
  const sort = /creativecommons|\bCC[ -]?(0|BY)|licen[cs]e/i.test(words)
    ? "licence"
    : /©|copyright/i.test(words)
      ? "copyright"
      : "reproduction";
  const uri = isAddress ? words : creativeCommons(words);
  const said = { ...(uri ? { uri } : {}), ...(isAddress ? {} : { text: [tell.text(words)] }) };
  tell.say("ObjImages.Rights", { kind: "rights", of: "media", sort, ...said }, { by: { sort } });
}

/** The address of a Creative Commons licence that words name: `"CC BY-SA 4.0"`, `"CC0 1.0 (drawn by us)"`. */
function creativeCommons(words: string): string | undefined {
  const home = "https://creativecommons.org";
  if (/\bCC[ -]?0\b/i.test(words)) return `${home}/publicdomain/zero/1.0/`;
  const found = /\bCC[ -](BY(?:-(?:NC|SA|ND))*) (\d\.\d)\b/i.exec(words);
  return found?.[1] ? `${home}/licenses/${found[1].toLowerCase()}/${found[2]}/` : undefined;
}
