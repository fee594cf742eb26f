import type { Said } from "../../entities/facts.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { plainText } from "../plain-text.ts";
import { citedInLine, spanInLine } from "../what-stands.ts";
import { type Block, called, type Part } from "./block.ts";

/** Who says a thing, when, where and on what ground, in a line, for LIDO's `source…` elements. A mere note is no source. */
export function sourceNote(block: Block, name: string, { said }: Pick<Said<PublicRef>, "said">): Part {
  if (!said) return undefined;
  const { by, when, in: cited, note } = said;
  if (by === undefined && when === undefined && cited === undefined) return undefined;
  const parts = [by?.label, when && spanInLine(when), cited && citedInLine(cited), note && plainText(note)];
  return called(block, name, parts.filter(Boolean).join(", "));
}
