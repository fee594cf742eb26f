import type { Aspect } from "../../../entities/words.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { allAt, attributeOf, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import { wordsFor } from "../things.ts";
import { sayClassification } from "./identification.ts";
import { type Tell, variantsOf } from "./tell.ts";

/**
 * Says of what and how an object is made: in words, and by concepts. Where LIDO has no words for it, the terms that do not say whether
 * they are a material or a technique are those words.
 */
export function sayMaterials(tell: Tell, at: string, sets: readonly XmlElement[]): void {
  const terms = sets.flatMap((set) => allAt(set, "materialsTech", "termMaterialsTech"));
  const shown = sets
    .flatMap((set) => childrenOf(set, "displayMaterialsTech"))
    .filter((one) => textOf(one) !== undefined);
  const untyped = terms.filter((term) => aspectOf(term) === undefined);
  const words = shown.length > 0 ? shown : untyped.flatMap(wordsFor);
  for (const text of variantsOf(tell, words))
    tell.say(at, { kind: "statement", about: "medium", text }, { by: { at } });
  for (const set of sets.flatMap((one) => childrenOf(one, "materialsTech"))) {
    const part = textOf(firstAt(set, "extentMaterialsTech"));
    for (const term of childrenOf(set, "termMaterialsTech")) {
      const aspect = aspectOf(term);
      const said = part === undefined ? {} : { part };
      if (aspect) sayClassification(tell, at, term, { aspect, ...said });
      else sayClassification(tell, at, term, { aspect: "other", sourceWord: "materialsTech", ...said });
    }
  }
}

function aspectOf(term: XmlElement): Aspect | undefined {
  const type = attributeOf(term, "type") ?? "";
  if (/^materials?$|lido00132$|termMaterialsTech_type\/material$/i.test(type)) return "material";
  return /^techni(que|k)s?$|lido00131$|termMaterialsTech_type\/technique$/i.test(type) ? "technique" : undefined;
}
