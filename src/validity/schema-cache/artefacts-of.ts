import type { Format, ValidityRule } from "../../formats/port.ts";
import type { SchemaCache } from "./cache.ts";

/** The artefact that a rule names, if it names one: `["lido/lido-v1.1.xsd"]`. What that imports stands beside it. */
export function artefactsOf(rule: ValidityRule): string[] {
  return "artefact" in rule && rule.artefact !== undefined ? [rule.artefact] : [];
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
