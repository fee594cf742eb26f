import type { Format } from "../port.ts";
import { endpoints } from "./endpoints.ts";
import { linkedArtContext, writeJsonLd } from "./json-ld.ts";
import { graphLosses } from "./losses.ts";
import { linkedArtRecord } from "./record.ts";

/** The profile of every serialisation of the Linked Art graph. */
export const linkedArtProfile = { uri: linkedArtContext, token: "linked-art" };

/** The day on which the same entity last began to give another graph. */
export const graphRevised = "2026-11-23";

/** Linked Art 1.0 as JSON-LD. */
export const linkedArt: Format = {
  name: "linked-art",
  title: "Linked Art (JSON-LD)",
  extension: "jsonld",
  contentType: `application/ld+json;profile="${linkedArtContext}"`,
  accepts: ["application/ld+json"],
  profile: linkedArtProfile,
  types: "all",
  revised: graphRevised,
  tellsEndings: true,
  losses: graphLosses,
  validity: [
    {
      by: "json-schema",
      title: "Linked Art 1.0",
      artefact: "linked-art/schema-1.0",
      pick: endpoints,
      without: ["_links"],
    },
  ],
  write: (entity, { base, institution }) => writeJsonLd(linkedArtRecord(entity, base, institution)),
};
