import type { About } from "../../../entities/words.ts";
import { firstAt, textOf } from "../../reading/xml-tree.ts";
import { type Part, partsOf, type ReadLevel } from "./level.ts";
import { hasInternal, proseOf } from "./prose.ts";
import type { Tell } from "./tell.ts";

/** What the descriptive elements are about. Those that are `other` keep their heading. */
const abouts: Record<string, About> = {
  abstract: "abstract",
  scopecontent: "scope",
  bioghist: "biography",
  arrangement: "arrangement",
  fileplan: "arrangement",
  custodhist: "provenance",
  acqinfo: "provenance",
  legalstatus: "use-conditions",
  phystech: "condition",
  materialspec: "medium",
  odd: "remark",
  note: "remark",
  didnote: "remark",
  processinfo: "other",
  appraisal: "other",
  accruals: "other",
  prefercite: "other",
  altformavail: "other",
  originalsloc: "other",
  relatedmaterial: "other",
  separatedmaterial: "other",
  otherfindaid: "other",
  bibliography: "other",
  index: "other",
};

const rights = { accessrestrict: "access", userestrict: "reproduction" } as const;

/** Says a level's descriptive elements in words, and what may be done with it. */
export function sayNotes(tell: Tell, level: ReadLevel): void {
  for (const part of partsOf(level, ...Object.keys(abouts))) {
    const about = abouts[part.element.name] ?? "other";
    sayProse(tell, part, (words) => ({ kind: "statement", about, text: [tell.textOf(part, words)] }));
  }
  for (const part of partsOf(level, ...Object.keys(rights))) {
    const sort = part.element.name === "accessrestrict" ? rights.accessrestrict : rights.userestrict;
    sayProse(tell, part, (words) => ({ kind: "rights", of: "object", sort, text: [tell.textOf(part, words)] }));
  }
}

type Body = Parameters<Tell["say"]>[1];

/** A note with something internal in it is said twice: without that, and whole for staff. */
function sayProse(tell: Tell, part: Part, body: (words: string) => Body): void {
  const { element } = part;
  const sourceWord = textOf(firstAt(element, "head")) ?? element.name;
  const by = { element: element.name, id: element.attributes.id };
  const open = tell.words(part, ["head"]);
  if (open !== "") tell.sayOf(part, body(open), { by, sourceWord });
  if (part.internal || !hasInternal(element)) return;
  const whole = proseOf(element, { internal: true, without: ["head"] });
  if (whole !== open) tell.sayOf(part, body(whole), { by: { ...by, internal: "yes" }, sourceWord, audience: "staff" });
}
