import type { NameFact } from "../../../entities/facts.ts";
import { cleaned, valuesOf, withoutEnd } from "../heading.ts";
import type { DataField } from "../record.ts";
import { type Placed, type Tell, wordsOf } from "./tell.ts";

type TitleUse = { use: NameFact["use"]; word?: string };

/** Other titles by their tag. */
const others: Readonly<Record<string, TitleUse>> = {
  "130": { use: "alternative", word: "uniform title" },
  "210": { use: "short", word: "abbreviated title" },
  "222": { use: "alternative", word: "key title" },
  "240": { use: "alternative", word: "uniform title" },
  "242": { use: "alternative", word: "translated title" },
  "243": { use: "search", word: "collective uniform title" },
  "246": { use: "alternative" },
  "247": { use: "former", word: "former title" },
  "730": { use: "search", word: "uniform title" },
  "740": { use: "search", word: "related or contained title" },
};

/** 246, second indicator. */
const varying: Readonly<Record<string, string>> = {
  "0": "portion of title",
  "1": "parallel title",
  "2": "distinctive title",
  "4": "cover title",
  "5": "added title page title",
  "6": "caption title",
  "7": "running title",
  "8": "spine title",
};

/** Says the title with its remainder, the form it is sorted by, who is responsible in words, and other titles. */
export function sayTitles(tell: Tell): void {
  for (const [index, field] of tell.fields("245").entries()) sayTitle(tell, field, index === 0);
  for (const field of tell.fields(...Object.keys(others))) sayOther(tell, field);
}

function sayTitle(tell: Tell, field: Placed, isFirst: boolean): void {
  sayName(tell, field, isFirst);
  const sorted = isFirst ? sortForm(field) : undefined;
  if (sorted !== undefined)
    tell.say(`${field.under}$a`, { kind: "name", use: "sort", text: [tell.titled(sorted)] }, { by: { use: "sort" } });
  const said = wordsOf(field, "c");
  if (said === "") return;
  const text = [tell.titled(said), ...tell.originals(field, (pair) => wordsOf(pair, "c"))];
  const by = { about: "responsibility", said };
  tell.say(`${field.under}$c`, { kind: "statement", about: "responsibility", text }, { by });
}

function sayName(tell: Tell, field: Placed, isFirst: boolean): void {
  const value = titleOf(field);
  if (value === "") return;
  const subtitle = wordsOf(field, "b");
  const text = [tell.titled(value), ...tell.originals(field, titleOf)];
  const use = isFirst ? "preferred" : "alternative";
  const parts = subtitle ? { parts: { subtitle } } : {};
  tell.say(`${field.under}$a`, { kind: "name", use, text, ...parts }, { by: { use, ...(isFirst ? {} : { value }) } });
}

/** Says the title alone, of a copy. */
export function sayTitleOfCopy(tell: Tell): void {
  for (const field of tell.fields("245").slice(0, 1)) sayName(tell, field, true);
}

/** Title, remainder, number and name of a part, as they stand; ISBD's `" :"` as people write it. */
function titleOf(field: DataField): string {
  return withoutEnd(cleaned(valuesOf(field, "abnpfgks").join(" ")).replace(/\s+([:;,])/g, "$1"));
}

/** Without the characters that are not sorted by (second indicator), which count each mark as one. */
function sortForm(field: Placed): string | undefined {
  const count = Number(field.ind2);
  if (!Number.isInteger(count) || count === 0 || field.ind2 === " ") return undefined;
  const decomposed = [...titleOf(field).normalize("NFD")];
  return decomposed.length > count ? decomposed.slice(count).join("").normalize("NFC") : undefined;
}

function sayOther(tell: Tell, field: Placed): void {
  const { use = "alternative", word } = others[field.tag] ?? {};
  const value = titleOf(field) + wordsOf(field, "l").replace(/^(?=.)/, ". ");
  if (value === "") return;
  const shown = wordsOf(field, "i").replace(/:$/, "").trim();
  const sourceWord = shown || (field.tag === "246" ? varying[field.ind2] : word);
  // A uniform title is in whatever language its cataloguers settled on, a parallel one in another than the text.
  const isTheirs = (field.tag === "246" && !["1", "5"].includes(field.ind2)) || field.tag === "247";
  const text = [isTheirs ? tell.titled(value) : { value }, ...tell.originals(field, titleOf)];
  const former = use === "former" ? { standing: "former" as const } : {};
  const envelope = { by: { tag: field.tag, value }, ...(sourceWord ? { sourceWord } : {}), ...former };
  tell.say(`${field.under}$a`, { kind: "name", use, text }, envelope);
}
