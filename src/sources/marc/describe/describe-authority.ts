import type { NameFact } from "../../../entities/facts.ts";
import type { EntityType } from "../../../entities/types.ts";
import type { Description, SourceRecord } from "../../port.ts";
import { addressOf, authorityUri, uriIn } from "../authority-uri.ts";
import { cleaned, headingName, headingType, subdivisionsOf, valuesOf, withoutEnd } from "../heading.ts";
import type { MarcSettings } from "../options.ts";
import type { DataField } from "../record.ts";
import { sayAuthorityLinks } from "./authority-links.ts";
import { sayAuthorityNotes } from "./authority-notes.ts";
import { sayLife } from "./life.ts";
import { type Placed, type Tell, tellerOf } from "./tell.ts";

const headings = ["100", "110", "111", "130", "147", "148", "150", "151", "155", "180", "181", "182", "185"];

/** An authority record as a person, group, place, concept, event or publication (MARC 21 Format for Authority Data). */
export function describeAuthority(record: SourceRecord, settings: MarcSettings): Description {
  const tell = tellerOf(record, settings);
  const [heading] = tell.fields(...headings);
  if (!heading) {
    const detail =
      "The record has no heading (1xx): nothing can be said of it. Add one, or leave it out of the export.";
    tell.doubt("heading-missing", "leader", undefined, detail);
    return { drafts: [], findings: tell.findings };
  }
  const type = headingType(heading) ?? "concept";
  sayNames(tell, heading, type);
  sayIdentity(tell);
  sayLife(tell, heading, type);
  sayAuthorityLinks(tell, type);
  sayAuthorityNotes(tell, type);
  return tell.description(type);
}

function sayNames(tell: Tell, heading: Placed, type: EntityType): void {
  const value = nameOf(heading);
  const text = [{ value }, ...tell.originals(heading, nameOf)];
  tell.say(
    `${heading.under}$a`,
    { kind: "name", use: "preferred", text, ...partsOf(heading, type) },
    { by: { use: "preferred" } },
  );
  for (const field of tell.fields(...headings.map((tag) => `4${tag.slice(1)}`))) {
    const other = nameOf(field);
    if (other === "") continue;
    // $w a: an earlier form of the heading.
    const isFormer = valuesOf(field, "w")[0]?.startsWith("a") ?? false;
    const use: NameFact["use"] = isFormer ? "former" : "alternative";
    const word = cleaned(valuesOf(field, "i").join(" ")).replace(/:$/, "");
    tell.say(
      `${field.under}$a`,
      { kind: "name", use, text: [{ value: other }, ...tell.originals(field, nameOf)], ...partsOf(field, type) },
      {
        by: { tag: field.tag, other },
        ...(isFormer ? { standing: "former" } : {}),
        ...(word ? { sourceWord: word } : {}),
      },
    );
  }
  for (const field of tell.fields("378")) {
    const fuller = withoutEnd(cleaned(valuesOf(field, "q").join(" ")));
    if (fuller === "") continue;
    const body: NameFact = { kind: "name", use: "alternative", text: [{ value: fuller }] };
    tell.say("378$q", body, { by: { tag: "378", fuller }, sourceWord: "fuller form" });
  }
}

/** A heading with its subdivisions; a person's without dates, which are said as such. */
function nameOf(field: DataField): string {
  const isPerson = field.tag.endsWith("00") && headingType(field) !== "publication";
  const named = isPerson ? { ...field, subfields: field.subfields.filter(({ code }) => code !== "d") } : field;
  return [headingName(named), ...subdivisionsOf(field)].filter((part) => part !== "").join("--");
}

/** `Davis, John W.` with the surname first (first indicator 1) in its parts. */
function partsOf(field: DataField, type: EntityType): Pick<NameFact, "parts"> {
  if (type !== "person" || field.ind1 !== "1") return {};
  const [family = "", ...given] = withoutEnd(cleaned(valuesOf(field, "a").join(" "))).split(/,\s*/);
  const words = (codes: string) => withoutEnd(cleaned(valuesOf(field, codes).join(" ")));
  const parts = [
    ["given", given.join(", ")],
    ["family", family],
    ["honorific", words("c")],
    ["suffix", words("b")],
  ].filter(([, value]) => value !== "");
  return { parts: Object.fromEntries(parts) };
}

/** Says the same in other authorities (024, 010 of the Library of Congress), and the numbers it has there. */
function sayIdentity(tell: Tell): void {
  const said = new Set<string>();
  const same = (at: string, found: { scheme: string; uri: string } | undefined) => {
    if (!found || said.has(found.uri)) return;
    said.add(found.uri);
    const { scheme, uri } = found;
    tell.say(at, { kind: "same-as", uri, scheme, match: "exact", status: "asserted" }, { by: { uri } });
  };
  for (const field of tell.fields("024")) {
    const scheme = valuesOf(field, "2")[0] ?? "";
    for (const id of valuesOf(field, "a")) same("024$a", authorityUri(scheme, id) ?? addressOf(id));
    for (const id of valuesOf(field, "1")) same("024$1", addressOf(id));
  }
  for (const field of tell.fields("010")) for (const id of valuesOf(field, "a")) same("010$a", authorityUri("DLC", id));
  for (const field of tell.fields("035"))
    for (const id of valuesOf(field, "a")) if (/^\(DE-588\)/.test(id)) same("035$a", uriIn(id));
  const value = tell.control("001");
  if (value !== undefined)
    tell.say("001", { kind: "number", scheme: "control-number", value }, { by: { scheme: "control-number", value } });
}
