import type { WriteContext } from "../formats/port.ts";
import { imagesOf, makersOf, rightsUriOf, termsOf } from "../formats/what-stands.ts";
import type { PublicEntity, PublicRef } from "../publish/public-entity.ts";
import type { FeedSet } from "./port.ts";

/** What is known around a thing: usual rights, and its images. */
type Around = Pick<WriteContext, "rights" | "media">;

/** The sets that a thing is in: by type, department, classification, room and maker, and whether its images are free. */
export function setsOf(entity: PublicEntity, context: Around): FeedSet[] {
  const sets = [
    { spec: `type:${entity.type}`, name: `Type: ${entity.type}` },
    ...termsOf(entity, "collection").map((ref) => setOf("department", ref)),
    ...termsOf(entity, "type").map((ref) => setOf("classification", ref)),
    ...roomsOf(entity).map((ref) => setOf("room", ref)),
    ...makersOf(entity).map(({ agent }) => setOf("maker", agent)),
    ...(hasFreeImages(entity, context) ? [{ spec: "images:public-domain", name: "Images: in the public domain" }] : []),
  ];
  return [...new Map(sets.map((set) => [set.spec, set])).values()];
}

function roomsOf({ facts }: PublicEntity): PublicRef[] {
  return facts.flatMap((fact) =>
    fact.kind === "placement" && fact.use === "current" && fact.at && fact.standing !== "alternative" ? [fact.at] : [],
  );
}

const free = /^https?:\/\/creativecommons\.org\/publicdomain\/(?:mark|zero)\//;

/** A thing's images are free by what it says of them itself, or what one of them says; an image by itself. */
function hasFreeImages(entity: PublicEntity, context: Around): boolean {
  const shown = entity.facts.some(({ kind }) => kind === "media");
  const images = [
    ...(shown || entity.type === "media" ? [entity] : []),
    ...imagesOf(entity, context).flatMap((image) => image.entity ?? []),
  ];
  return images.some((image) => free.test(rightsUriOf({ ...image, type: "media" }, "media", context) ?? ""));
}

/** A set's spec is of the characters that OAI-PMH takes (section 2.6): the PID of what it is about, else its words. */
function setOf(kind: string, ref: PublicRef): FeedSet {
  const words = ref.label
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const other = words || Buffer.from(ref.label).toString("base64url");
  const title = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return { spec: `${kind}:${ref.pid ?? other}`, name: `${title}: ${ref.label}` };
}
