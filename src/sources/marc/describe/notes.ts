import type { Audience } from "../../../entities/facts.ts";
import type { About } from "../../../entities/words.ts";
import { cleaned, valuesOf } from "../heading.ts";
import { type Placed, type Tell, wordsOf } from "./tell.ts";

/** What a note is about, the subfields that are its words, and whether it is staff's: always, or where its first indicator is 0. */
type NoteUse = { about: About; word?: string; codes?: string; staff?: "always" | "ind1=0" };

const all = "abcdefghijklmnopqrstvwxyz3";
const remark = (word?: string): NoteUse => ({ about: "remark", ...(word ? { word } : {}) });

/** Notes by their tag (MARC 21 Bibliographic, 5xx); 59x is local, and staff's, as is what is not listed. */
const notes: Readonly<Record<string, NoteUse>> = {
  "250": { about: "edition" },
  "254": { about: "edition", word: "musical presentation" },
  "255": { about: "scope", word: "scale" },
  "310": remark("frequency"),
  "321": remark("former frequency"),
  "362": { about: "history", word: "dates and volumes" },
  "500": remark(),
  "501": remark("with"),
  "502": remark("thesis"),
  "504": remark("bibliography"),
  "505": { about: "contents" },
  "507": { about: "scope", word: "scale" },
  "508": { about: "responsibility", word: "credits" },
  "511": { about: "responsibility", word: "participants" },
  "513": { about: "scope", word: "type of report" },
  "515": remark("numbering"),
  "518": { about: "history", word: "date and place of event" },
  "520": { about: "abstract" },
  "521": remark("audience"),
  "522": { about: "scope", word: "geographic coverage" },
  "524": remark("preferred citation"),
  "525": remark("supplement"),
  "530": remark("other form"),
  "533": remark("reproduction"),
  "534": remark("original"),
  "535": remark("location of original"),
  "536": remark("funding"),
  "538": remark("technical requirements"),
  "540": { about: "use-conditions", codes: "abd3" },
  "541": { about: "provenance", word: "acquisition", staff: "always" },
  "544": remark("related materials"),
  "545": { about: "history" },
  "546": remark("language"),
  "547": remark("former titles"),
  "550": remark("issuing body"),
  "555": remark("finding aid"),
  "556": remark("documentation"),
  "561": { about: "provenance", staff: "ind1=0" },
  "562": remark("copy"),
  "563": { about: "physical-description", word: "binding" },
  "565": remark("file"),
  "580": remark("linking entry"),
  "581": remark("publications about it"),
  "583": { about: "condition", word: "action", staff: "always" },
  "584": remark("accumulation"),
  "585": { about: "exhibition-history" },
  "586": remark("awards"),
  "588": remark("source of description"),
};

/** 520, first indicator. */
const summaries: Readonly<Record<string, NoteUse>> = {
  "1": { about: "remark", word: "review" },
  "2": { about: "scope" },
};

const ownFields = new Set(["506", "510", "542"]);

/** Says the notes, each about what its tag says; conditions of access and references to bibliographies become more than words. */
export function sayNotes(tell: Tell): void {
  const tags = [...new Set(tell.marc.fields.map(({ tag }) => tag))];
  const local = tags.filter((tag) => /^5\d\d$/.test(tag) && !Object.hasOwn(notes, tag) && !ownFields.has(tag));
  for (const field of tell.fields(...Object.keys(notes), ...local)) sayNote(tell, field);
  for (const field of tell.fields("506")) sayAccess(tell, field);
  for (const field of tell.fields("510")) sayReference(tell, field);
  for (const field of tell.fields("542")) sayCopyright(tell, field);
}

function sayNote(tell: Tell, field: Placed): void {
  const use = useOf(field);
  const words = (one: Parameters<typeof wordsOf>[0]) => noteOf(one, use.codes ?? all);
  const value = words(field);
  if (value === "") return;
  const text = [tell.text(value), ...tell.originals(field, words)];
  const isStaff = use.staff === "always" || (use.staff === "ind1=0" && field.ind1 === "0");
  const audience: { audience?: Audience } = isStaff ? { audience: "staff" } : {};
  const sourceWord = use.word ?? (use.about === "other" ? field.tag : undefined);
  tell.say(
    `${field.under}$a`,
    { kind: "statement", about: use.about, text },
    { by: { tag: field.tag, value }, ...(sourceWord ? { sourceWord } : {}), ...audience },
  );
}

function useOf(field: Placed): NoteUse {
  const usual = notes[field.tag] ?? { about: "other", staff: "always" };
  return field.tag === "520" ? (summaries[field.ind1] ?? usual) : usual;
}

/** A note keeps its full stop: it is sentences. */
function noteOf(field: Parameters<typeof wordsOf>[0], codes: string): string {
  return cleaned(valuesOf(field, codes).join(" "));
}

/** Only what the record says is open may be read; other words say what they say (506, first indicator: 0 is open). */
function sayAccess(tell: Tell, field: Placed): void {
  const value = noteOf(field, "abcdefg3");
  if (value === "" && field.ind1 === " ") return;
  const text = value === "" ? {} : { text: [tell.text(value)] };
  const allows =
    field.ind1 === "0" ? { allows: { read: true } } : field.ind1 === "1" ? { allows: { read: false } } : {};
  tell.say(
    "506$a",
    { kind: "rights", of: "object", sort: "access", ...text, ...allows },
    { by: { sort: "access", value } },
  );
}

/** 510: where this is described, `ESTC T12345`. */
function sayReference(tell: Tell, field: Placed): void {
  const source = wordsOf(field, "a");
  const place = wordsOf(field, "c");
  if (source === "") return;
  const publication = { type: "publication" as const, text: source };
  tell.say("510$a", { kind: "citation", publication, ...(place ? { number: place } : {}) }, { by: { source, place } });
}

function sayCopyright(tell: Tell, field: Placed): void {
  const value = noteOf(field, "abcdefghijklmnopqrs3");
  if (value === "") return;
  const audience: { audience?: Audience } = field.ind1 === "0" ? { audience: "staff" } : {};
  const text = [tell.text(value)];
  tell.say(
    "542$a",
    { kind: "rights", of: "object", sort: "copyright", text },
    { by: { sort: "copyright", value }, ...audience },
  );
}
