import type { KeyRef, RightsFact } from "../../../entities/facts.ts";
import type { About } from "../../../entities/words.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { childrenOf, textOf } from "../../reading/xml-tree.ts";
import type { Teller } from "../../telling/teller.ts";
import { audienceOf, languageOf } from "./attributes.ts";

/** Elements of prose, and what they are about. */
const abouts: Record<string, About> = {
  abstract: "abstract",
  accruals: "remark",
  acqinfo: "provenance",
  altformavail: "other",
  appraisal: "remark",
  arrangement: "arrangement",
  bibliography: "other",
  bioghist: "history",
  custodhist: "provenance",
  didnote: "remark",
  legalstatus: "use-conditions",
  materialspec: "physical-description",
  note: "remark",
  odd: "remark",
  originalsloc: "other",
  otherfindaid: "other",
  phystech: "condition",
  prefercite: "other",
  processinfo: "remark",
  relatedmaterial: "other",
  scopecontent: "scope",
  separatedmaterial: "other",
};
const rights: Record<string, RightsFact<KeyRef>["sort"]> = { accessrestrict: "access", userestrict: "reproduction" };

/** Says an element of prose, without its heading; `place` is the element that it stands in. */
export function sayNote(tell: Teller, element: XmlElement, place: "" | "did/" | "descgrp/" = ""): void {
  const { name } = element;
  const value = proseOf(element);
  if (value === undefined || name.startsWith("dao")) return;
  const audience = audienceOf(element);
  const text = [tell.text(value, languageOf(element))];
  const heading = childrenOf(element, "head").flatMap((head) => textOf(head) ?? [])[0];
  const envelope = { by: { name, value }, sourceWord: heading ?? name, ...(audience ? { audience } : {}) };
  const sort = rights[name];
  const about = abouts[name];
  if (sort) tell.say(`${place}${name}`, { kind: "rights", of: "object", sort, text }, envelope);
  else if (about) tell.say(`${place}${name}`, { kind: "statement", about, text }, envelope);
}

/** The paragraphs of an element, one to a line. */
function proseOf(element: XmlElement): string | undefined {
  const blocks = childrenOf(element).filter(({ name }) => name !== "head");
  const inline =
    blocks.length === 0 || element.children.some((child) => typeof child === "string" && child.trim() !== "");
  if (inline)
    return textOf({
      ...element,
      children: element.children.filter((child) => typeof child === "string" || child.name !== "head"),
    });
  const paragraphs = blocks.flatMap((block) => textOf(block) ?? []);
  return paragraphs.length > 0 ? paragraphs.join("\n") : undefined;
}
