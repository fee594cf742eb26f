import type { KeyRef } from "../../../entities/facts.ts";
import type { EntityType } from "../../../entities/types.ts";
import { identifying } from "../../telling/identifying.ts";
import type { Teller } from "../../telling/teller.ts";
import type { Schemes, TextsSettings } from "../options.ts";
import type { Mention, Parts } from "../parts.ts";
import type { Version } from "../record.ts";

type Said = { ref: KeyRef; mode: "about" | "mentions"; words: string; at: string };

/** Says what the text is about and what it mentions, each once; what it is about is not mentioned besides. */
export function sayMentions(tell: Teller, version: Version, parts: Parts, settings: TextsSettings): void {
  const said = new Map<string, Said>();
  for (const mention of [...numberInName(version, settings), ...parts.mentions]) {
    const at = "file" in mention ? "file" : "mentions";
    const ref = refOf(mention, version, settings);
    if (!ref) continue;
    const id = "text" in ref ? `${ref.type} ${ref.text}` : identifying(ref);
    const before = said.get(id);
    const mode = mention.isSubject || before?.mode === "about" ? "about" : "mentions";
    said.set(id, before ? { ...before, mode } : { ref, mode, words: mention.words, at });
  }
  for (const [id, { ref, mode, words, at }] of said) {
    const display = words === "" || ("text" in ref && ref.text === words) ? {} : { display: tell.text(words) };
    tell.say(at, { kind: "subject", mode, ref, ...display }, { by: { ref: id } });
  }
}

/** The work that the file's name tells. */
function numberInName({ work }: Version, { numberInName: pattern }: TextsSettings): (Mention & { file: true })[] {
  const number = pattern === undefined ? undefined : new RegExp(pattern).exec(work)?.[1];
  return number === undefined ? [] : [{ type: "object", words: number, by: { number }, isSubject: true, file: true }];
}

/** A thing by its number, which is looked for at every harvest; in words where numbers of such things are of no known scheme. */
function byNumber(type: EntityType, number: string, schemes: Schemes): KeyRef {
  const scheme = schemes[type];
  return scheme === undefined ? { type, text: number } : { type, numbered: { scheme, value: number } };
}

function refOf({ type, by, words }: Mention, { links }: Version, settings: TextsSettings): KeyRef | undefined {
  const { baseUrl, schemes } = settings;
  if ("number" in by) return byNumber(type, by.number, schemes);
  if ("words" in by) return { type, text: by.words };
  if ("uri" in by) {
    const uri = by.uri.startsWith("/") ? baseUrl && new URL(by.uri, baseUrl).href : by.uri;
    return uri ? { type, uri, ...(words === "" ? {} : { label: words }) } : undefined;
  }
  const key = Object.hasOwn(links, by.text) ? links[by.text] : undefined;
  return key === undefined ? undefined : { type: "text", key };
}
