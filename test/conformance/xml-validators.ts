import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Schema } from "node-schematron";
import type { Format } from "../../src/formats/port.ts";
import { openValidator, type Validator } from "../../src/validity/validator.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const schemas = join(sharedFolder ?? "", "schemas");
const hasXmllint = spawnSync("xmllint", ["--version"]).status === 0;
const saxon = "/usr/share/java/Saxon-HE.jar";
const hasSaxon = existsSync(saxon) && spawnSync("java", ["-version"]).status === 0;

/** What a test that needs xmllint, or Saxon too, says when it is not there. */
export const withoutXmllint = withoutShared || (hasXmllint ? false : "xmllint (Debian libxml2-utils) is not installed");
export const withoutSaxon = withoutXmllint || (hasSaxon ? false : "Saxon (Debian libsaxonhe-java) is not installed");

/** As many faults as anybody reads. */
const mostTold = 20;

/** Documents by a name of their own, such as their PID. */
export type Documents = ReadonlyMap<string, string>;

/** Documents that are called by their places: `"0"`, `"1"` … */
export const named = (documents: readonly string[]): Documents =>
  new Map(documents.map((text, at) => [String(at), text]));

/** What an XML Schema of the shared folder has against documents, by xmllint in one run: a line a fault, each with the document's name. */
export function xsdFaults(documents: Documents, schema: string): string[] {
  return inFolder(documents, (folder, names) => {
    const faults: string[] = [];
    for (let at = 0; at < names.length; at += 2000) {
      const files = names.slice(at, at + 2000);
      const { status, stderr } = spawnSync(
        "xmllint",
        ["--nonet", "--noout", "--schema", join(schemas, schema), ...files],
        {
          cwd: folder,
          env: { ...process.env, XML_CATALOG_FILES: join(schemas, "oai-pmh/catalog.xml") },
          encoding: "utf8",
          maxBuffer: 2 ** 28,
        },
      );
      const said = stderr.split("\n").filter((line) => line !== "" && !/ validates$| parser warning : /.test(line));
      faults.push(...(status === 0 || said.length > 0 ? said.slice(0, mostTold) : [`xmllint ended with ${status}`]));
    }
    return faults;
  });
}

/** What a Schematron of the shared folder has against a document, by node-schematron; what is only a warning is left out. */
export function schematronFaults(document: string, schema: string): string[] {
  schematron ??= Schema.fromString(readFileSync(join(schemas, schema), "utf8"));
  return schematron.validateString(document).map(({ message }) => String(message).replace(/\s+/g, " ").trim());
}

let schematron: Schema | undefined;

/**
 * What Cartouche's own validator has against documents of a format, by all of its rules. It stands for Saxon, which takes seconds to
 * start: test/real/compiled-schematron.test.ts holds it to what Saxon finds.
 */
export async function validatorFaults(documents: Documents, format: Format): Promise<string[]> {
  validator ??= openValidator({ schemas, version: "test" });
  const faults: string[] = [];
  for (const [name, text] of documents)
    for (const { why, faults: found } of (await validator.check(format, text)).rules)
      faults.push(
        ...(why === undefined ? found.map(({ what }) => `${name}: ${what}`) : [`${name} is not checked: ${why}`]),
      );
  return faults;
}

let validator: Validator | undefined;

/** What a compiled Schematron (XSLT 2) of the shared folder has against documents, by Saxon in one run. */
export function compiledFaults(documents: Documents, stylesheet: string): string[] {
  return inFolder(documents, (folder, names) => {
    const { status, stderr } = spawnSync(
      "java",
      ["-cp", saxon, "net.sf.saxon.Transform", "-s:.", `-xsl:${join(schemas, stylesheet)}`, "-o:../told"],
      { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 28 },
    );
    if (status !== 0) return [`Saxon ended with ${status}: ${stderr}`];
    const told = join(folder, "../told");
    const reports = readdirSync(told);
    const missing = reports.length === names.length ? [] : [`${reports.length} reports of ${names.length} documents`];
    const faults = reports.flatMap((name) => failedIn(readFileSync(join(told, name), "utf8"), name));
    return [...missing, ...faults];
  });
}

function failedIn(report: string, name: string): string[] {
  const failed = [...report.matchAll(/<svrl:failed-assert[\s\S]*?<svrl:text>([\s\S]*?)<\/svrl:text>/g)];
  return failed.map(([, text = ""]) => `${name}: ${text.replace(/\s+/g, " ").trim()}`);
}

function inFolder(documents: Documents, check: (folder: string, names: string[]) => string[]): string[] {
  const above = mkdtempSync(join(tmpdir(), "validate-"));
  const folder = join(above, "documents");
  mkdirSync(folder);
  mkdirSync(join(above, "told"));
  const names = [...documents.keys()].map((name) => `${name.replace(/[^\w.-]/g, "_")}.xml`);
  try {
    for (const [at, text] of [...documents.values()].entries()) writeFileSync(join(folder, names[at] ?? ""), text);
    return check(folder, names);
  } finally {
    rmSync(above, { recursive: true });
  }
}
