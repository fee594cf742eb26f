import type { XmlElement } from "../../reading/xml.ts";
import { childrenOf } from "../../reading/xml-tree.ts";
import type { Teller } from "../../telling/teller.ts";
import { namedTypes, refOf } from "./ref.ts";

/** The names and subjects under which a unit is filed (`controlaccess`, nested or not). */
export function sayAccessPoints(tell: Teller, control: XmlElement): void {
  for (const element of childrenOf(control)) {
    if (element.name === "controlaccess") {
      sayAccessPoints(tell, element);
      continue;
    }
    const ref = element.name in namedTypes ? refOf(element) : undefined;
    if (!ref) continue;
    const at = `controlaccess/${element.name}`;
    const by = { name: element.name, ref: "uri" in ref ? ref.uri : "text" in ref ? ref.text : "" };
    if (element.name === "genreform") tell.say(at, { kind: "classification", aspect: "genre", concept: ref }, { by });
    else tell.say(at, { kind: "subject", mode: "about", ref }, { by, sourceWord: element.name });
  }
}
