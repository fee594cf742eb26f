import type { EntityType } from "../../entities/types.ts";
import type { PublicEntity, PublicRef } from "../../publish/public-entity.ts";
import { bare } from "../ead3/writing.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import type { WriteContext } from "../port.ts";
import { factsOf } from "../what-stands.ts";
import { element, type Xml } from "../xml.ts";
import { kindOf, nameParts } from "./names.ts";
import { authorityOf, holding, valueUri, worded } from "./writing.ts";

const works: ReadonlySet<EntityType> = new Set(["object", "publication", "archive", "text", "media", "package"]);

/** What it is about or shows, its themes, and of what period it is. */
export function subjectsOf(entity: PublicEntity, context: WriteContext): Xml[] {
  const terms = factsOf(entity, "classification").filter(stands);
  return [
    ...factsOf(entity, "subject")
      .filter(stands)
      .flatMap((fact) => subjectOf(fact, context)),
    ...terms
      .filter(({ aspect }) => aspect === "theme")
      .flatMap(({ concept }) => holding("subject", {}, termIn("topic", concept, context))),
    ...terms
      .filter(({ aspect }) => aspect === "period")
      .flatMap(({ concept }) => holding("subject", {}, termIn("temporal", concept, context))),
  ];
}

/** Words that go on after the name (`"Millet--Exhibitions"`) are topics. How it is shown is told by the label: depicted, or only mentioned. */
function subjectOf({ ref, mode, display, sourceWord }: KindOf<"subject">, context: WriteContext): Xml[] {
  const whole = display ? bare(display) : ref.label;
  const more = whole.startsWith(`${ref.label}--`) ? whole.slice(ref.label.length + 2).split("--") : [];
  return holding(
    "subject",
    { ...authorityOf(sourceWord), displayLabel: mode === "about" ? undefined : mode },
    named(ref, context),
    more.flatMap((part) => worded("topic", part)),
  );
}

function named(ref: PublicRef, context: WriteContext): Xml[] {
  const { type, label } = ref;
  if (type === "person" || type === "group")
    return [element("name", { type: kindOf(ref), ...valueUri(ref, context) }, nameParts(ref))];
  if (type === "place" || type === "location") return termIn("geographic", ref, context);
  if (works.has(type)) return holding("titleInfo", valueUri(ref, context), worded("title", label));
  return termIn("topic", ref, context);
}

const termIn = (name: string, ref: PublicRef, context: WriteContext) => worded(name, ref.label, valueUri(ref, context));
