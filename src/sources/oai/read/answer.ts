import { Problem } from "../../../errors.ts";
import { readXml, type XmlElement } from "../../reading/xml.ts";
import { attributeOf, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";

/** An answer of OAI-PMH 2.0 (section 3.2): when it was given, what was wrong, or what was asked for. */
export type OaiAnswer = {
  responseDate: string | undefined;
  error: { code: string; words: string } | undefined;
  /** The element that is called like the request's verb. */
  body: XmlElement | undefined;
};

/** What a token says of the rest of a list; `value` is undefined at its end. */
export type Token = { value: string | undefined; size: number | undefined };

/** Reads an answer; undefined for what is none: XML that is not well-formed, or a page of a web server. */
export function answerFrom(text: string): OaiAnswer | undefined {
  const root = rootOf(text);
  if (root?.name !== "OAI-PMH") return undefined;
  const errors = childrenOf(root, "error").map((element) => ({
    code: attributeOf(element, "code") ?? "without code",
    words: textOf(element) ?? "",
  }));
  const body = childrenOf(root).find(({ name }) => /^(Identify|GetRecord|List[A-Z]\w+)$/.test(name));
  // Several may be wrong at once; that there is nothing is told by itself alone.
  const error = errors.find(({ code }) => code !== "noRecordsMatch") ?? errors[0];
  return error || body ? { responseDate: textOf(firstAt(root, "responseDate")), error, body } : undefined;
}

function rootOf(text: string): XmlElement | undefined {
  try {
    return readXml(text.replace(/^\uFEFF/, ""), "the answer");
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** The token at the end of a list. */
export function tokenOf(body: XmlElement | undefined): Token {
  const element = firstAt(body, "resumptionToken");
  const size = Number(attributeOf(element, "completeListSize"));
  return { value: textOf(element), size: Number.isInteger(size) && size > 0 ? size : undefined };
}
