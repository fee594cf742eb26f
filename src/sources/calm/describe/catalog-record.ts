import type { Actor, KeyRef, MeasurementFact, RightsFact, TimeSpan } from "../../../entities/facts.ts";
import { normalUnit } from "../../../entities/units.ts";
import type { Description, SourceRecord } from "../../port.ts";
import type { CalmSettings } from "../options.ts";
import { archivalBounds } from "./archival-date.ts";
import { sayStatements, type Tell, tellerOf } from "./tell.ts";

/** A record of the catalogue as a level of an archive. */
export function describeCatalogRecord(record: SourceRecord, settings: CalmSettings): Description {
  const tell = tellerOf(record, settings);
  sayNames(tell);
  sayNumbers(tell);
  sayPlace(tell);
  sayCreation(tell);
  sayExtents(tell);
  for (const text of tell.values("language").map((value) => value.replace(/[\s.]+$/, "")))
    tell.sayOf(
      "language",
      { kind: "classification", aspect: "language", concept: { type: "concept", text } },
      { by: { text } },
    );
  saySubjects(tell);
  sayStatements(tell);
  sayAccess(tell);
  sayKeeping(tell);
  return tell.description("archive");
}

function sayNames(tell: Tell): void {
  for (const [index, value] of tell.values("title").entries()) {
    const use = index === 0 ? "preferred" : "alternative";
    tell.sayOf("title", { kind: "name", use, text: [tell.text(value)] }, { by: { use } });
  }
}

function sayNumbers(tell: Tell): void {
  const refNo = tell.value("refNo");
  const say = (field: "refNo" | "altRefNo" | "previousNumbers", value: string, standing?: "alternative" | "former") => {
    const envelope = {
      by: { field, value },
      ...(standing ? { standing, sourceWord: tell.settings.fields[field] } : {}),
    };
    tell.sayOf(field, { kind: "number", scheme: "refno", value }, envelope);
  };
  if (refNo) say("refNo", refNo);
  for (const value of tell.values("altRefNo")) if (value !== refNo) say("altRefNo", value, "alternative");
  for (const value of tell.values("previousNumbers").flatMap((many) => many.split(/\s*[;\n]\s*/)))
    if (value !== "" && value !== refNo) say("previousNumbers", value, "former");
}

/** Its level, and what it is part of: in the order of the number at the end of its reference. */
function sayPlace(tell: Tell): void {
  const level = tell.value("level");
  const concept = { type: "concept", text: level ?? "" } as const;
  if (level) tell.sayOf("level", { kind: "classification", aspect: "level", concept }, { by: { aspect: "level" } });
  if (tell.parent === undefined) return;
  const order = /(\d+)\D*$/.exec(tell.value("refNo")?.split("/").at(-1) ?? "")?.[1];
  const whole = { type: "archive", key: tell.key("catalog", tell.parent) } as const;
  const envelope = { by: { as: "archival" }, ...(order === undefined ? {} : { order: Number(order) }) };
  tell.sayOf("refNo", { kind: "part", as: "archival", whole }, envelope);
}

/** Words that say that there is no date; they are kept, and nothing is wrong with them. */
const noDate = /^\W*(undated|no date|date unknown|dates? not (examined|known)|unknown|n\.? ?d\.?)\W*$/i;

function sayCreation(tell: Tell): void {
  const when = tell.values("date").flatMap((date): TimeSpan[] => {
    if (noDate.test(date)) return [{ display: [tell.text(date)] }];
    const { span } = tell.time(tell.settings.fields.date, date, archivalBounds(date));
    return span ? [span] : [];
  });
  const who = tell.values("creator").map((text): Actor<KeyRef> => {
    const note = tell.text("Calm does not say whether the creator is a person or a body.");
    return { agent: { type: "person", text }, role: "creator", said: { note } };
  });
  if (when.length === 0 && who.length === 0) return;
  const body = { ...(when.length > 0 ? { when } : {}), ...(who.length > 0 ? { who } : {}) };
  const field = when.length > 0 ? "date" : "creator";
  tell.sayOf(field, { kind: "activity", type: "creation", ...body }, { by: { type: "creation" } });
}

function sayExtents(tell: Tell): void {
  for (const [index, words] of tell.values("extent").entries()) {
    const found = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s+(\p{L}[\p{L} .-]{0,38}?)\s*(?:[(,;:\d].*)?$/su.exec(words);
    const [, whole = "", fraction = "", unit = ""] = found ?? [];
    const value = Number(whole.replaceAll(",", "") + fraction);
    const body: MeasurementFact = {
      kind: "measurement",
      of: "whole",
      values: found ? [{ dimension: "extent", value, unit: normalUnit(unit) }] : [],
      display: [tell.text(words)],
    };
    tell.sayOf("extent", body, { by: { of: "whole", index: String(index) } });
  }
}

function saySubjects(tell: Tell): void {
  const types = { personName: "person", placeName: "place", subject: "concept" } as const;
  for (const [field, type] of Object.entries(types) as [keyof typeof types, "person" | "place" | "concept"][])
    for (const text of tell.values(field))
      tell.sayOf(field, { kind: "subject", mode: "about", ref: { type, text } }, { by: { type, text } });
}

/** Whether it may be read, until when not, and under which conditions. */
function sayAccess(tell: Tell): void {
  const status = tell.value("accessStatus");
  const until = tell.value("closedUntil");
  const { span } =
    until === undefined ? {} : tell.time(tell.settings.fields.closedUntil, undefined, { end: isoDay(until) });
  const closed =
    span?.latest === undefined ? {} : { when: { latest: span.latest, open: "start" as const, lasting: true } };
  if (status) {
    const allows = /^open/i.test(status) ? { read: true } : /^closed/i.test(status) ? { read: false } : undefined;
    const body: RightsFact<KeyRef> = {
      kind: "rights",
      of: "object",
      sort: "access",
      text: [tell.text(status)],
      ...closed,
      ...(allows ? { allows } : {}),
    };
    tell.sayOf("accessStatus", body, { by: { of: "status" } });
  }
  for (const [index, value] of tell.values("accessConditions").entries()) {
    const text = [tell.text(value)];
    const by = { of: "conditions", index: String(index) };
    tell.sayOf("accessConditions", { kind: "rights", of: "object", sort: "access", text }, { by });
  }
}

/** Calm writes days as people in Britain do: `"26/07/2021"`. */
function isoDay(day: string): string {
  return day.replace(/^(\d\d?)\/(\d\d?)\/(\d{4})$/, (_, d: string, m: string, y: string) =>
    [y, m.padStart(2, "0"), d.padStart(2, "0")].join("-"),
  );
}

/** Who keeps it, and where, which is staff's. */
function sayKeeping(tell: Tell): void {
  for (const text of tell.values("repository"))
    tell.sayOf(
      "repository",
      { kind: "placement", use: "usual", custodian: { type: "group", text } },
      { by: { custodian: text } },
    );
  for (const text of tell.values("location")) {
    const body = { kind: "placement", use: "usual", at: { type: "location", text } } as const;
    tell.sayOf("location", body, { by: { at: text }, audience: "staff" });
  }
}
