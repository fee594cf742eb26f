import type { PublicEntity } from "../../../publish/public-entity.ts";
import { type KindOf, stands } from "../../facts-by-kind.ts";
import { safeIri } from "../../iri.ts";
import { mayShow, pictureOf } from "../../picture.ts";
import { plainText } from "../../plain-text.ts";
import type { WriteContext } from "../../port.ts";
import { rightsUriOf, type Shown, textsOf } from "../../what-stands.ts";
import { type Draft, refNode, refsTo } from "../draft.ts";
import { quantity } from "../measures.ts";
import { add, type SchemaNode, wordsOf } from "../node.ts";

/** Measurements: of the whole in the properties of their own, of a frame or sheet as sizes with a name. */
export function writeMeasurement(fact: KindOf<"measurement">, { node, family, is }: Draft): void {
  if (!stands(fact) || (family !== "work" && family !== "image")) return;
  for (const each of fact.values) {
    const { dimension, value, unit } = each;
    if (dimension === "extent" || dimension === "count") {
      if (is("Book") && /^pages?$/.test(unit) && Number.isInteger(value) && each.to === undefined)
        add(node, "numberOfPages", value);
      add(node, "materialExtent", quantity(each));
    } else if (fact.of === "whole" && is("VisualArtwork") && /^(?:height|width|depth|weight)$/.test(dimension))
      add(node, dimension, quantity(each));
    else add(node, "size", quantity(each, fact.of === "whole" ? dimension : `${fact.of}: ${dimension}`));
  }
}

/** What may be done with it. */
export function writeRights(fact: KindOf<"rights">, { node, family, context }: Draft): void {
  if (!stands(fact) || (family !== "work" && family !== "image") || fact.of === "record") return;
  if (fact.of === "media" && family !== "image") return;
  const texts = (fact.text ?? []).map(wordsOf);
  if (fact.sort === "access") add(node, "conditionsOfAccess", ...texts);
  else if (fact.sort === "copyright") add(node, "copyrightNotice", ...texts);
  else
    add(
      node,
      "usageInfo",
      ...(fact.text ?? []).map((text): SchemaNode => ({ "@type": "CreativeWork", text: wordsOf(text) })),
    );
  if (fact.holder) add(node, "copyrightHolder", ...refsTo([fact.holder], context.base, "person", "organization"));
}

/** Texts and files, and where else it is told of. */
export function writeContent(fact: KindOf<"content">, { node, family, is }: Draft): void {
  if (!stands(fact)) return;
  const url = safeIri(fact.url);
  if (fact.html !== undefined && family === "work")
    add(
      node,
      is("Article") ? "articleBody" : "text",
      wordsOf({ value: fact.html, markup: "html", ...(fact.language ? { language: fact.language } : {}) }),
    );
  if (!url) return;
  if (fact.role === "homepage") add(node, "url", url);
  else if (fact.role === "see-also") add(node, "subjectOf", { "@type": "WebPage", url });
  else if (fact.role === "text" && family === "work")
    add(node, "encoding", { "@type": "MediaObject", contentUrl: url });
}

/** A file as the properties of the image that it is: the one that may be shown, and its small one. */
export function addFile(node: SchemaNode, entity: PublicEntity): void {
  const picture = pictureOf(entity);
  if (!picture) return;
  add(node, "contentUrl", safeIri(picture.url));
  const { widthPx, heightPx } = picture;
  if (widthPx !== undefined) node.width = quantity({ value: widthPx, unit: "px" });
  if (heightPx !== undefined) node.height = quantity({ value: heightPx, unit: "px" });
  for (const fact of entity.facts) {
    if (fact.kind !== "content" || !stands(fact) || fact.url === undefined) continue;
    if (fact.role === "thumbnail") add(node, "thumbnailUrl", safeIri(fact.url));
    if (fact.url !== picture.url) continue;
    add(node, "encodingFormat", fact.format);
    add(node, "contentSize", fact.bytes === undefined ? undefined : `${fact.bytes} B`);
    add(node, "sha256", fact.sha256);
  }
}

/** What one may do with an image, as search engines ask it: its licence, whom to credit, where to ask for more (Google, image metadata). */
export function addLicence(node: SchemaNode, entity: PublicEntity, context: WriteContext): void {
  add(node, "license", rightsUriOf(entity, "media", context));
  const credit = textsOf(entity, "credit-line").map(plainText)[0] ?? context.institution;
  if (node.creditText === undefined) add(node, "creditText", credit);
  add(node, "acquireLicensePage", `${context.base}/${entity.pid}.html`);
}

/** An image of a thing: what the thing says of it, and what is known of the image itself. */
export function imageNode({ fact, entity, picture }: Shown, of: Draft): SchemaNode {
  const { context } = of;
  const node = refNode(fact.image, context.base, fact.role === "video" ? "VideoObject" : "ImageObject");
  add(node, "caption", ...(fact.caption ?? []).map(wordsOf));
  if (!entity || !picture || !mayShow(of.entity.facts)) return node;
  if (fact.role !== "video") addFile(node, entity);
  addLicence(node, entity, context);
  const own = rightsUriOf(of.entity, "media", {});
  if (own !== undefined && node.license === undefined) node.license = own;
  return node;
}
