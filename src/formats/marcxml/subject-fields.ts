import type { EntityType } from "../../entities/types.ts";
import { rowOf } from "../../entities/words/row-of.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import type { WriteContext } from "../port.ts";
import { factsOf } from "../what-stands.ts";
import { type Field, field, type Subfields } from "./field.ts";
import { addresses, heading } from "./name-fields.ts";

const tags: Partial<Record<EntityType, string>> = {
  place: "651",
  location: "651",
  concept: "650",
  event: "647",
  exhibition: "647",
};

/** Second indicator, by the vocabulary; others are named in $2, and 4 is none. */
const vocabularies: Readonly<Record<string, string>> = {
  lcsh: "0",
  lcshac: "1",
  mesh: "2",
  nal: "3",
  cash: "5",
  rvm: "6",
};

/** What it is about (6xx), and of what genre, period, style and culture it is. */
export function subjectFields(entity: PublicEntity, context: WriteContext): Field[] {
  const terms = factsOf(entity, "classification").filter(stands);
  const of = (tag: string, ...aspects: string[]) =>
    terms.filter(({ aspect }) => aspects.includes(aspect)).flatMap((fact) => termField(tag, fact, context));
  return [
    ...factsOf(entity, "subject")
      .filter(stands)
      .flatMap((fact) => subjectField(fact, context)),
    ...of("648", "period"),
    ...of("655", "genre"),
    ...terms
      .filter(({ aspect }) => aspect === "style" || aspect === "school" || aspect === "culture" || aspect === "theme")
      .flatMap(({ concept }) => field("653", "  ", [["a", concept.label]])),
  ];
}

function subjectField({ ref, display, sourceWord }: KindOf<"subject">, context: WriteContext): Field[] {
  const name = headingOf(ref);
  const whole = display?.value ?? ref.label;
  const divisions: Subfields = whole.startsWith(`${ref.label}--`)
    ? whole
        .slice(ref.label.length + 2)
        .split("--")
        .map((part) => ["x", part] as const)
    : [];
  const { indicator, vocabulary } = vocabularyOf(sourceWord);
  return field(name.tag, `${name.first}${indicator}`, [
    ...name.subfields,
    ...divisions,
    ...addresses(ref, context),
    ["2", vocabulary],
  ]);
}

function headingOf(ref: KindOf<"subject">["ref"]): { tag: string; first: string; subfields: Subfields } {
  if (ref.type === "person" || ref.type === "group") {
    const { tag, indicator, subfields } = heading(ref);
    return { tag: `6${tag}`, first: indicator, subfields };
  }
  const tag = tags[ref.type];
  return tag === undefined
    ? { tag: "630", first: "0", subfields: [["a", ref.label]] }
    : { tag, first: " ", subfields: [["a", ref.label]] };
}

function termField(tag: string, { concept, sourceWord }: KindOf<"classification">, context: WriteContext): Field[] {
  const { indicator, vocabulary } = vocabularyOf(sourceWord);
  return field(tag, ` ${indicator}`, [["a", concept.label], ...addresses(concept, context), ["2", vocabulary]]);
}

/** A vocabulary is a code of one word; what sources say otherwise is none. */
function vocabularyOf(word = ""): { indicator: string; vocabulary?: string } {
  const indicator = rowOf(vocabularies, word);
  if (indicator !== undefined) return { indicator };
  return /^[a-z][a-z0-9/-]{1,15}$/.test(word) ? { indicator: "7", vocabulary: word } : { indicator: "4" };
}
