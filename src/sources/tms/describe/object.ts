import type { About, Aspect } from "../../../entities/words.ts";
import type { Description, SourceRecord } from "../../port.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { sayAssociations } from "./associations.ts";
import { audienceOf } from "./audience.ts";
import { noteOrphanPlaces, sayGeography } from "./geography.ts";
import { sayHistories } from "./histories.ts";
import { sayKeptPid } from "./kept-pid.ts";
import { sayPeople } from "./makers.ts";
import { sayMeasurements } from "./measurements.ts";
import { sayTitles } from "./names.ts";
import { sayNumbers } from "./numbers.ts";
import { sayCitations, sayExhibitions, sayImages, sayPlacements } from "./object-links.ts";
import { type Row, type Rows, rowsOf } from "./rows.ts";
import { saySameAs } from "./same-as.ts";
import { saySurveys } from "./surveys.ts";
import { type Teller, teller, zeroDate } from "./teller.ts";
import { sayTerms } from "./terms.ts";

/** Columns of an object that are said in words, and what they are about. */
const statements: readonly [string, About][] = [
  ["Medium", "medium"],
  ["Dimensions", "dimensions"],
  ["CreditLine", "credit-line"],
  ["Edition", "edition"],
  ["Exhibitions", "exhibition-history"],
  ["Description", "description"],
];

/** An object with everything that its tables say of it. */
export function describeObject(record: SourceRecord, mapping: TmsMapping): Description {
  const rows = rowsOf(record);
  const object = rows.first("Objects");
  const tell = teller(record, mapping, audienceOf(object, mapping));
  sayTitles(tell, rows.of("ObjTitles"));
  sayNumbers(tell, object, rows.of("AltNums"));
  sayClassification(tell, object);
  sayWords(tell, object);
  sayInscription(tell, object);
  const places = sayTerms(tell, "ObjThesTerms", rows.of("ObjThesTerms"));
  sayGeography(tell, "ObjGeography", rows.of("ObjGeography"), places);
  noteOrphanPlaces(tell, rows.of("ObjConGeography"));
  sayPeople(tell, rows, dated(tell, object), places);
  sayStatements(tell, object, rows);
  sayMeasurements(tell, rows.of("ObjDimsParsed"));
  sayExhibitions(tell, rows.of("ObjExhXrefs"));
  sayCitations(tell, rows.of("ObjRefXrefs"));
  sayImages(tell, rows.of("ObjImages"));
  sayPlacements(tell, rows);
  sayHistories(tell, rows.of("ObjHistory"));
  saySurveys(tell, rows.of("Conditions"));
  sayAssociations(tell, rows.of("Associations"));
  for (const { URL: url } of rows.of("ObjWebURLs")) {
    if (url) tell.say("ObjWebURLs.URL", { kind: "content", role: "homepage", url }, { by: { role: "homepage", url } });
  }
  saySameAs(tell, "Objects.WikidataID", object.WikidataID);
  sayKeptPid(tell, "object", "Objects", object);
  return { drafts: [tell.draft("object")], findings: tell.findings };
}

function dated(tell: Teller, { Dated, DateBegin, DateEnd }: Row) {
  const { span, doubt } = tell.time("Objects.Dated", Dated, { begin: DateBegin, end: DateEnd });
  if (doubt === "date-zero")
    tell.doubt(doubt, "Objects.DateBegin", [DateBegin, Dated].filter(Boolean).join(" | "), zeroDate);
  return span;
}

function sayClassification(tell: Teller, { Classification }: Row): void {
  if (!Classification) return;
  const concept = {
    type: "concept" as const,
    key: tell.key("term", `Classification\\${Classification}`),
    label: Classification,
  };
  tell.say(
    "Objects.Classification",
    { kind: "classification", aspect: "type", concept },
    { by: { classification: Classification } },
  );
}

/** What columns of the object say in one word: its culture, period and part of the collection. */
const words: readonly [string, Aspect][] = [
  ["Culture", "culture"],
  ["Period", "period"],
  ["SubClassification", "other"],
];

function sayWords(tell: Teller, object: Row): void {
  for (const [column, aspect] of words) {
    const text = object[column];
    if (!text) continue;
    const body = { kind: "classification" as const, aspect, concept: { type: "concept" as const, text } };
    tell.say(`Objects.${column}`, body, { by: { aspect, concept: text }, sourceWord: column });
  }
}

function sayInscription(tell: Teller, { Inscribed }: Row): void {
  if (!Inscribed) return;
  const readings = [{ how: "transcription" as const, text: { value: Inscribed, language: "und" } }];
  tell.say(
    "Objects.Inscribed",
    { kind: "inscription", type: "inscription", readings },
    { by: { type: "inscription" } },
  );
}

function sayStatements(tell: Teller, object: Row, rows: Rows): void {
  const say = (at: string, about: About, value: string | undefined, order?: number) => {
    if (!value) return;
    const place = order === undefined ? {} : { order };
    tell.say(at, { kind: "statement", about, text: [tell.text(value)] }, { by: { about }, ...place });
  };
  for (const [column, about] of statements) say(`Objects.${column}`, about, object[column]);
  for (const { Provenance } of rows.of("ObjProvenance")) say("ObjProvenance.Provenance", "provenance", Provenance);
  for (const [index, { TextEntry }] of rows.of("ObjWebLabels").entries())
    say("ObjWebLabels.TextEntry", "label", TextEntry, index + 1);
}
