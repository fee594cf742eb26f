import type { Text } from "../../entities/facts.ts";
import { rowOf } from "../../entities/words/row-of.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import { plainText } from "../plain-text.ts";
import { factsOf } from "../what-stands.ts";
import { type Field, field, type Subfields } from "./field.ts";

type Name = KindOf<"name">;

/** Where other titles stand, by what the source calls them; those that it does not name are varying titles. */
const named: Readonly<Record<string, readonly [tag: string, indicators: string]>> = {
  "uniform title": ["240", "10"],
  "key title": ["222", " 0"],
  "translated title": ["242", "10"],
  "portion of title": ["246", "30"],
  "parallel title": ["246", "31"],
  "distinctive title": ["246", "12"],
  "cover title": ["246", "14"],
  "added title page title": ["246", "15"],
  "caption title": ["246", "16"],
  "running title": ["246", "17"],
  "spine title": ["246", "18"],
  "related or contained title": ["740", "0 "],
};
const byUse: Partial<Record<Name["use"], readonly [tag: string, indicators: string]>> = {
  short: ["210", "0 "],
  former: ["247", "10"],
  search: ["740", "0 "],
};

/** The title with its remainder and who is responsible (245), other titles, and the title in its own script (880). */
export function titleFields(entity: PublicEntity, hasMainEntry: boolean): Field[] {
  const designation = factsOf(entity, "classification").find(
    ({ sourceWord }) => sourceWord === "general material designation",
  );
  const names = factsOf(entity, "name").filter((name) => name.standing !== "rejected" && name.standing !== "proposed");
  const main = names.find((name) => name.use === "preferred" && stands(name));
  const others = names.filter((name) => name !== main && name.use !== "sort");
  const [responsible, responsibleInScript] = responsibilityOf(entity)?.text ?? [];
  const [title = { value: entity.label }, original] = main?.text ?? [];
  const link = original === undefined ? undefined : `880-01`;
  const indicators = `${hasMainEntry ? 1 : 0}${nonFiling(title, names)}`;
  return [
    ...field("245", indicators, [
      ["6", link],
      ...withDesignation(parted(plainText(title), main), designation?.concept.label),
      ["c", responsible && plainText(responsible)],
    ]),
    ...others.flatMap((name) => name.text.flatMap((text) => otherTitle(name, text))),
    ...(original === undefined
      ? []
      : field("880", `${indicators[0]}0`, [
          ["6", `245-01${scriptOf(original)}`],
          ["a", plainText(original)],
          ["c", responsibleInScript && plainText(responsibleInScript)],
        ])),
  ];
}

/** The statement of responsibility that stands in 245: of several the first that is not of a note. */
export function responsibilityOf(entity: PublicEntity): KindOf<"statement"> | undefined {
  return factsOf(entity, "statement").find(
    (fact) => fact.about === "responsibility" && stands(fact) && fact.sourceWord === undefined,
  );
}

/** The general material designation stands behind the title proper ($h). */
function withDesignation([first, ...more]: Subfields, designation: string | undefined): Subfields {
  return first === undefined ? [] : [first, ["h", designation && `[${designation}]`], ...more];
}

function otherTitle({ use, sourceWord = "" }: Name, text: Text): Field[] {
  const [tag, indicators] = rowOf(named, sourceWord) ?? byUse[use] ?? ["246", "3 "];
  const shown = tag === "246" && indicators === "3 " && sourceWord !== "" ? `${sourceWord}:` : undefined;
  return field(tag, indicators, [
    ["i", shown],
    ["a", plainText(text)],
  ]);
}

/** `$a` and `$b`: the remainder is apart where the title ends with it, whatever blanks stand before its signs. */
function parted(title: string, main: Name | undefined): Subfields {
  const subtitle = main?.parts?.subtitle?.replace(/\s+([:;,])/g, "$1");
  if (subtitle === undefined || (title.includes(subtitle) && !title.endsWith(subtitle))) return [["a", title]];
  if (!title.endsWith(subtitle))
    return [
      ["a", `${title}:`],
      ["b", subtitle],
    ];
  const before = title.slice(0, -subtitle.length);
  return before === ""
    ? [["a", title]]
    : [
        ["a", before],
        ["b", subtitle],
      ];
}

/** How many characters are not sorted by (second indicator), each mark counted as one; nothing that begins otherwise than its sorted form. */
export function nonFiling(title: Text, names: readonly Name[]): number {
  const sorted = names.find(({ use }) => use === "sort")?.text[0]?.value.normalize("NFD");
  const whole = plainText(title).normalize("NFD");
  if (sorted === undefined || sorted === "" || !whole.endsWith(sorted)) return 0;
  const count = [...whole].length - [...sorted].length;
  return count < 10 ? count : 0;
}

const scripts: Readonly<Record<string, string>> = {
  Arab: "(3",
  Cyrl: "(N",
  Grek: "(S",
  Hebr: "(2",
  Jpan: "$1",
  Kore: "$1",
  Hani: "$1",
  Hans: "$1",
  Hant: "$1",
};

/** What follows the link in $6 (MARC 21, Appendix A): the script, and that Arabic and Hebrew run from right to left. */
function scriptOf({ language = "" }: Text): string {
  const script = /-([A-Z][a-z]{3})\b/.exec(language)?.[1] ?? "";
  const code = rowOf(scripts, script);
  return code === undefined ? "" : `/${code}${script === "Arab" || script === "Hebr" ? "/r" : ""}`;
}
