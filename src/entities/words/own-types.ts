import type { TermRow } from "./term.ts";

/** AAT's names for the terms that entity types are classified as by themselves. */
const labels: Record<string, string> = {
  "300025976": "Collection",
  "300054766": "Exhibition",
  "300069084": "Event",
  "300215302": "Digital image",
  "300264578": "Web page",
  "300404024": "Collection item",
};

/** An entity type's own term as a row, `ownType("300054766")`. */
export function ownType(aat: string): TermRow {
  return { label: labels[aat] ?? aat, aat };
}
