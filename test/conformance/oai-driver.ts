import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { offeredPrefixes } from "../../src/access-points/oai/prefixes.ts";
import type { Format } from "../../src/formats/port.ts";
import { formats } from "../../src/formats/table.ts";
import { records } from "../fixtures/records.ts";
import { context } from "../fixtures/surroundings.ts";
import { sharedFolder } from "../shared-folder.ts";
import { named, xsdFaults } from "./xml-validators.ts";

const schemas = join(sharedFolder ?? "", "schemas");
const guidelines = "http://www.openarchives.org/OAI/2.0/";

const edm: Record<string, string> = {
  [guidelines]: join(schemas, "oai-pmh/OAI-PMH.xsd"),
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#": join(schemas, "edm/schema_xsds/EDM.xsd"),
};
/** The prefixes whose payloads `driver.xsd` of the schema cache does not bring; EDM is apart. */
const further = offeredPrefixes(formats).filter(({ prefix }) => prefix !== "edm");

/** The two descriptions of the protocol's guidelines that the schema cache lacks, as the guidelines have them; not the official files. */
const described: Record<string, string> = {
  friends: `<xs:element name="friends"><xs:complexType><xs:sequence>
    <xs:element name="baseURL" type="xs:anyURI" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element>`,
  branding: `<xs:element name="branding"><xs:complexType><xs:sequence>
    <xs:element name="collectionIcon" minOccurs="0"><xs:complexType><xs:sequence>
      <xs:element name="url" type="xs:anyURI"/>
      <xs:element name="link" type="xs:anyURI" minOccurs="0"/>
      <xs:element name="title" type="xs:string" minOccurs="0"/>
      <xs:element name="width" type="xs:integer" minOccurs="0"/>
      <xs:element name="height" type="xs:integer" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="metadataRendering" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:simpleContent>
      <xs:extension base="xs:anyURI">
        <xs:attribute name="metadataNamespace" type="xs:anyURI" use="required"/>
        <xs:attribute name="mimeType" type="xs:string" use="required"/>
      </xs:extension>
    </xs:simpleContent></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>`,
};

const schemaOf = (namespace: string, declared: string) =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}" elementFormDefault="qualified">${declared}</xs:schema>\n`;

/**
 * What is wrong with answers of OAI-PMH, payloads and all, by the protocol's schema: its wildcards are strict, so the schema of every payload is
 * brought together in one. Answers that hold EDM are held to it in the stead of all others, for it has Dublin Core and RDF in a way of its own.
 */
export function answerFaults(answers: readonly string[], prefix?: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "oai-driver-"));
  try {
    const imported = Object.entries(prefix === "edm" ? edm : allIn(folder));
    const imports = imported.map(
      ([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`,
    );
    const included = `<xs:include schemaLocation="${join(schemas, "oai-pmh/driver.xsd")}"/>`;
    const driver = written(
      folder,
      "driver.xsd",
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${prefix === "edm" ? "" : included}${imports.join("")}</xs:schema>\n`,
    );
    return xsdFaults(named(answers), relative(schemas, driver));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every schema but EDM's, those that are not in the schema cache written into a folder: of a payload without one its root is known, and no more. */
function allIn(folder: string): Record<string, string> {
  const brought = readFileSync(join(schemas, "oai-pmh/driver.xsd"), "utf8");
  const imports: Record<string, string> = {};
  for (const [name, declared] of Object.entries(described))
    imports[`${guidelines}${name}/`] = written(folder, `${name}.xsd`, schemaOf(`${guidelines}${name}/`, declared));
  for (const { prefix, namespace, writes } of further) {
    if (brought.includes(`namespace="${namespace}"`)) continue;
    const rule = writes.validity.find(({ by }) => by === "xsd");
    const declared = `<xs:element name="${rootOf(writes)}" type="xs:anyType"/>`;
    imports[namespace] =
      rule?.by === "xsd"
        ? join(schemas, rule.artefact)
        : written(folder, `${prefix}.xsd`, schemaOf(namespace, declared));
  }
  return imports;
}

/** The name of the root of a format's documents, without its prefix: `"ead"`. */
function rootOf({ types, write }: Format): string {
  const record = records.get(types === "all" ? "object" : (types[0] ?? "object"));
  const [, root] = /<(?:[\w-]+:)?([A-Za-z][\w-]*)[\s>]/.exec(record ? write(record, context) : "") ?? [];
  assert.ok(root, "it begins with its root");
  return root;
}

function written(folder: string, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}
