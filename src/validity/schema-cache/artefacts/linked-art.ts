import type { ArtefactSet } from "./artefact-set.ts";

/** Linked Art 1.0: a schema an endpoint. */
export const linkedArt: readonly ArtefactSet[] = [
  {
    folder: "linked-art/schema-1.0",
    repository: "linked-art/linked.art",
    commit: "3ed503beca5f6badae9d8c37ad6fda6beeb7785e",
    at: "docs/api/1.0/schema",
    licence: "CC BY 4.0",
    files: {
      "abstract.json": "8a7641bf959d3a4c57a8e954e27f02b0468672fe91d5500336229bd9605fb4bd",
      "concept.json": "e8770577a35dd0f3f108e0df3a5e68234c2e0113d4946e7b5957027a883b7329",
      "core.json": "adc8f1e48d7d0fa4fe6159fee20e0fb93901cd0e5252e8ed85cf476d6d57595b",
      "digital.json": "dc5ae51f8c92e3fa697968e26acdbe065202fbcf4d0e5f529916def2df9e67ef",
      "event.json": "8e465e91c276e507587622d5cbc470aad1ddcec0b630578f123c62b0f37effcf",
      "group.json": "87ebd65c0c6f8d10bbd3b2cc9d028a17dc2e022dda97004fb6fba62e27dcffdc",
      "image.json": "0b777196ed77a35af99ca5b58338a6b00015f1a3f9717dccff53a2aec053616a",
      "linked_art.json": "efd366a63571a42ed1af50daec0946d7de933e760431c3f826a116a8cebdd5b2",
      "object.json": "b2de09e39ff0201bcbbb2bf8616996feafd32645c577d5d04621bd294675affb",
      "person.json": "6a23a254e355dbc57aa3ec114b6b38f6dd07f99d33e22d177c3bfd76df9710ee",
      "place.json": "2a8916bff823db5194f1d15f7fa2f094daaaa00f24649e410d1ebada7a13ccb2",
      "provenance.json": "4014ef2b08599931eed464da5129b26aaa72736f96e7665287c0f1584213d572",
      "set.json": "ceb14602d75e34379cc830660fa7fcc5382ba8a5d7e15044da7421d909681138",
      "text.json": "e19c6795a6bd538b3e3be41b3e3f77208ef94a925cfda792b782c164b62b5533",
    },
  },
];
