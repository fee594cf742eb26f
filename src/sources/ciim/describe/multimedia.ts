import type { ContentFact } from "../../../entities/facts.ts";
import { identifying } from "../../telling/identifying.ts";
import type { Speaker } from "../../telling/teller.ts";
import { type Node, nodeAt, nodesAt, saysAt, wordAt } from "../node.ts";
import type { Tell } from "./tell.ts";

/** Says which images and films show an object, and what files there are of each. What CIIM holds back is staff's. */
export function sayMultimedia(tell: Tell): void {
  const isClosed = saysAt(tell.source, "access.media.public_image") === false;
  for (const [index, node] of nodesAt(tell.source, "multimedia").entries()) {
    const image = tell.ref(node, "media");
    if (!image || !("key" in image)) continue;
    const level = wordAt(node, "@admin.access.level.label");
    const isVideo = wordAt(node, "@type") === "video";
    const isStaffs = (isClosed && !isVideo) || (level !== undefined && level !== "public");
    const audience = isStaffs ? { audience: "staff" as const } : {};
    const caption = wordAt(node, "title.value");
    const role = isVideo ? "video" : index === 0 ? "primary" : "detail";
    const said = caption === undefined ? {} : { caption: [tell.text(caption)] };
    tell.say(
      "multimedia.@admin",
      { kind: "media", image, role, ...said },
      { by: { image: identifying(image) }, order: index + 1, ...audience },
    );
    const of = tell.of(image.key, "media");
    sayNamed(of, "multimedia.@admin", caption ?? wordAt(node, "@admin.id") ?? "", audience);
    sayFiles(tell, of, node, { at: "multimedia.@processed", ...audience });
  }
}

/** What has no record of its own is called by its caption or file. */
function sayNamed(of: Speaker, at: string, value: string, audience: { audience?: "staff" }): void {
  of.say(at, { kind: "name", use: "preferred", text: [{ value }] }, { by: { use: "preferred" }, ...audience });
}

const files = { original: "access", zoom: "master", mid: "access", preview: "thumbnail" } as const;
const formats: Readonly<Record<string, string>> = {
  jpeg: "image/jpeg",
  "pyramid tiff": "image/tiff",
  tiff: "image/tiff",
  png: "image/png",
  html: "text/html",
  "xhtml+xml": "application/xhtml+xml",
  mp4: "video/mp4",
};

/** Says the files of an image or film: their sizes, and where they are. */
export function sayFiles(tell: Tell, of: Speaker, node: Node, said: { at: string; audience?: "staff" }): void {
  const { at, ...audience } = said;
  for (const [name, role] of Object.entries(files)) {
    const file = nodeAt(node, `@processed.${name}`);
    if (file) of.say(at, { kind: "content", role, ...fileOf(tell, file) }, { by: { file: name }, ...audience });
  }
}

function fileOf(tell: Tell, file: Node): Omit<ContentFact, "kind" | "role"> {
  const location = wordAt(file, "location");
  const base = tell.settings.mediaUrl;
  const isAddress = /^https?:\/\//i.test(location ?? "");
  const url = isAddress ? location : base && location ? `${base.replace(/\/+$/, "")}/${location}` : undefined;
  const format = wordAt(file, "format");
  const [widthPx, heightPx] = ["width", "height"].map((dimension) => {
    const one = nodesAt(file, "measurements.dimensions").find((node) => wordAt(node, "dimension") === dimension);
    return numberIn(one, "value");
  });
  const bytes = numberIn(file, "measurements.filesize.value");
  return {
    ...(url === undefined ? {} : { url }),
    ...(format === undefined ? {} : { format: Object.hasOwn(formats, format) ? (formats[format] ?? format) : format }),
    ...(widthPx === undefined ? {} : { widthPx }),
    ...(heightPx === undefined ? {} : { heightPx }),
    ...(bytes === undefined || isAddress ? {} : { bytes }),
  };
}

function numberIn(node: Node | undefined, path: string): number | undefined {
  const number = Number(wordAt(node, path) ?? Number.NaN);
  return Number.isFinite(number) && number > 0 ? number : undefined;
}

/**
 * Says of the catalogue texts in which a thing is treated what they are about, where they are, and which version follows which:
 * `NG_2024__NG6692_v2` is a version of `NG_2024__NG6692_v1`.
 */
export function sayCatalogueTexts(tell: Tell): void {
  const texts = nodesAt(tell.source, "catalogue");
  const ids = new Set(texts.flatMap((node) => wordAt(node, "@admin.id") ?? []));
  for (const node of texts) {
    const text = tell.ref(node, "text");
    const id = wordAt(node, "@admin.id") ?? "";
    if (!text || !("key" in text)) continue;
    const of = tell.of(text.key, "text");
    sayNamed(of, "catalogue.@admin", id, {});
    const [, name = id, number] = /^(.*)_v(\d+)$/.exec(id) ?? [];
    const about = { type: "object" as const, key: tell.record };
    of.say("catalogue.@link", { kind: "subject", mode: "about", ref: about }, { by: { about: tell.record } });
    const file = nodeAt(node, "@processed");
    if (file)
      of.say(
        "catalogue.@processed",
        { kind: "content", role: "text", ...fileOf(tell, file), ...(number === undefined ? {} : { version: number }) },
        { by: { file: "text" } },
      );
    const before = `${name}_v${Number(number) - 1}`;
    if (!ids.has(before)) continue;
    const to = { type: "text" as const, key: text.key.replace(id, () => before) };
    of.say("catalogue.@admin", { kind: "relation", predicate: "version-of", to }, { by: { to: to.key } });
  }
}
