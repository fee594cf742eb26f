import type { EntityType } from "../../../entities/types.ts";
import { entityTypes } from "../../../entities/types.ts";
import { type Markup, markup } from "../markup.ts";
import { list, type Section, section, subsection } from "../page.ts";
import { reference } from "../reference.ts";

/** What refers to this thing: a person's works, what hangs in a room, works with a term; the first ones and how many. */
export const referrers: Section = ({ entity, context }) => {
  if (context.referrers === undefined || context.referrers.first.length === 0) return undefined;
  const { total, first } = context.referrers;
  const byTitle = Map.groupBy(first, ({ as }) => titleFor(as, entity.type));
  return section("referrers", "Related records", [
    count(total, first.length),
    ...[...byTitle].map(([title, refs]) =>
      subsection(
        title,
        list(
          refs.map((ref) => line(ref)),
          "columns",
        ),
      ),
    ),
  ]);
};

function count(total: number, shown: number): Markup {
  if (total === 1) return markup`<p class="record-count">One record refers to this one.</p>\n`;
  const first = total > shown ? `; the first ${shown} are listed here` : "";
  return markup`<p class="record-count">${total.toLocaleString("en")} records refer to this one${first}.</p>\n`;
}

function line(ref: Parameters<typeof reference>[0]): Markup {
  return markup`${reference(ref)}${ref.type !== "object" && markup` <span class="aside">${entityTypes[ref.type].label}</span>`}`;
}

const byReference: Record<string, string> = {
  "activity/publication": "Published",
  "activity/birth": "Born here",
  "activity/death": "Died here",
  "activity/acquisition": "In the provenance of",
  "activity/transfer": "In the provenance of",
  "activity/custody": "In the provenance of",
  classification: "With this term",
  subject: "Shows or discusses this",
  media: "Pictured here",
  citation: "Discussed here",
  relation: "Related",
};

/** A heading from how the others refer to this thing, `"activity/production"`, and what sort of thing this is. */
function titleFor(as: string, type: EntityType): string {
  const [kind = as] = as.split("/");
  if (as === "activity/production" || as === "activity/creation") {
    return type === "person" || type === "group" ? "Works" : "Made here or with this";
  }
  if (kind === "placement") return type === "location" || type === "place" ? "What is here" : "In its care";
  if (kind === "part") return type === "concept" ? "Narrower terms" : "Parts and members";
  if (as === "activity/exhibition") return type === "exhibition" ? "Works shown" : "Exhibitions";
  return byReference[as] ?? byReference[kind] ?? "Mentioned by";
}
