import type { KeyRef, NumberFact } from "../../../entities/facts.ts";
import { isIsbn, isIssn } from "../../telling/check-digits.ts";
import { cleaned, valuesOf } from "../heading.ts";
import { type Placed, type Tell, wordsOf } from "./tell.ts";

type Envelope = { standing?: "former"; sourceWord?: string };
type Numbered = Omit<NumberFact<KeyRef>, "kind">;
/** Says a number once, however many fields have it. */
type Say = (at: string, number: Numbered, envelope?: Envelope) => void;

/** Schemes of 024 by the first indicator; with 7, $2 names it. */
const standards: Readonly<Record<string, string>> = { "0": "isrc", "1": "upc", "2": "ismn", "3": "ean", "4": "sici" };

/** Other numbers: tag, scheme, and the subfield that says whose. */
const others: readonly (readonly [tag: string, scheme: string, assigner: string])[] = [
  ["015", "national-bibliography", "2"],
  ["016", "national-agency", "2"],
  ["027", "technical-report", ""],
  ["028", "publisher-number", "b"],
  ["030", "coden", ""],
  ["088", "report", ""],
];

/** Says every number a publication has: its control number, ISBN, ISSN, DOI, those of agencies and publishers. */
export function sayNumbers(tell: Tell): void {
  const said = new Set<string>();
  const say: Say = (at, number, envelope = {}) => {
    const { scheme, value } = number;
    if (value === "" || said.has(`${scheme} ${value}`)) return;
    said.add(`${scheme} ${value}`);
    tell.say(at, { kind: "number", ...number }, { by: { scheme, value }, ...envelope });
  };
  sayControlNumber(tell, say);
  sayLccn(tell, say);
  for (const field of tell.fields("020")) sayIsbn(tell, field, say);
  for (const field of tell.fields("022")) sayIssn(tell, field, say);
  for (const field of tell.fields("024")) sayStandard(tell, field, say);
  for (const field of tell.fields("035", "019")) saySystemNumber(field, say);
  for (const [tag, scheme, code] of others)
    for (const field of tell.fields(tag)) {
      const assigner = code === "" ? "" : wordsOf(field, code);
      const by = assigner ? { assigner: { type: "group" as const, text: assigner } } : {};
      for (const value of valuesOf(field, "a")) say(`${tag}$a`, { scheme, value: cleaned(value), ...by });
      for (const value of valuesOf(field, "z"))
        say(`${tag}$z`, { scheme, value: cleaned(value), ...by, fault: "wrong" });
    }
}

/** Field 001, which is OCLC's number where OCLC made the record. */
function sayControlNumber(tell: Tell, say: Say): void {
  const value = tell.control("001");
  if (value === undefined) return;
  const oclc = tell.control("003") === "OCoLC" || /^oc[mn]\d|^on\d/.test(value) ? oclcNumber(value) : undefined;
  say("001", oclc === undefined ? { scheme: "control-number", value } : { scheme: "oclc", value: oclc });
}

/** `(OCoLC)ocm00692496` → `"692496"`; undefined for what is none. */
function oclcNumber(value: string): string | undefined {
  return /^(?:\(OCoLC\))?(?:oc[mn]|on)?0*([1-9]\d*)$/i.exec(value.replace(/\s/g, ""))?.[1];
}

/** The Library of Congress's number, as it writes it in addresses: `   61014599/L/r83` → `"61014599"`. */
function sayLccn(tell: Tell, say: Say): void {
  for (const field of tell.fields("010"))
    for (const { code, value } of field.subfields) {
      if (code !== "a" && code !== "z") continue;
      const [plain = ""] = value.replace(/\s/g, "").split("/");
      const lccn = plain.replace(/^(\D*\d{2,4})-(\d{1,6})$/, (_, year, serial) => year + serial.padStart(6, "0"));
      say(`010$${code}`, { scheme: "lccn", value: lccn, ...(code === "z" ? { fault: "wrong" as const } : {}) });
    }
}

