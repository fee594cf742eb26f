import type { PublicEntity, PublicFact } from "../publish/public-entity.ts";
import type { Picture } from "./port.ts";

/**
 * The picture that a thing's own content facts offer a browser: the access file, else an IIIF image service at a modest
 * size, else the small one, else a master that browsers can show. Undefined where there is none or where a right says
 * that it is not to be shown.
 */
export function pictureOf(entity: Pick<PublicEntity, "facts">): Picture | undefined {
  if (!mayShow(entity.facts)) return undefined;
  const contents = entity.facts.filter((fact) => fact.kind === "content");
  for (const role of ["access", "service", "thumbnail", "master"] as const) {
    for (const content of contents) {
      if (content.role !== role || content.url === undefined) continue;
      if (role === "service")
        return { url: `${content.url.replace(/\/(?:info\.json)?$/, "")}/full/!1000,1000/0/default.jpg` };
      if (isPicture(content.format, content.url)) return sized(content.url, content);
    }
  }
  return undefined;
}

/** Whether no right on a thing's pictures forbids to show them. */
export function mayShow(facts: readonly PublicFact[]): boolean {
  return !facts.some(
    (fact) =>
      fact.kind === "rights" && fact.of === "media" && fact.standing !== "former" && fact.allows?.show === false,
  );
}

/**
 * A thing's images, each once: of an image that several systems tell of, what says most of it. Its role counts too, for a detail may
 * stand beside the whole.
 */
export function eachImageOnce<F extends Extract<PublicFact, { kind: "media" }>>(media: readonly F[]): F[] {
  const best = new Map<string, F>();
  for (const fact of media) {
    const name = `${fact.role} ${"pid" in fact.image ? fact.image.pid : JSON.stringify(fact.image)}`;
    const before = best.get(name);
    if (!before || Object.keys(fact).length > Object.keys(before).length) best.set(name, fact);
  }
  return [...best.values()];
}

/** Whether a file is one that browsers show as a picture, by its media type or its name. */
export function isPicture(format: string | undefined, url: string): boolean {
  return format === undefined
    ? /\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)/i.test(url)
    : /^image\/(?:jpeg|png|gif|webp|avif|svg\+xml)\b/.test(format);
}

function sized(url: string, { widthPx, heightPx }: { widthPx?: number; heightPx?: number }): Picture {
  return widthPx === undefined || heightPx === undefined ? { url } : { url, widthPx, heightPx };
}
