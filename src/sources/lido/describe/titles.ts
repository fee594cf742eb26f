import type { NameFact, Text } from "../../../entities/facts.ts";
import { nameUses } from "../../../entities/words/names.ts";
import { aatIri } from "../../../entities/words/term.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { allAt, attributeOf, childrenOf } from "../../reading/xml-tree.ts";
import { isAlternative } from "../things.ts";
import { sourced, type Tell, variantsOf } from "./tell.ts";

const formerType = new RegExp(`^(former|formerly|${aatIri(nameUses.former.aat)})`, "i");

/**
 * Says the titles: the first of each language is the preferred one, unless LIDO says that it is not. Of the others, those of one set
 * are one title.
 */
export function sayTitles(tell: Tell, identification: XmlElement | undefined): void {
  const sets = allAt(identification, "titleWrap", "titleSet");
  const isOther = (set: XmlElement) => isAlternative(set) || formerType.test(attributeOf(set, "type") ?? "");
  const [preferred, ...more] = variantsOf(
    tell,
    sets.filter((set) => !isOther(set)).flatMap((set) => values(set).filter((value) => !isAlternative(value))),
  );
  const at = "titleSet";
  if (preferred) tell.say(at, { kind: "name", use: "preferred", text: preferred }, { by: { use: "preferred" } });
  for (const text of more) sayOther(tell, text, { use: "alternative" });
  for (const set of sets) {
    const others = isOther(set) ? values(set) : values(set).filter(isAlternative);
    const use = formerType.test(attributeOf(set, "type") ?? "") ? "former" : "alternative";
    for (const text of variantsOf(tell, others))
      sayOther(tell, text, { use, ...sourced(tell, set, "sourceAppellation") });
  }
}

const values = (set: XmlElement) => childrenOf(set, "appellationValue");

function sayOther(
  tell: Tell,
  text: Text[],
  { use, said }: { use: NameFact["use"] } & ReturnType<typeof sourced>,
): void {
  const by = { title: text.map(({ value }) => value).join("\n") };
  tell.say("titleSet", { kind: "name", use, text }, { by, ...(said ? { said } : {}) });
}
