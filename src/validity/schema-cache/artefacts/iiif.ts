import type { ArtefactSet } from "./artefact-set.ts";

/** IIIF Presentation 3, with its contexts. */
export const iiif: readonly ArtefactSet[] = [
  {
    folder: "iiif-presentation-validator",
    repository: "IIIF/presentation-validator",
    commit: "fb5bd9039494701dc7472cdcaffe83fb5a212463",
    at: "schema",
    licence: "none is stated in the repository; IIIF Consortium",
    files: {
      "iiif_3_0.json": "14dd7ee8aee25d959be4b12feddb4179c726909fc85b925f6707f4ab3bfe2ad6",
    },
  },
  {
    folder: "iiif-contexts",
    repository: "IIIF/api",
    commit: "28a88829699ebbbe7722b4692cf3b7b67969bc6c",
    at: "source",
    licence: "CC BY 4.0 (IIIF Consortium)",
    files: {
      "presentation/3/context.json": "4bef9062347af702919b625655735a67a700f847f29f6501708c426159eda02d",
    },
  },
  {
    folder: "web-annotation",
    repository: "w3c/web-annotation",
    commit: "74992e5d3ca3ac10b3289f6c855c876cc9b024a1",
    at: "jsonld",
    licence: "W3C Software and Document",
    files: {
      "anno.jsonld": "48c6e5e80f86bb1bf812233d13e70fab8b19516ac4e57e1e4576473f0bbd062e",
    },
  },
];
