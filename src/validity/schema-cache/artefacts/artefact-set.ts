/** Artefacts of one standard from one place: files of a public repository at one commit, with the hash that each must have. */
export type ArtefactSet = {
  /** The folder of the cache that they stand in. */
  folder: string;
  /** On GitHub: `"nfdi4objects/lido-schema"`. */
  repository: string;
  commit: string;
  /** The folder there, empty for its top. */
  at: string;
  /** What is said there of their use; they are fetched by each museum, and not handed on by Cartouche. */
  licence: string;
  /** SHA-256 by path, in the cache and there alike. */
  files: Readonly<Record<string, string>>;
  /** Paths there that are others: `{ "schemaorg-30.0-context.jsonld": "schemaorgcontext.jsonld" }`. */
  named?: Readonly<Record<string, string>>;
};
