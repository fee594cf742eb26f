import type { Format } from "../../formats/port.ts";

/** A metadata format of the protocol (section 3.4): its prefix, the format that is written, and its schema. */
export type Prefix = { prefix: string; format: string; schema: string; namespace: string };

/** Every prefix by the name of its format, simple Dublin Core (which the protocol asks for) first: adding one is a line here. */
const prefixes: readonly Prefix[] = [
  {
    prefix: "oai_dc",
    format: "oai_dc",
    schema: "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
    namespace: "http://www.openarchives.org/OAI/2.0/oai_dc/",
  },
  {
    prefix: "lido",
    format: "lido",
    schema: "http://www.lido-schema.org/schema/v1.1/lido-v1.1.xsd",
    namespace: "http://www.lido-schema.org",
  },
  {
    prefix: "lido-1.0",
    format: "lido-1.0",
    schema: "http://www.lido-schema.org/schema/v1.0/lido-v1.0.xsd",
    namespace: "http://www.lido-schema.org",
  },
  {
    prefix: "edm",
    format: "edm",
    schema: "http://www.europeana.eu/schemas/edm/EDM.xsd",
    namespace: "http://www.europeana.eu/schemas/edm/",
  },
  {
    prefix: "marc21",
    format: "marcxml",
    schema: "http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd",
    namespace: "http://www.loc.gov/MARC21/slim",
  },
  {
    prefix: "ead",
    format: "ead3",
    schema: "https://www.loc.gov/ead/ead3.xsd",
    namespace: "http://ead3.archivists.org/schema/",
  },
  {
    prefix: "oai_datacite",
    format: "datacite",
    schema: "http://schema.datacite.org/meta/kernel-4.6/metadata.xsd",
    namespace: "http://datacite.org/schema/kernel-4",
  },
  {
    prefix: "rdf",
    format: "rdf-xml",
    schema: "http://www.openarchives.org/OAI/2.0/rdf.xsd",
    namespace: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  },
];

/** A prefix with the format that it stands for. */
export type Offered = Prefix & { writes: Format };

/** The prefixes whose formats there are. */
export function offeredPrefixes(formats: readonly Format[]): Offered[] {
  return prefixes.flatMap((one) => {
    const writes = formats.find(({ name }) => name === one.format);
    return writes ? [{ ...one, writes }] : [];
  });
}
