import type { PublicEntity } from "../../publish/public-entity.ts";
import { bare, languageOf } from "../ead3/writing.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import { nonFiling } from "../marcxml/title-fields.ts";
import { factsOf } from "../what-stands.ts";
import { type Attributes, element, type Xml } from "../xml.ts";
import { said, worded } from "./writing.ts";

type Name = KindOf<"name">;

/** `titleInfo/@type` by the use of a name, and by what a source calls it. */
const uses: Partial<Record<Name["use"], string>> = { alternative: "alternative", short: "abbreviated" };
const words: Readonly<Record<string, string>> = {
  "uniform title": "uniform",
  "translated title": "translated",
  "parallel title": "translated",
};

/** The title with its article and subtitle apart, in each language, then all other titles. */
export function titlesIn(entity: PublicEntity): Xml[] {
  const names = factsOf(entity, "name").filter(
    ({ standing, use }) => standing !== "rejected" && standing !== "proposed" && use !== "sort" && use !== "search",
  );
  const main = names.find((name) => name.use === "preferred" && stands(name));
  if (!main)
    return [titleInfo([element("title", {}, entity.label)], { usage: "primary" }), ...names.flatMap(otherTitle)];
  return [...mainTitle(main, entity), ...names.filter((name) => name !== main).flatMap(otherTitle)];
}

const titleInfo = (children: readonly Xml[], attributes: Attributes): Xml => element("titleInfo", attributes, children);
const primary = ({ language = "" }: { language?: string }) => language.split("-", 1)[0];

/** The same title in another script is another form of it (`altRepGroup`); in another language it is its translation. */
function mainTitle(main: Name, entity: PublicEntity): Xml[] {
  const [first, ...others] = main.text.filter((text) => bare(text) !== "");
  if (!first) return [titleInfo([element("title", {}, entity.label)], { usage: "primary" })];
  const isOtherForm = (text: typeof first) => primary(text) === primary(first);
  const altRepGroup = others.some(isOtherForm) ? "title" : undefined;
  return [
    titleInfo(partsOf(bare(first), main, factsOf(entity, "name")), {
      usage: "primary",
      altRepGroup,
      ...languageOf(first),
    }),
    ...others.map((text) =>
      titleInfo([element("title", {}, bare(text))], {
        ...(isOtherForm(text) ? { altRepGroup } : { type: "translated" }),
        ...languageOf(text),
      }),
    ),
  ];
}

/** `nonSort` by the sorted form of the title, `subTitle` where the source tells it apart; signs of punctuation between them are not written. */
function partsOf(whole: string, main: Name, names: readonly Name[]): Xml[] {
  const letters = [...whole.normalize("NFD")];
  const skipped = nonFiling({ value: whole }, names);
  const text = (from: number, to?: number) => letters.slice(from, to).join("").normalize("NFC");
  const sorted = text(skipped);
  const subtitle = main.parts?.subtitle?.normalize("NFC").trim() || undefined;
  const before = subtitle && sorted.endsWith(subtitle) ? sorted.slice(0, -subtitle.length) : undefined;
  const title = before?.replace(/\s*[:;,=/]?\s*$/, "") || sorted;
  const isApart = subtitle !== undefined && (title !== sorted || !sorted.includes(subtitle));
  return [
    ...(skipped > 0 ? [element("nonSort", { "xml:space": "preserve" }, text(0, skipped))] : []),
    element("title", {}, title),
    ...worded("subTitle", isApart ? subtitle : undefined),
  ];
}

function otherTitle({ use, text, sourceWord, standing }: Name): Xml[] {
  const isFormer = use === "former" || standing === "former";
  const named = sourceWord !== undefined && Object.hasOwn(words, sourceWord) ? words[sourceWord] : undefined;
  const type = isFormer ? undefined : (named ?? uses[use] ?? "alternative");
  return text.flatMap((one) =>
    said("title", one).map((title) =>
      titleInfo([title], { type, otherType: isFormer ? "former" : undefined, displayLabel: sourceWord }),
    ),
  );
}
