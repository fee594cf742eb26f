import { csvLine } from "../../formats/csv/cells.ts";
import { stands } from "../../formats/facts-by-kind.ts";
import { plainText } from "../../formats/plain-text.ts";
import type { WriteContext } from "../../formats/port.ts";
import {
  activitiesOf,
  datesOf,
  factsOf,
  imagesOf,
  makerName,
  makersOf,
  numbersOf,
  placesOf,
  rightsUriOf,
  type Shown,
  spanInLine,
  termsOf,
  textsOf,
} from "../../formats/what-stands.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import type { Preset } from "./preset.ts";

const longestTitle = 100;

/** The fields of the Cultural Institute's metadata file (its “Metadata fields” page), in our order; its names are not ours to change. */
const columns = [
  ...["itemid", "subitemid", "orderid", "title", "creator", "description"],
  ...["dateCreated:start", "dateCreated:end", "dateCreated:display", "locationCreated:placename"],
  ...["type", "medium", "format", "subject", "provenance", "rights"],
  ...["relation:url", "relation:text", "customtext:Inventory number", "filetype", "filespec"],
] as const;
type Line = Partial<Record<(typeof columns)[number], string>>;

const joined = (values: readonly string[]) => [...new Set(values)].join(", ");
const write = (line: Line) => csvLine(columns.map((name) => line[name]));

/** Google Arts & Culture: a line a work with one image, a sequence with a line an image where there are several; works without an image are left out. */
export const googleArts: Preset = {
  title: "Google Arts & Culture: metadata file (CSV)",
  open: csvLine(columns),
  lines(entity, context) {
    if (entity.type !== "object") return "";
    const images = imagesOf(entity, context).filter(({ picture }) => picture !== undefined);
    const [first, ...more] = images;
    if (!first) return "";
    const work = lineOf(entity, context);
    if (more.length === 0) return write({ ...work, filetype: "image", filespec: fileOf(first) });
    const parts = images.map((image, at) =>
      write({
        itemid: entity.pid,
        subitemid: image.fact.image.pid ?? `${entity.pid}-${at + 1}`,
        orderid: String(at + 1),
        title: image.fact.view ?? `${work.title} (${at + 1})`,
        filetype: "image",
        filespec: fileOf(image),
      }),
    );
    return [write({ ...work, filetype: "sequence" }), ...parts].join("");
  },
};

/** The name of the file as it is uploaded beside the metadata: the last part of its address. */
function fileOf({ picture }: Shown): string {
  const path = new URL(picture?.url ?? "", "http://localhost/").pathname;
  return decodeURIComponent(path.split("/").at(-1) ?? "");
}

function lineOf(entity: PublicEntity, context: WriteContext): Line {
  const [date] = datesOf(entity);
  const texts = (...abouts: Parameters<typeof textsOf>[1][]) =>
    textsOf(entity, ...abouts)
      .map(plainText)
      .join("\n\n");
  const places = activitiesOf(entity, "production", "creation").flatMap(placesOf);
  const subjects = factsOf(entity, "subject").filter(stands);
  return {
    itemid: entity.pid,
    title: entity.label.slice(0, longestTitle),
    creator: joined(makersOf(entity).map(makerName)),
    description: texts("description", "label", "abstract"),
    "dateCreated:start": date?.earliest ?? "",
    "dateCreated:end": date?.latest ?? "",
    "dateCreated:display": (date && spanInLine(date)) ?? "",
    "locationCreated:placename": joined(places.map(({ label }) => label)),
    type: joined(termsOf(entity, "type").map(({ label }) => label)),
    medium: texts("medium") || joined(termsOf(entity, "material", "technique").map(({ label }) => label)),
    format: texts("dimensions"),
    subject: joined(subjects.map(({ ref }) => ref.label)),
    provenance: texts("provenance", "credit-line"),
    rights: rightsUriOf(entity, "object", context) ?? "",
    "relation:url": `${context.base}/${entity.pid}`,
    "relation:text": context.institution,
    "customtext:Inventory number": numbersOf(entity)[0]?.value ?? "",
  };
}
