import type { Format, ValidityRule } from "../../formats/port.ts";
import type { SchemaCache } from "./cache.ts";

/** The artefacts that a rule names: `["lido/lido-v1.1.xsd"]`. What those import stands beside them. */
export function artefactsOf(rule: ValidityRule): string[] {
  const named = "artefact" in rule && rule.artefact !== undefined ? [rule.artefact] : [];
  return rule.by === "shacl" ? [...named, ...(rule.with ?? [])] : named;
}

/** Which formats have a rule that cannot be asked, because the schema cache lacks what it names. */
export function uncheckedFormats(
  formats: readonly Pick<Format, "name" | "validity">[],
  cache: Pick<SchemaCache, "has">,
): string[] {
  return formats
    .filter(({ validity }) => validity.some((rule) => artefactsOf(rule).some((artefact) => !cache.has(artefact))))
    .map(({ name }) => name);
}
