import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import {
  XmlDocument,
  XmlLibError,
  XsdValidator,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
} from "libxml2-wasm";
import type { SchemaCache } from "../schema-cache/cache.ts";
import { faultsOfXml } from "../xml-faults.ts";
import type { Compile } from "./rule.ts";

/** Addresses that schemas import and that stand in the cache, so that nothing is asked of the network. */
const kept: Readonly<Record<string, string>> = { "http://www.w3.org/2001/03/xml.xsd": "lido/xml.xsd" };

/** XML Schema 1.0, by libxml2. What a schema imports is read from the cache alone. */
export const compileXsd: Compile<{ artefact: string }> = ({ artefact }, cache) => {
  const validator = withFilesOf(cache, () => {
    const schema = XmlDocument.fromString(cache.read(artefact), { url: cache.fileOf(artefact) });
    try {
      return XsdValidator.fromDoc(schema);
    } finally {
      schema.dispose();
    }
  });
  return (document) => {
    const read = document.xml();
    if ("faults" in read) return read.faults;
    try {
      validator.validate(read.value);
      return [];
    } catch (error) {
      if (error instanceof XmlLibError) return faultsOfXml(error);
      throw error;
    }
  };
};

/** libxml2 asks for a file only while a schema is made, and gets none from outside the cache. */
function withFilesOf<T>(cache: SchemaCache, work: () => T): T {
  const top = resolve(cache.folder) + sep;
  const fileOf = (name: string) => {
    const file = resolve(kept[name] === undefined ? name : join(top, kept[name]));
    return file.startsWith(top) && existsSync(file) ? file : undefined;
  };
  xmlRegisterInputProvider({
    match: (name) => fileOf(name) !== undefined,
    open(name) {
      const file = fileOf(name);
      return file === undefined ? undefined : openSync(file, "r");
    },
    read: (descriptor, buffer) => readSync(descriptor, buffer, 0, buffer.byteLength, null),
    close(descriptor) {
      closeSync(descriptor);
      return true;
    },
  });
  try {
    return work();
  } finally {
    xmlCleanupInputProvider();
  }
}
