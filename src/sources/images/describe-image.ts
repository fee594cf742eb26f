import type { FactBody, KeyRef, Ref } from "../../entities/facts.ts";
import type { Description, SourceRecord } from "../port.ts";
import { fileNameIn } from "../reading/file-name.ts";
import { type Teller, teller } from "../telling/teller.ts";
import type { Technique } from "./naming/naming.ts";
import type { ImagesSettings } from "./options.ts";
import type { FileFacts } from "./read/file-facts.ts";
import { type Saying, sayingOf } from "./saying.ts";

/** An image as its record keeps it. */
export type Image = { files: string[]; file?: FileFacts; list?: Record<string, string>[] };

/** Takes a record apart. */
export function imageOf({ original }: SourceRecord): Image {
  return JSON.parse(original) as Image;
}

/**
 * An image: its files, what it shows and how it was made. What it shows is said by a number, so that it follows the thing whatever
 * becomes of its number; the thing has it as an image.
 */
export function describeImage(record: SourceRecord, settings: ImagesSettings): Description {
  const image = imageOf(record);
  const { audience, language } = settings;
  const tell = teller(record, { audience, ...(language === undefined ? {} : { language }) });
  const saying = sayingOf(image, settings, tell.doubt);
  sayNames(tell, image, saying);
  sayContent(tell, image, settings);
  sayList(tell, saying.row);
  for (const technique of saying.techniques) {
    const concept = conceptOf(technique);
    if (concept)
      tell.say(
        "files",
        { kind: "classification", aspect: "technique", concept },
        { by: { technique: technique.words } },
      );
  }
  if (saying.magnification) {
    const text = [{ value: `magnification ×${saying.magnification}` }];
    tell.say("files", { kind: "statement", about: "physical-description", text }, { by: { about: "magnification" } });
  }
  sayShown(tell, saying, settings);
  return tell.description("media");
}

function sayNames(tell: Teller, { files }: Image, { row: { title } }: Saying): void {
  const name = title ? tell.text(title) : { value: fileNameIn(files[0] ?? "") };
  tell.say(
    title ? "list.title" : "files",
    { kind: "name", use: "preferred", text: [name] },
    { by: { use: "preferred" } },
  );
  for (const file of files)
    tell.say("files", { kind: "number", scheme: "file", value: file }, { by: { scheme: "file", value: file } });
  // By its name other systems know it.
  for (const value of new Set(files.map(fileNameIn)))
    tell.say("files", { kind: "number", scheme: "file-name", value }, { by: { scheme: "file-name", value } });
}

function sayContent(tell: Teller, { files, file, list }: Image, { base }: ImagesSettings): void {
  const [row = {}] = list ?? [];
  const { profile, damaged, ...facts } = file ?? sizeOf(row);
  const url = row.url ?? (base === undefined ? undefined : addressOf(files[0] ?? "", base));
  tell.say(
    "file.sha256",
    { kind: "content", role: "master", ...facts, ...(url ? { url } : {}) },
    { by: { role: "master" } },
  );
  if (profile) {
    const text = [{ value: profile }];
    const envelope = { by: { about: "profile" }, sourceWord: "colour profile" };
    tell.say("file.profile", { kind: "statement", about: "physical-description", text }, envelope);
  }
  if (damaged) {
    const detail =
      "The head of the file was not understood, so that neither its size nor its format is known. Look at it, and copy it again.";
    tell.doubt("image-damaged", "file.damaged", damaged, detail);
  }
}

function addressOf(path: string, base: string): string {
  const parts = path.split("/").map(encodeURIComponent);
  return `${base.replace(/\/$/, "")}/${parts.join("/")}`;
}

function sizeOf({ width, height }: Record<string, string>): Partial<FileFacts> {
  const [widthPx, heightPx] = [Number(width), Number(height)];
  return widthPx > 0 && heightPx > 0 ? { widthPx, heightPx } : {};
}

function sayList(tell: Teller, { caption, photographer, date, rights }: Saying["row"]): void {
  if (caption)
    tell.say(
      "list.caption",
      { kind: "statement", about: "description", text: [tell.text(caption)] },
      { by: { about: "description" } },
    );
  if (photographer || date) {
    const who = photographer
      ? { who: [{ agent: { type: "person", text: photographer } as const, role: "photographer" }] }
      : {};
    const { span } = tell.time("list.date", date);
    const body = { kind: "activity", type: "creation", ...who, ...(span ? { when: [span] } : {}) } as const;
    tell.say(photographer ? "list.photographer" : "list.date", body, { by: { type: "creation" } });
  }
  if (rights)
    tell.say(
      "list.rights",
      { kind: "rights", of: "media", sort: "reproduction", text: [tell.text(rights)] },
      { by: { sort: "reproduction" } },
    );
}

function conceptOf({ words, uri }: Technique): Ref<never> | undefined {
  if (uri) return { type: "concept", uri, ...(words ? { label: words } : {}) };
  return words ? { type: "concept", text: words } : undefined;
}

function sayShown(tell: Teller, { works, techniques, role, view, row }: Saying, { scheme }: ImagesSettings): void {
  const technique = techniques.flatMap((each) => conceptOf(each) ?? [])[0];
  const caption = row.caption ?? row.title;
  const media: FactBody<KeyRef> = {
    kind: "media",
    image: { type: "media", key: tell.record },
    role,
    ...(technique ? { technique } : {}),
    ...(view ? { view } : {}),
    ...(caption ? { caption: [tell.text(caption)] } : {}),
  };
  for (const { number, sample, field } of works) {
    const shown = [
      { type: "object", numbered: { scheme, value: number } } as const,
      ...(sample ? [{ type: "sample", numbered: { scheme: "sample", value: `${number} ${sample}` } } as const] : []),
    ];
    for (const { type, numbered } of shown) {
      const by = { scheme: numbered.scheme, value: numbered.value };
      tell.say(field, { kind: "subject", mode: "depicts", ref: { type, numbered } }, { by });
      tell.of({ numbered }).say(field, media, { by: { image: tell.record, ...by } });
    }
  }
}
