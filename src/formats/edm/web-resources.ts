import type { PublicEntity } from "../../publish/public-entity.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import { safeIri } from "../iri.ts";
import { isPicture, mayShow } from "../picture.ts";
import type { WriteContext } from "../port.ts";
import { imagesOf, makersOf, rightsUriOf, textsOf } from "../what-stands.ts";
import { element, type Xml } from "../xml.ts";
import type { Contexts } from "./contexts.ts";
import { europeanaRight } from "./rights.ts";
import { resource, texts } from "./values.ts";

type Content = KindOf<"content">;

/** A file that shows the thing: where it is, what may be done with it, and its description with that of its service. */
export type WebResource = { uri: string; right: string | undefined; xml: Xml; service: Xml | undefined };

/** The files that show a thing, the primary image first: its images' own, or a media's. Each address once; none that a right forbids to show. */
export function webResourcesOf(entity: PublicEntity, context: WriteContext, contexts: Contexts): WebResource[] {
  if (!mayShow(entity.facts)) return [];
  const images = imagesOf(entity, context).flatMap(({ fact, entity: media }) => {
    if (media === undefined) return shownAt(fact.image.uri, fact);
    return webResource(media, context, contexts, fact) ?? [];
  });
  const own = webResource(entity, context, contexts);
  const all = own ? [own, ...images] : images;
  return all.filter(({ uri }, at) => all.findIndex((one) => one.uri === uri) === at);
}

function shownAt(address: string | undefined, { caption }: KindOf<"media">): WebResource[] {
  const uri = address !== undefined && isPicture(undefined, address) ? safeIri(address) : undefined;
  if (uri === undefined) return [];
  const xml = element("edm:WebResource", { "rdf:about": uri }, texts("dc:description", caption));
  return [{ uri, right: undefined, xml, service: undefined }];
}

function webResource(
  media: PublicEntity,
  context: WriteContext,
  contexts: Contexts,
  fact?: KindOf<"media">,
): WebResource | undefined {
  if (!mayShow(media.facts)) return undefined;
  const contents = media.facts.filter((one): one is Content => one.kind === "content" && stands(one));
  const iiif = contents.find(({ role }) => role === "service")?.url;
  const base = iiif === undefined ? undefined : safeIri(iiif.replace(/\/(?:info\.json)?$/, ""));
  const file =
    fileIn(contents, ["access", "master"]) ?? (base === undefined ? fileIn(contents, ["thumbnail"]) : undefined);
  const uri = file?.uri ?? (base && `${base}/full/max/0/default.jpg`);
  if (uri === undefined) return undefined;
  const right = europeanaRight(rightsUriOf(media, "media", context));
  const xml = element(
    "edm:WebResource",
    { "rdf:about": uri },
    makersOf(media).flatMap(({ agent }) => contexts.refer("dc:creator", agent)),
    texts("dc:description", fact?.caption ?? textsOf(media, "description")),
    file?.content.format ? element("dc:format", {}, file.content.format) : undefined,
    right === undefined ? undefined : resource("edm:rights", right),
    sizes(file?.content),
    base === undefined ? undefined : resource("svcs:has_service", base),
  );
  return { uri, right, xml, service: base === undefined ? undefined : serviceAt(base) };
}

/** The first file of some roles that can be shown. */
function fileIn(
  contents: readonly Content[],
  roles: readonly Content["role"][],
): { uri: string; content: Content } | undefined {
  for (const role of roles)
    for (const content of contents) {
      const isShown = content.role === role && content.url !== undefined && canShow(content);
      const uri = isShown ? safeIri(content.url ?? "") : undefined;
      if (uri !== undefined) return { uri, content };
    }
  return undefined;
}

function canShow({ format, url = "" }: Content): boolean {
  return isPicture(format, url) || /^(?:video|audio|model)\//.test(format ?? "");
}

/** Size in the order of the schema; each number says its type. */
function sizes(content: Content | undefined): Xml[] {
  if (!content) return [];
  const { bytes, widthPx, heightPx, format } = content;
  const number = (name: string, value: number | undefined, type: string) =>
    value === undefined || !Number.isInteger(value)
      ? []
      : [element(name, { "rdf:datatype": `http://www.w3.org/2001/XMLSchema#${type}` }, String(value))];
  return [
    ...(format === undefined ? [] : [element("ebucore:hasMimeType", {}, format)]),
    ...number("ebucore:fileByteSize", bytes, "long"),
    ...number("ebucore:width", widthPx, "integer"),
    ...number("ebucore:height", heightPx, "integer"),
  ];
}

/** An image service as Europeana's IIIF guidelines describe it. */
function serviceAt(uri: string): Xml {
  return element(
    "svcs:Service",
    { "rdf:about": uri },
    resource("dcterms:conformsTo", "http://iiif.io/api/image"),
    resource("doap:implements", "http://iiif.io/api/image"),
  );
}
