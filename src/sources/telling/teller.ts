import { factKey } from "../../entities/fact-key.ts";
import type { Audience, Draft, Fact, FactBody, KeyRef, Said, Text, TimeSpan } from "../../entities/facts.ts";
import { type ParsedTime, parseTimeSpan } from "../../entities/time-span.ts";
import type { EntityType } from "../../entities/types.ts";
import type { Description, Finding, SourceRecord } from "../port.ts";

/** The envelope of a fact that is about to be said: its own row key, or what identifies it. */
export type Envelope = { key?: string; by?: Record<string, string | undefined> } & Partial<
  Omit<Said<KeyRef>, "key" | "from">
>;

/** What holds for all that a record says; `placeOf` tells where a field stands, where that is not in the record's own row. */
export type Telling = {
  audience: Audience;
  /** Of texts that do not say it, BCP 47: `"en"`. */
  language?: string;
  placeOf?(record: SourceRecord, field: string): Pick<Finding, "table" | "file" | "row" | "field">;
};

/** Says facts of one subject; `at` names the field they come of, as `fieldsOf` of the source does. */
export type Speaker = { say(at: string, body: FactBody<KeyRef>, envelope?: Envelope): void };

/** Says facts of a record's own subject and of others that it speaks of, and notes what is doubtful. */
export type Teller = Speaker & {
  /** The record's own key: `"tms/object/6183"`. */
  record: string;
  /** Another thing that the record speaks of, under a key or under a number. */
  of(subject: Draft["subject"], type?: EntityType): Speaker;
  doubt(rule: string, at: string, value: string | undefined, detail: string): void;
  /** A key of this source: `key("constituent", "1338")` → `"tms/constituent/1338"`. */
  key(kind: string, id: string): string;
  /** A text in the language given, or in the record's. */
  text(value: string, language?: string): Text;
  /** A time whose display is in the record's language; what is doubtful about it is noted, `date-zero` apart. */
  time(
    at: string,
    display: string | undefined,
    columns?: { begin?: string | undefined; end?: string | undefined },
  ): ParsedTime;
  draft(type: EntityType): Draft;
  /** Everything said: the record's own subject first, then the others in the order in which they were begun. */
  description(type: EntityType): Description;
  findings: Finding[];
};

const dateDetails = {
  "date-zero": "The date is zero, which is no date. Fill it in, or leave it if nothing is known.",
  "date-reversed": "The date ends before it starts; only its words are kept. Exchange or correct the two.",
  "date-unreadable":
    "The date's words were not understood and it has no bounds; the words are kept. Add begin and end.",
};

/** Starts to describe a record. */
export function teller(record: SourceRecord, telling: Telling): Teller {
  const { audience, language, placeOf = ownPlace } = telling;
  const source = record.key.slice(0, record.key.indexOf("/"));
  const findings: Finding[] = [];
  const others = new Map<string, Draft>();
  const text = (value: string, other = language): Text =>
    other === undefined ? { value } : { value, language: other };
  const doubt: Teller["doubt"] = (rule, at, value, detail) => {
    const said = value === undefined ? {} : { value: value.slice(0, 200) };
    findings.push({ kind: "doubtful", rule, ...placeOf(record, at), record: record.key, ...said, detail });
  };
  const speakOf = (facts: Fact[]): Speaker => {
    const keys = new Set(facts.map(({ key }) => key));
    return {
      say: (at, body, { key, by, ...rest } = {}) => {
        const unique = freshKey(key ?? factKey(record.key, body.kind, by ?? {}), keys);
        facts.push({ key: unique, audience, from: { source, record: record.key, field: at }, ...rest, ...body });
      },
    };
  };
  const facts: Fact[] = [];
  const own = speakOf(facts);
  const draft = (type: EntityType): Draft => ({ subject: record.key, type, facts });
  return {
    ...own,
    record: record.key,
    findings,
    text,
    doubt,
    key: (kind, id) => `${source}/${kind}/${id}`,
    of(subject, type) {
      if (subject === record.key) return own;
      const name = typeof subject === "string" ? subject : JSON.stringify(subject);
      const begun = others.get(name) ?? { subject, ...(type ? { type } : {}), facts: [] };
      others.set(name, begun);
      return speakOf(begun.facts);
    },
    time: (at, display, columns = {}) => {
      const { begin, end } = columns;
      const parsed = parseTimeSpan(display, { ...(begin ? { begin } : {}), ...(end ? { end } : {}) });
      if (parsed.doubt && parsed.doubt !== "date-zero") {
        doubt(parsed.doubt, at, [display, begin, end].filter(Boolean).join(" | "), dateDetails[parsed.doubt]);
      }
      return parsed.span ? { ...parsed, span: inLanguage(parsed.span, text) } : parsed;
    },
    draft,
    description: (type) => ({
      drafts: [draft(type), ...others.values()],
      findings,
    }),
  };
}

/** The detail of a zero date, for those who find it worth a note. */
export const zeroDate = dateDetails["date-zero"];

function inLanguage(span: TimeSpan, text: Teller["text"]): TimeSpan {
  return span.display ? { ...span, display: span.display.map(({ value }) => text(value)) } : span;
}

/** Facts that nothing tells apart are counted: `…`, `…/2`. */
function freshKey(key: string, keys: Set<string>): string {
  let unique = key;
  for (let count = 2; keys.has(unique); count++) unique = `${key}/${count}`;
  keys.add(unique);
  return unique;
}

function ownPlace({ key, at }: SourceRecord, field: string): ReturnType<NonNullable<Telling["placeOf"]>> {
  return { table: key.split("/")[1] ?? "record", file: at.file, row: at.row, field };
}
