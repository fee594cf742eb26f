import { hash } from "node:crypto";
import { Problem } from "../../errors.ts";
import type { Carried, Description, Finding, Source, SourceRecord } from "../port.ts";
import { readXml, type XmlElement } from "../reading/xml.ts";
import { childrenOf } from "../reading/xml-tree.ts";
import { describeMedia } from "./describe/describe-media.ts";
import { describeObject } from "./describe/describe-object.ts";
import { describeThing } from "./describe/describe-things.ts";
import { fieldsOf } from "./fields.ts";
import { type LidoOptions, type LidoSettings, settingsOf } from "./options.ts";
import { readFiles } from "./read/read-files.ts";
import { recordsOf } from "./record.ts";

/** Raised whenever the code here says something else of the same record. */
const codeRevision = 2;

/**
 * LIDO 1.0 and 1.1, a folder of `*.xml` or `*.xml.gz` or carried by another source (OAI-PMH); see docs/sources/lido.md. Fault:
 * `config-invalid`.
 */
export function lido(options: LidoOptions): Source {
  const settings = settingsOf(options);
  const { name, folder: _, ...mapping } = settings;
  return {
    name,
    title: "LIDO",
    revision: `${codeRevision}-${hash("sha256", JSON.stringify(mapping)).slice(0, 12)}`,
    read: () => readFiles(settings),
    describe: (record) => describe(record, settings),
    fieldsOf,
    carried: { prefixes: ["lido"], record: (...from) => carriedRecord(settings, ...from) },
  };
}

function describe(record: SourceRecord, settings: LidoSettings): Description {
  const element = readXml(record.original);
  if (element.name === "lido") return describeObject(record, element, settings);
  return element.name === "resourceSet"
    ? describeMedia(record, element, settings)
    : describeThing(record, element, settings);
}

function carriedRecord(settings: LidoSettings, ...[key, payload, at]: Parameters<Carried["record"]>) {
  const found = lidoIn(payload);
  if (!found) return { finding: notLido(key, payload, at) };
  const records = recordsOf(found, key, at, settings);
  const record = records.at(-1);
  return record ? { record, more: records.slice(0, -1) } : { finding: notLido(key, payload, at) };
}

function lidoIn(payload: string): XmlElement | undefined {
  try {
    const root = readXml(payload);
    return [root, ...childrenOf(root)].find(({ name }) => name === "lido");
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

function notLido(record: string, payload: string, at: SourceRecord["at"]): Finding {
  const detail = "This is no record of LIDO. Ask those who send it.";
  const value = payload.slice(0, 200);
  return { kind: "rejected", rule: "not-lido", table: record.split("/")[1] ?? "object", ...at, record, value, detail };
}
