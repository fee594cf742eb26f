import type { KeyRef, Text } from "../../../entities/facts.ts";
import type { EntityType } from "../../../entities/types.ts";
import type { SourceRecord } from "../../port.ts";
import { type Teller, teller } from "../../telling/teller.ts";
import { uriIn } from "../authority-uri.ts";
import { cleaned, headingName, headingType, valuesOf, withoutEnd } from "../heading.ts";
import { languageTag, originalTag, tagOf } from "../languages.ts";
import type { MarcSettings } from "../options.ts";
import { valueAt } from "../read/keys.ts";
import { controlOf, type DataField, isData, type MarcRecord, type Refers, readOriginal } from "../record.ts";

/** A field in its record: its place among all, the tag that it stands under (880 for an original script), and its pairs in other scripts. */
export type Placed = DataField & { place: number; under: string; pairs: readonly DataField[] };

/** Says facts of a record in MARC. */
export type Tell = Teller & {
  marc: MarcRecord & { refers: Refers };
  /** The fields of some tags, in the record's order, with those that there are only in an original script (880 $6 with 00). */
  fields(...tags: readonly string[]): Placed[];
  control(tag: string): string | undefined;
  /** The language of what is described (008, else 041 $a), BCP 47. */
  language: string | undefined;
  /** Words in the language of what is described, in whatever script. */
  titled(words: string): Text;
  /** The same subfields in other scripts. */
  originals(field: Placed, words: (field: DataField) => string): Text[];
  /** What a heading names: another record by its key, a known authority's address, or words. */
  ref(field: Placed, type?: EntityType): KeyRef | undefined;
};

/** Starts to describe a record. */
export function tellerOf(record: SourceRecord, settings: MarcSettings): Tell {
  const marc = readOriginal(record.original);
  const notes = languageTag(valueAt("040$b", marc)) ?? settings.language;
  const audience = settings.hidden.some((rule) => isHiddenBy(rule, marc)) ? "staff" : settings.audience;
  const tell = teller(record, { audience, ...(notes === undefined ? {} : { language: notes }) });
  const byTag = Map.groupBy(placed(marc), ({ tag }) => tag);
  const coded = marc.fields.find(({ tag }) => tag === "008");
  const language = languageTag(coded && !isData(coded) ? coded.value.slice(35, 38) : undefined);
  return {
    ...tell,
    // A fact is of a whole field: which of its subfields it takes is not told apart.
    say: (at, body, envelope) => tell.say(at.split("$", 1)[0] ?? at, body, envelope),
    marc,
    language: language ?? languageTag(valueAt("041$a", marc)?.slice(0, 3)),
    fields: (...tags) => tags.flatMap((tag) => byTag.get(tag) ?? []).sort((a, b) => a.place - b.place),
    control: (tag) => controlOf(marc, tag),
    titled: (words) => inLanguage(words, tagOf(words, language)),
    originals: (field, wordsOf) =>
      field.pairs.flatMap((pair) => {
        const words = wordsOf(pair);
        return words === "" ? [] : [inLanguage(words, originalTag(words, scriptOf(pair), language))];
      }),
    ref: (field, type = headingType(field)) => type && refOf(field, type, marc.refers[field.place]),
  };
}

/** Whether a rule of `hidden` fits a record: `"942$n=1"`. */
export function isHiddenBy(rule: string, marc: MarcRecord): boolean {
  const [place = "", wanted] = rule.split(/=(.*)/s);
  const [tag, code = ""] = place.split("$");
  return marc.fields.some((field) => {
    const values = isData(field) && field.tag === tag ? valuesOf(field, code) : [];
    return wanted === undefined ? values.length > 0 : values.includes(wanted);
  });
}

const inLanguage = (value: string, language: string | undefined): Text =>
  language === undefined ? { value } : { value, language };

/** `880-02/(3/r` → `["880", "02", "(3"]`. */
const linkOf = (field: DataField) =>
  /^(\d{3})-(\d\d)(?:\/([^/]+))?/.exec(valuesOf(field, "6")[0] ?? "")?.slice(1) ?? [];
const scriptOf = (field: DataField) => linkOf(field)[2];

function placed(marc: MarcRecord): Placed[] {
  const scripts = marc.fields.filter(isData).filter(({ tag }) => tag === "880");
  return marc.fields.flatMap((field, place): Placed[] => {
    if (!isData(field)) return [];
    const [tag = "", occurrence = "00"] = linkOf(field);
    if (field.tag === "880")
      return occurrence === "00" && tag !== "" ? [{ ...field, tag, place, under: "880", pairs: [] }] : [];
    const pairs = occurrence === "00" ? [] : scripts.filter((one) => isPair(one, field.tag, occurrence));
    return [{ ...field, place, under: field.tag, pairs }];
  });
}

function isPair(script: DataField, tag: string, occurrence: string): boolean {
  const [other, same] = linkOf(script);
  return other === tag && same === occurrence;
}

function refOf(field: Placed, type: EntityType, key: string | undefined): KeyRef | undefined {
  const label = headingName(field);
  if (label === "") return undefined;
  if (key !== undefined) return { type, key, label };
  const uri = valuesOf(field, "10").flatMap((value) => uriIn(value)?.uri ?? [])[0];
  return uri === undefined ? { type, text: label } : { type, uri, label };
}

/** Subfields as words: joined by blanks, without what only directs their display, and without ISBD's stop at the end. */
export function wordsOf(field: DataField, codes: string): string {
  return withoutEnd(cleaned(valuesOf(field, codes).join(" ")));
}
