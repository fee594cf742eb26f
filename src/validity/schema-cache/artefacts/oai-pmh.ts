import type { ArtefactSet } from "./artefact-set.ts";

/** OAI-PMH 2.0, Dublin Core as it carries it, and MARC. */
export const oaiPmh: readonly ArtefactSet[] = [
  {
    folder: "oai-pmh",
    repository: "folio-org/mod-oai-pmh",
    commit: "9559c1f42d349e9d879cf72d459a847d6ced058a",
    at: "ramls/schemas",
    licence: "© Open Archives Initiative, DCMI (CC BY 3.0); the repository: Apache 2.0",
    files: {
      "MARC21slim.xsd": "2c86868b3f2c1ff0982235c4c42d6959948cdfc9e780b9a67ef1c1c44b4831de",
      "OAI-PMH.xsd": "76f609ca7bfe39411df9bbcc9d9e48643e82c187ce05042b64687488906cc822",
      "oai-identifier.xsd": "d76405280dbb7aab5bc8427818590652a2dc52aa5203313b5d5e45dd0c08584d",
      "oai_dc.xsd": "7b6e646c22ae1c73d288e8f5614a93a4f8e8ea777691bd0ea14d9e61fa825a93",
      "simpledc20021212.xsd": "e9542e0cd08b59ad3ad994f50226dd7e6707792327b08f46eaa6250dd728d3aa",
    },
  },
];
