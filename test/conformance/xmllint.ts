import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

/** What a test that validates XML says where it cannot: it needs the schema cache, and Debian's libxml2-utils. */
export const withoutXmllint =
  withoutShared ||
  (spawnSync("xmllint", ["--version"]).error === undefined
    ? false
    : "xmllint is not installed (Debian: libxml2-utils)");

/**
 * What xmllint says against documents, by a schema of the cache (`"oai-pmh/oai_dc.xsd"`): one run for all, no network. Each line names the
 * document by its place among them. Empty where all are valid.
 */
export function schemaFaults(documents: readonly string[], schema: string): string[] {
  const schemas = join(sharedFolder ?? "", "schemas");
  const folder = mkdtempSync(join(tmpdir(), "xmllint-"));
  try {
    const names = documents.map((text, at) => {
      const name = `${at}.xml`;
      writeFileSync(join(folder, name), text);
      return name;
    });
    const { status, stderr } = spawnSync(
      "xmllint",
      ["--nonet", "--noout", "--schema", join(schemas, schema), ...names],
      {
        cwd: folder,
        env: { ...process.env, XML_CATALOG_FILES: join(schemas, "oai-pmh/catalog.xml") },
        maxBuffer: 256 * 1024 * 1024,
        encoding: "utf8",
      },
    );
    const faults = stderr.split("\n").filter((line) => line !== "" && !/^\d+\.xml validates$/.test(line));
    return status === 0 ? faults : [...faults, `xmllint ended with ${status}`];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
