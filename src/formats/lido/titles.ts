import type { Text } from "../../entities/facts.ts";
import { nameUses } from "../../entities/words/names.ts";
import { aatIri } from "../../entities/words/term.ts";
import type { KindOf } from "../facts-by-kind.ts";
import { isPreferred, isTitle } from "../what-stands.ts";
import type { Xml } from "../xml.ts";
import { type Block, holding, lido, spoken, variantsOf } from "./block.ts";
import { alternative, preferred } from "./references.ts";
import { sourceNote } from "./source-note.ts";

/**
 * The titles: the preferred one, one a language, then alternative and former ones. Without any it is what it is called. A second
 * preferred title in one language is an alternative.
 */
export function titleWrap(block: Block): Xml {
  const names = block.facts.name.filter(isTitle);
  const [first = [], ...more] = variantsOf(
    block,
    names.filter(isPreferred).flatMap(({ text }) => text),
  );
  const held = first.length > 0 ? first : [{ value: block.entity.label }];
  const others = names.filter((name) => !isPreferred(name));
  return lido(
    "titleWrap",
    {},
    titleSet(block, held, "preferred"),
    more.map((texts) => titleSet(block, texts, "alternative")),
    others.map((name) => {
      const use = name.standing === "former" ? "former" : name.use;
      return variantsOf(block, name.text).map((texts) => titleSet(block, texts, use, name));
    }),
  );
}

function titleSet(block: Block, texts: readonly Text[], use: KindOf<"name">["use"], name?: KindOf<"name">) {
  const pref = use === "preferred" ? preferred : alternative;
  const values = spoken(block, "appellationValue", texts, { pref });
  const type = aatIri(nameUses[use === "preferred" || use === "former" ? use : "alternative"].aat);
  if (values.length === 0) return undefined;
  return holding("titleSet", { type }, values, name && sourceNote(block, "sourceAppellation", name));
}