function sayIsbn(tell: Tell, field: Placed, say: Say): void {
  const qualifier = wordsOf(field, "q");
  for (const { code, value } of field.subfields) {
    if (code !== "a" && code !== "z") continue;
    const [, number = "", rest = ""] = /^\s*([\dXx][\dXx\s-]*[\dXx]|\S+)\s*(.*)$/.exec(cleaned(value)) ?? [];
    const isRight = isIsbn(number.replace(/[\s-]/g, ""));
    if (!isRight && code === "a" && number !== "") malformed(tell, "020$a", value, "ISBN");
    const word = rest.replace(/^\(|\)?[\s:]*$/g, "") || qualifier;
    const fault = isRight && code === "a" ? {} : { fault: "wrong" as const };
    say(`020$${code}`, { scheme: "isbn", value: number, ...fault }, word ? { sourceWord: word } : {});
  }
}

function sayIssn(tell: Tell, field: Placed, say: Say): void {
  for (const { code, value } of field.subfields) {
    const scheme = code === "l" ? "issn-l" : "issn";
    if (!"alyz".includes(code)) continue;
    const number = cleaned(value).split(" ")[0] ?? "";
    const isRight = isIssn(number.replace("-", ""));
    if (!isRight && "al".includes(code) && number !== "") malformed(tell, `022$${code}`, value, "ISSN");
    const fault = isRight && "al".includes(code) ? {} : { fault: "wrong" as const };
    say(`022$${code}`, { scheme, value: number, ...fault });
  }
}

function malformed(tell: Tell, at: string, value: string, name: string): void {
  const detail = `The check digit of this ${name} is wrong; it is kept but finds nothing. Correct it, or move it to the subfield for wrong ones.`;
  tell.doubt("identifier-malformed", at, value, detail);
}

function sayStandard(tell: Tell, field: Placed, say: Say): void {
  const named = valuesOf(field, "2")[0]?.toLowerCase();
  const scheme = standards[field.ind1] ?? named ?? "other";
  for (const { code, value } of field.subfields) {
    if (code !== "a" && code !== "z") continue;
    const doi = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i.exec(value.trim())?.[1];
    if (doi !== undefined && code === "a" && (scheme === "doi" || scheme === "other")) {
      const uri = `https://doi.org/${doi}`;
      tell.say("024$a", { kind: "same-as", uri, scheme: "doi", match: "exact", status: "asserted" }, { by: { uri } });
    } else say(`024$${code}`, { scheme, value: cleaned(value), ...(code === "z" ? { fault: "wrong" as const } : {}) });
  }
}

/** Numbers of other systems, each with its agency's code before it; $z and 019 are those that another replaced. */
function saySystemNumber({ tag, subfields }: Placed, say: Say): void {
  for (const { code, value } of subfields) {
    if (code !== "a" && code !== "z") continue;
    const former: Envelope = code === "z" || tag === "019" ? { standing: "former" } : {};
    const at = `${tag}$${code}`;
    const [, agency, id = ""] = /^\(([^)]+)\)\s*(.*)$/.exec(cleaned(value)) ?? [];
    const oclc = agency === "OCoLC" || tag === "019" || agency === undefined ? oclcOf(value, tag) : undefined;
    if (oclc !== undefined) say(at, { scheme: "oclc", value: oclc }, former);
    else if (agency !== undefined)
      say(at, { scheme: "system-control", value: id, assigner: { type: "group", text: agency } }, former);
    else say(at, { scheme: "system-control", value: cleaned(value) }, former);
  }
}

/** A bare number is OCLC's only where it says so itself (`ocm…`), or stands in 019. */
function oclcOf(value: string, tag: string): string | undefined {
  return /^\(|^\s*(oc[mn]|on)\d/i.test(value) || tag === "019" ? oclcNumber(value) : undefined;
}
