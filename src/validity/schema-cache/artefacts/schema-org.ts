import type { ArtefactSet } from "./artefact-set.ts";

/** The context of schema.org 30.0. Its shapes are not used: they take no plain text for a text (`ValidSchemaText` wants a node). */
export const schemaOrg: readonly ArtefactSet[] = [
  {
    folder: "schema.org",
    repository: "schemaorg/schemaorg",
    commit: "cc71c8e064859e912aac8b11ec06e6bc53255b6a",
    at: "data/releases/30.0",
    licence: "CC BY-SA 3.0",
    files: {
      "schemaorg-30.0-context.jsonld": "d8167890b056bc7c71eb39b30cbb4816490d5e671371ba50a5a633d1bc36961a",
    },
    named: { "schemaorg-30.0-context.jsonld": "schemaorgcontext.jsonld" },
  },
];
