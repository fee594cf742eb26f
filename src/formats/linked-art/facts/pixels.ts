import { dimensionRow, unitRow } from "../../../entities/words/measures.ts";
import { aatIri, type TermRow } from "../../../entities/words/term.ts";
import { type FactOfKind, inner } from "../draft.ts";
import type { LinkedArtNode } from "../node.ts";
import { typeNode } from "../reference.ts";

const fileSize: TermRow = { label: "File size" };

/** The size of a file as dimensions: width and height in pixels, length in bytes. */
export function pixelDimensions(id: string, fact: FactOfKind<"content">): LinkedArtNode[] {
  const { widthPx, heightPx, bytes } = fact;
  return [
    ...size(inner(id, "width"), widthPx, "px", dimensionRow("width")),
    ...size(inner(id, "height"), heightPx, "px", dimensionRow("height")),
    ...size(inner(id, "bytes"), bytes, "bytes", fileSize),
  ];
}

function size(id: string, value: number | undefined, unitWord: string, row: TermRow): LinkedArtNode[] {
  const unit = unitRow(unitWord);
  if (value === undefined || !Number.isFinite(value) || unit === undefined) return [];
  const node: LinkedArtNode = { id, type: "Dimension", value };
  node.unit = { id: aatIri(unit.aat), type: "MeasurementUnit", _label: unit.label };
  const types = typeNode(row);
  if (types.length > 0) node.classified_as = types;
  return [node];
}
