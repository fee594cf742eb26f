// Draws every work anew: node examples/small-museum/draw-images.ts
import { writeFileSync } from "node:fs";
import { type Drawing, draw } from "./drawing/draw.ts";
import { type Row, table } from "./table.ts";

const compositions = new Map(table("compositions.csv").map((row) => [row.Composition, row.Motifs ?? ""]));
const images = new Map(table("tms/ObjImages.csv").map((row) => [row.ObjectID, row]));
const objects = new Map(table("tms/Objects.csv").map((row) => [row.ObjectNumber, row]));
const round = new Set(
  table("tms/ObjDimsParsed.csv").flatMap((row) =>
    row.Element === "Unframed" && row.DimensionType === "Diameter" ? [row.ObjectID] : [],
  ),
);
const times = new Map<string, number>();

/** What is to be drawn for one row of `drawings.csv`; the second work of a composition is its mirror image. */
function drawing(row: Row): Drawing {
  const name = row.Composition ?? "";
  const drawn = times.get(name) ?? 0;
  times.set(name, drawn + 1);
  const object = objects.get(row.ObjectNumber);
  const image = images.get(object?.ObjectID);
  const motifs = compositions.get(name);
  if (!object || !image || !motifs) throw new Error(`${row.ObjectNumber}: no object, image or composition`);
  return {
    title: `${object.ObjectNumber}, drawn for this example`,
    width: Number(image.WidthPx),
    height: Number(image.HeightPx),
    colours: [row.Ground, row.Colour1, row.Colour2, row.Colour3, row.Colour4].map((colour) => colour ?? ""),
    motifs,
    shape: round.has(object.ObjectID) ? "round" : "rectangle",
    mirrored: drawn % 2 === 1,
  };
}

for (const row of table("drawings.csv")) {
  writeFileSync(new URL(`images/${row.ObjectNumber}.svg`, import.meta.url), draw(drawing(row)));
}
