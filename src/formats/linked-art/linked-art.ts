import type { Format } from "../port.ts";
import { endpoints } from "./endpoints.ts";
import { linkedArtGraph } from "./graph.ts";
import { halLinks } from "./hal-links.ts";
import { linkedArtContext, writeJsonLd } from "./json-ld.ts";
import { linkedArtRecord } from "./record.ts";

/** Linked Art 1.0 as JSON-LD. */
export const linkedArt: Format = {
  name: "linked-art",
  title: "Linked Art (JSON-LD)",
  extension: "jsonld",
  contentType: `application/ld+json;profile="${linkedArtContext}"`,
  accepts: ["application/ld+json"],
  profile: linkedArtGraph.profile,
  types: "all",
  revised: linkedArtGraph.revised,
  wantsMedia: true,
  wantsLinks: true,
  tellsEndings: true,
  losses: linkedArtGraph.losses,
  validity: [
    {
      by: "json-schema",
      title: "Linked Art 1.0",
      artefact: "linked-art/schema-1.0",
      pick: endpoints,
      without: ["_links"],
    },
  ],
  write: (entity, context) => writeJsonLd(linkedArtRecord(entity, context), halLinks(entity, context)),
};
