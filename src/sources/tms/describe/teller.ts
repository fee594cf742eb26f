import { factKey } from "../../../entities/fact-key.ts";
import type { Audience, Draft, Fact, FactBody, KeyRef, Said, Text, TimeSpan } from "../../../entities/facts.ts";
import { type ParsedTime, parseTimeSpan } from "../../../entities/time-span.ts";
import type { EntityType } from "../../../entities/types.ts";
import type { Finding, SourceRecord } from "../../port.ts";
import type { TmsMapping } from "../mapping/mapping.ts";

/** The envelope of a fact that is about to be said: its own row key, or what identifies it. */
export type Envelope = { key?: string; by?: Record<string, string | undefined> } & Partial<
  Omit<Said<KeyRef>, "key" | "from">
>;

/** Says facts of one record's own subject and notes what is doubtful; `at` is `"ObjTitles.Title"`. */
export type Teller = {
  mapping: TmsMapping;
  /** The record's own key: `"tms/object/6183"`. */
  record: string;
  say(at: string, body: FactBody<KeyRef>, envelope: Envelope): void;
  doubt(rule: string, at: string, value: string | undefined, detail: string): void;
  /** A key of this source: `key("constituent", "1338")` → `"tms/constituent/1338"`. */
  key(kind: string, id: string): string;
  /** A text in the language given, or in the mapping's. */
  text(value: string, language?: string): Text;
  /** A time whose display is in the mapping's language; what is doubtful about it is noted, `date-zero` apart. */
  time(
    at: string,
    display: string | undefined,
    columns?: { begin?: string | undefined; end?: string | undefined },
  ): ParsedTime;
  draft(type: EntityType): Draft;
  findings: Finding[];
};

const dateDetails = {
  "date-zero": "The date is zero, which is no date. Fill it in, or leave it if nothing is known.",
  "date-reversed": "The date ends before it starts; only its words are kept. Exchange or correct the two.",
  "date-unreadable":
    "The date's words were not understood and it has no bounds; the words are kept. Add begin and end.",
};

/** Starts to describe a record. `audience` is that of all it says. */
export function teller(record: SourceRecord, mapping: TmsMapping, audience: Audience): Teller {
  const source = record.key.slice(0, record.key.indexOf("/"));
  const facts: Fact[] = [];
  const findings: Finding[] = [];
  const keys = new Set<string>();
  const text = (value: string, language: string = mapping.language): Text => ({ value, language });
  const doubt: Teller["doubt"] = (rule, at, value, detail) => {
    findings.push({
      kind: "doubtful",
      rule,
      ...placeOf(record, at),
      ...(value === undefined ? {} : { value: value.slice(0, 200) }),
      detail,
    });
  };
  return {
    mapping,
    record: record.key,
    findings,
    text,
    doubt,
    key: (kind, id) => `${source}/${kind}/${id}`,
    say: (at, body, { key, by, ...rest }) => {
      const given = key ?? factKey(record.key, body.kind, by ?? {});
      const unique = freshKey(given, keys);
      facts.push({ key: unique, audience, from: { source, record: record.key, field: at }, ...rest, ...body });
    },
    time: (at, display, columns = {}) => {
      const { begin, end } = columns;
      const parsed = parseTimeSpan(display, { ...(begin ? { begin } : {}), ...(end ? { end } : {}) });
      if (parsed.doubt && parsed.doubt !== "date-zero") {
        doubt(parsed.doubt, at, [display, begin, end].filter(Boolean).join(" | "), dateDetails[parsed.doubt]);
      }
      return parsed.span ? { ...parsed, span: inLanguage(parsed.span, text) } : parsed;
    },
    draft: (type) => ({ subject: record.key, type, facts }),
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

/** Where a value stands: its own row where it is in the record's own table. */
function placeOf(record: SourceRecord, at: string): Pick<Finding, "table" | "file" | "row" | "record" | "field"> {
  const [table = at, field = ""] = at.split(".");
  const own = record.at.file.toLowerCase().startsWith(`${table.toLowerCase()}.`);
  const place = own ? { file: record.at.file, row: record.at.row } : { file: `${table}.csv` };
  return { table, ...place, record: record.key, field };
}
