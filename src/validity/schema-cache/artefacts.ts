import { datacite } from "./artefacts/datacite.ts";
import { edm } from "./artefacts/edm.ts";
import { iiif } from "./artefacts/iiif.ts";
import { lido } from "./artefacts/lido.ts";
import { linkedArt } from "./artefacts/linked-art.ts";
import { oaiPmh } from "./artefacts/oai-pmh.ts";
import { schemaOrg } from "./artefacts/schema-org.ts";

/** Something of the schema cache that is fetched: its path there, where it is fetched from, and its hash. */
export type Artefact = { path: string; address: string; sha256: string; licence: string };

/** Every artefact that is fetched: adding a standard is a file and a line here. */
export const artefacts: readonly Artefact[] = [
  ...lido,
  ...edm,
  ...linkedArt,
  ...oaiPmh,
  ...datacite,
  ...iiif,
  ...schemaOrg,
].flatMap(({ folder, repository, commit, at, licence, files, named = {} }) =>
  Object.entries(files).map(([file, sha256]) => ({
    path: `${folder}/${file}`,
    address: ["https://raw.githubusercontent.com", repository, commit, at, named[file] ?? file]
      .filter((part) => part !== "")
      .join("/"),
    sha256,
    licence,
  })),
);

/** Schematron that is made here, out of the `appinfo` of an XML Schema: LIDO has no file of it. */
export const extracted: readonly { path: string; from: string }[] = [
  { path: "lido/lido-v1.1-flattened.sch", from: "lido/lido-v1.1.xsd" },
];
