import type { NameFact } from "../../../entities/facts.ts";
import { lookUp } from "../mapping/defaults.ts";
import { ordered, type Row } from "./rows.ts";
import type { Teller } from "./teller.ts";

/** Says a constituent's names: the preferred one with its parts, the form it is sorted by, and the alternative names. */
export function sayAgentNames(teller: Teller, row: Row, alternatives: readonly Row[], note?: string): void {
  const { DisplayName, AlphaSort } = row;
  if (DisplayName) {
    const said = note ? { said: { note: teller.text(note, "en") } } : {};
    sayName(
      teller,
      "Constituents.DisplayName",
      { kind: "name", use: "preferred", text: [{ value: DisplayName }], ...parts(row) },
      said,
    );
  }
  if (AlphaSort && AlphaSort !== DisplayName) {
    sayName(teller, "Constituents.AlphaSort", { kind: "name", use: "sort", text: [{ value: AlphaSort }] }, {});
  }
  for (const alternative of ordered(alternatives, "AltNameID")) sayAlternative(teller, alternative);
}

function sayAlternative(teller: Teller, row: Row): void {
  const { AltNameID, NameType, DisplayName } = row;
  if (!DisplayName) return;
  const use = lookUp(teller.mapping.nameTypes, NameType) ?? "alternative";
  const language = row.Language ? { language: languageOf(teller, row.Language) } : {};
  const body: NameFact = { kind: "name", use, text: [{ value: DisplayName, ...language }], ...parts(row) };
  const key = AltNameID ? { key: teller.key("altname", AltNameID) } : { by: { use, value: DisplayName } };
  teller.say("ConAltNames.DisplayName", body, { ...key, ...(NameType ? { sourceWord: NameType } : {}) });
}

function sayName(teller: Teller, at: string, body: NameFact, envelope: object): void {
  teller.say(at, body, { by: { use: body.use }, ...envelope });
}

function parts(row: Row): Pick<NameFact, "parts"> {
  const found: [string, string | undefined][] = [
    ["given", row.FirstName],
    ["middle", row.MiddleName],
    ["family", row.LastName],
    ["honorific", row.NameTitle],
    ["suffix", row.Suffix],
  ];
  const given = found.filter(([, value]) => value !== undefined);
  return given.length > 0 ? { parts: Object.fromEntries(given) } : {};
}

/** Says an object's titles: the first is the preferred one unless its sort says otherwise. */
export function sayTitles(teller: Teller, rows: readonly Row[]): void {
  let preferred = false;
  for (const [index, row] of ordered(rows, "DisplayOrder").entries()) {
    const { Title, TitleID, TitleType } = row;
    if (!Title) continue;
    const mapped = TitleType === undefined ? "preferred" : lookUp(teller.mapping.titleTypes, TitleType);
    const use: NameFact["use"] = mapped === "preferred" && preferred ? "alternative" : (mapped ?? "alternative");
    preferred ||= use === "preferred";
    const text = [teller.text(Title, languageOf(teller, row.Language))];
    const key = TitleID ? { key: teller.key("title", TitleID) } : { by: { title: Title } };
    const former = use === "former" ? { standing: "former" as const } : {};
    const word = TitleType ? { sourceWord: TitleType } : {};
    teller.say("ObjTitles.Title", { kind: "name", use, text }, { ...key, ...former, ...word, order: index + 1 });
  }
}

/** A language as BCP 47: `"French"` → `"fr"`; without one the mapping's, and an unknown word is `und`. */
export function languageOf(teller: Teller, word: string | undefined): string {
  if (word === undefined) return teller.mapping.language;
  const known = lookUp(teller.mapping.languages, word);
  if (known) return known;
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(word) ? word : "und";
}
