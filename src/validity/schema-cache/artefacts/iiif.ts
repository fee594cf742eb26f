import type { ArtefactSet } from "./artefact-set.ts";

/** IIIF Presentation 3, as its own validator has it. */
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
];
