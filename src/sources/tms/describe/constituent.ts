import type { TimeSpan } from "../../../entities/facts.ts";
import { type LifeWords, readLife } from "../../../entities/life-dates.ts";
import { parseTimeSpan } from "../../../entities/time-span.ts";
import type { ActivityType } from "../../../entities/words.ts";
import type { Description, SourceRecord } from "../../port.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { agentType, placeholderOf } from "./agents.ts";
import { audienceOf } from "./audience.ts";
import { sayGeography } from "./geography.ts";
import { sayKeptPid } from "./kept-pid.ts";
import { sayAgentNames } from "./names.ts";
import { type Row, rowsOf } from "./rows.ts";
import { saySameAs } from "./same-as.ts";
import { type Teller, teller } from "./teller.ts";
import { sayTerms, type TermPlaces } from "./terms.ts";

/** A constituent as a person or group: names, life or formation, terms, the same agent elsewhere. Placeholders are nobody. */
export function describeConstituent(record: SourceRecord, mapping: TmsMapping): Description {
  const rows = rowsOf(record);
  const row = rows.first("Constituents");
  const tell = teller(record, mapping, audienceOf(row, mapping));
  if (placeholderOf(row.DisplayName, mapping)) {
    const detail =
      "This is a placeholder, not somebody: it gets no identifier. Take it out of `mapping.placeholders` if it should.";
    tell.doubt("placeholder", "Constituents.DisplayName", row.DisplayName, detail);
    return { drafts: [], findings: tell.findings };
  }
  const { type, known } = agentType(row, mapping);
  if (!known) {
    const detail =
      "The mapping does not say whether this is a person or a group; it is taken as a person. Add the type to `mapping.constituentTypes`.";
    tell.doubt("constituent-type-unknown", "Constituents.ConstituentType", row.ConstituentType, detail);
  }
  sayAgentNames(
    tell,
    row,
    rows.of("ConAltNames"),
    known ? undefined : "The source does not say whether this is a person or a group.",
  );
  if (row.Nationality) {
    const concept = { type: "concept" as const, text: row.Nationality };
    tell.say(
      "Constituents.Nationality",
      { kind: "classification", aspect: "nationality", concept },
      { by: { aspect: "nationality", concept: row.Nationality } },
    );
  }
  const places = sayTerms(tell, "ConThesTerms", rows.of("ConThesTerms"));
  sayGeography(tell, "ConGeography", rows.of("ConGeography"), places);
  sayDates(tell, row, type, places);
  sayGenderAndLife(tell, row);
  for (const column of ["ULANID", "WikidataID", "VIAFID"]) saySameAs(tell, `Constituents.${column}`, row[column]);
  sayKeptPid(tell, "constituent", "Constituents", row);
  return { drafts: [tell.draft(type)], findings: tell.findings };
}

function sayGenderAndLife(tell: Teller, { Gender, Biography }: Row): void {
  if (Gender) {
    const body = { kind: "classification" as const, aspect: "gender" as const, concept: conceptOf(Gender) };
    tell.say("Constituents.Gender", body, { by: { aspect: "gender", concept: Gender } });
  }
  if (!Biography) return;
  const body = { kind: "statement" as const, about: "biography" as const, text: [tell.text(Biography)] };
  tell.say("Constituents.Biography", body, { by: { about: "biography" } });
}

const conceptOf = (text: string) => ({ type: "concept" as const, text });

/** Birth, life and death of a person; formation and dissolution of a group; what both did between. */
function sayDates(tell: Teller, row: Row, type: "person" | "group", places: TermPlaces): void {
  const { DisplayDate, BeginDate, EndDate } = row;
  const columns = { begin: BeginDate, end: EndDate };
  const life = readLife(DisplayDate ?? "");
  const onlyActive = life.active !== undefined && life.birth === undefined && life.death === undefined;
  const at = "Constituents.DisplayDate";
  const say = (activity: ActivityType, when: TimeSpan | undefined) => {
    const where = places.get(activity);
    if (!when && !where) return;
    const body = {
      kind: "activity" as const,
      type: activity,
      ...(when ? { when: [when] } : {}),
      ...(where ? { where } : {}),
    };
    tell.say(at, body, { by: { type: activity } });
  };
  if (type === "person" && !onlyActive) say("life", lasting(lifeSpan(tell, row, life)));
  const loose = DisplayDate !== undefined && life.birth === undefined && life.death === undefined;
  say(type === "person" ? "birth" : "formation", point(tell, life.birth, loose ? undefined : BeginDate));
  say(type === "person" ? "death" : "dissolution", point(tell, life.death, loose ? undefined : EndDate));
  const active = onlyActive
    ? tell.time(at, DisplayDate).span
    : life.active
      ? tell.time(at, life.active).span
      : undefined;
  const whole = type === "group" && loose && !onlyActive ? tell.time(at, DisplayDate, columns).span : undefined;
  say("active", lasting(active ?? whole));
}

/** From birth to death: the years of activity that the words may name are no part of the bounds. */
function lifeSpan(tell: Teller, { DisplayDate, BeginDate, EndDate }: Row, life: LifeWords): TimeSpan | undefined {
  const columns = { begin: BeginDate, end: EndDate };
  const { span } = tell.time("Constituents.DisplayDate", DisplayDate, columns);
  if (!life.active || !span) return span;
  const bounds = tell.time("Constituents.BeginDate", undefined, columns).span;
  const latest = bounds?.latest ?? parseTimeSpan(life.death).span?.latest;
  return { ...(span.display ? { display: span.display } : {}), ...bounds, ...(latest ? { latest } : {}) };
}

const lasting = (span: TimeSpan | undefined): TimeSpan | undefined => span && { ...span, lasting: true };

/** One end of a life: its words where they can be read, else the year of the column. */
function point(tell: Teller, words: string | undefined, year: string | undefined): TimeSpan | undefined {
  const read = words === undefined ? undefined : tell.time("Constituents.DisplayDate", words).span;
  if (read?.earliest ?? read?.latest) return withoutOpen(read);
  const { span } = tell.time("Constituents.BeginDate", undefined, { begin: year, end: year });
  return span?.earliest ? { ...read, ...withoutOpen(span) } : read;
}

/** Who is born is not born for ever. */
function withoutOpen(span: TimeSpan | undefined): TimeSpan | undefined {
  if (!span?.open) return span;
  const { open: _, ...rest } = span;
  return rest;
}
