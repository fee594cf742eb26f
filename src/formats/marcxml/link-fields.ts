import { predicateLabels } from "../../entities/words/relations.ts";
import type { PartAs, Predicate } from "../../entities/words.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { addressOf } from "../address-of.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import { doiIn, safeIri } from "../iri.ts";
import type { WriteContext } from "../port.ts";
import { factsOf, isPage, sameOf } from "../what-stands.ts";
import { type Field, field } from "./field.ts";

const predicates: Partial<Record<Predicate, string>> = {
  "translation-of": "765",
  "version-of": "775",
  "other-format-of": "776",
  continues: "780",
};
const wholes: ReadonlySet<PartAs> = new Set(["component", "member", "archival", "contained-in"]);

/** Series (490), linking entries (76x to 78x), the same thing elsewhere (758), and addresses (856), the PID's first. */
export function linkFields(entity: PublicEntity, context: WriteContext): Field[] {
  const parts = factsOf(entity, "part").filter(stands);
  return [
    ...parts.filter(({ as }) => as === "series").flatMap(seriesField),
    ...parts.filter(({ as }) => wholes.has(as)).flatMap((fact) => hostField(fact, context)),
    ...factsOf(entity, "relation")
      .filter(stands)
      .flatMap((fact) => relationField(fact, context)),
    ...sameOf(entity)
      .filter((uri) => doiIn(uri) === undefined)
      .flatMap((uri) => field("758", "  ", [["1", uri]])),
    ...field("856", "42", [
      ["u", `${context.base}/${entity.pid}`],
      ["z", "Persistent identifier"],
    ]),
    ...factsOf(entity, "content").filter(stands).flatMap(addressField),
    ...factsOf(entity, "media")
      .filter(stands)
      .flatMap(({ image }) => {
        const address = addressOf(image, context);
        return address === undefined
          ? []
          : field("856", "42", [
              ["u", address],
              ["3", "Image"],
            ]);
      }),
  ];
}

/** The source's own word is the volume as it stands: `"v. 12"`. */
function seriesField({ whole, order, sourceWord }: KindOf<"part">): Field[] {
  return field("490", "0 ", [
    ["a", whole.label],
    ["v", sourceWord ?? (order === undefined ? undefined : String(order))],
  ]);
}

function hostField({ whole, sourceWord }: KindOf<"part">, context: WriteContext): Field[] {
  const place = sourceWord === "in" || sourceWord === "supplement to" ? undefined : sourceWord;
  const tag = sourceWord === "supplement to" ? "772" : "773";
  return field(tag, "0 ", [
    ["t", whole.label],
    ["g", place],
    ["o", addressOf(whole, context)],
  ]);
}

function relationField({ predicate, to }: KindOf<"relation">, context: WriteContext): Field[] {
  const tag = predicates[predicate] ?? "787";
  const shown = tag === "787" && predicate !== "related" ? `${predicateLabels[predicate]}:` : undefined;
  return field(tag, tag === "780" ? "00" : "0 ", [
    ["i", shown],
    ["t", to.label],
    ["o", addressOf(to, context)],
  ]);
}

function addressField({ role, url, format, sourceWord }: KindOf<"content">): Field[] {
  const address = safeIri(url);
  if (address === undefined) return [];
  const isRelated = isPage({ role }) || role === "thumbnail";
  return field("856", isRelated ? "42" : "40", [
    ["u", address],
    ["q", format],
    ["3", sourceWord],
  ]);
}
