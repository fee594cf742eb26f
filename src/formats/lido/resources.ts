import type { ContentFact } from "../../entities/facts.ts";
import { lidoIri } from "../../entities/words/lido.ts";
import { aatIri } from "../../entities/words/term.ts";
import type { PublicEntity, PublicRef } from "../../publish/public-entity.ts";
import { addressesOf } from "../address-of.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import { safeIri } from "../iri.ts";
import { mayShow } from "../picture.ts";
import { activitiesOf, imagesOf, type Shown, textsOf } from "../what-stands.ts";
import type { Xml } from "../xml.ts";
import { type Block, called, holding, lido, type Part, spoken } from "./block.ts";
import { dateSet } from "./dates.ts";
import { uriElement } from "./identifiers.ts";
import { measurementsSet } from "./measurements.ts";
import { concept, legalBody, ownConcept } from "./references.ts";
import { type Right, right, withUsual } from "./rights.ts";

/** Its images and other resources, the primary one first, and files that the thing itself has. */
export function resourceWrap(block: Block): Xml | undefined {
  const own = holding("resourceSet", {}, files(block, block.facts.content, mayShow(block.entity.facts)));
  const images = imagesOf(block.entity, block.context);
  return holding(
    "resourceWrap",
    {},
    images.map((image) => resourceSet(block, image)),
    own,
  );
}

function resourceSet(block: Block, { fact, entity }: Shown): Part {
  const { image, technique, view, caption } = fact;
  const shows = mayShow(block.entity.facts) && (entity === undefined || mayShow(entity.facts));
  const contents = entity?.facts.filter((one) => one.kind === "content") ?? [];
  const captions = caption ?? (entity ? textsOf(entity, "description") : []);
  const [taken] = entity ? activitiesOf(entity, "creation", "production") : [];
  return holding(
    "resourceSet",
    {},
    ids(block, image),
    entity === undefined && shows ? fileOf(image) : files(block, contents, shows),
    technique ? concept(block, "resourceType", technique) : ownConcept(block, "resourceType", resourceTypes[fact.role]),
    relType(block, fact.role),
    view === undefined ? undefined : holding("resourcePerspective", {}, called(block, "term", view)),
    spoken(block, "resourceDescription", captions),
    dateSet(block, "resourceDateTaken", taken?.when),
    taken?.who?.filter(stands).map(({ agent, role }) => legalBody(block, "resourceSource", agent, { type: role })),
    rightsIn(block, entity).map((one) => right(block, "rightsResource", one)),
  );
}

const digitalImage = { label: "digital image", uris: [aatIri("300215302")] };
const resourceTypes = {
  primary: digitalImage,
  detail: digitalImage,
  technical: digitalImage,
  video: { label: "video", uris: [] },
} as const;

/** How an image stands to the thing, where it is not simply one of it. */
function relType(block: Block, role: KindOf<"media">["role"]): Part {
  return role === "technical"
    ? ownConcept(block, "resourceRelType", { label: "technical image", uris: [] })
    : undefined;
}

function ids(block: Block, image: PublicRef): Part {
  const [id] = addressesOf(image, block.context);
  return id === undefined ? undefined : uriElement("resourceID", id);
}

/** The files of a resource, each with what it is for, its format and its size. */
function files(block: Block, contents: readonly KindOf<"content">[], shows: boolean): Part {
  if (!shows) return undefined;
  return contents.filter(stands).flatMap((one): Part[] => {
    const type = typeOf(one);
    const url = safeIri(one.url);
    if (type === undefined || url === undefined) return [];
    return [
      lido(
        "resourceRepresentation",
        { type },
        lido("linkResource", { formatResource: one.format }, url),
        sizes(block, one),
      ),
    ];
  });
}

function fileOf({ uri }: PublicRef): Part {
  const url = safeIri(uri);
  return url === undefined
    ? undefined
    : lido("resourceRepresentation", { type: access }, lido("linkResource", {}, url));
}

const access = lidoIri("00464");

/** What a file is for: LIDO's addresses for one to show and a preview, Europeana's word for a master, IIIF's address for a service. */
function typeOf({ role, conformsTo }: ContentFact): string | undefined {
  switch (role) {
    case "access":
      return access;
    case "thumbnail":
      return lidoIri("00451");
    case "master":
      return "image_master";
    case "service":
      return conformsTo?.startsWith("http://iiif.io/") ? conformsTo : "http://iiif.io/api/image";
    default:
      return undefined;
  }
}

function sizes(block: Block, { widthPx, heightPx, bytes }: ContentFact): Part {
  const set = (dimension: string, value: number | undefined, unit: string) =>
    value === undefined ? undefined : measurementsSet(block, "resourceMeasurementsSet", { dimension, value, unit });
  return [set("width", widthPx, "px"), set("height", heightPx, "px"), set("size", bytes, "bytes")];
}

/** Rights in an image: what its own record says, then what the thing says of its images, else the museum's usual one. */
function rightsIn({ facts, context }: Block, media: PublicEntity | undefined): Right[] {
  const own = media?.facts.filter((fact) => fact.kind === "rights") ?? [];
  const said = [...own, ...facts.rights].filter((fact) => fact.of === "media" && stands(fact));
  return withUsual(said, context.rights?.media);
}
