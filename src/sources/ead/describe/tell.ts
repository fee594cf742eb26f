import type { Audience, FactBody, KeyRef, Text } from "../../../entities/facts.ts";
import type { SourceRecord } from "../../port.ts";
import { bcp47, fitsScript } from "../../telling/language-tag.ts";
import { type Envelope, type Teller, teller } from "../../telling/teller.ts";
import type { EadSettings } from "../options.ts";
import { audienceOf, type Part, type ReadLevel } from "./level.ts";
import { proseOf } from "./prose.ts";

/** Says facts of a level; what comes of an internal element is staff's. */
export type Tell = Teller & {
  settings: EadSettings;
  sayOf(part: Part, body: FactBody<KeyRef>, envelope?: Envelope): void;
  /** The words of a part; of one that is public, without what is internal in it. Empty where there are none. */
  words(part: Part, without?: readonly string[]): string;
  /** Words in the language of the part they are of; in none that is not written so: a Greek title in an English finding aid. */
  textOf(part: Part, words?: string): Text;
};

/** Starts to describe a level. */
export function tellerOf(record: SourceRecord, level: ReadLevel, settings: EadSettings): Tell {
  const language = level.attributes.language ?? settings.language;
  const audience = audienceOfLevel(level, settings);
  const tell = teller(record, { audience, ...(language === undefined ? {} : { language }) });
  const words: Tell["words"] = ({ element, internal }, without = []) =>
    proseOf(element, { internal: internal || audience === "staff", without });
  return {
    ...tell,
    settings,
    words,
    sayOf: (part, body, envelope = {}) => tell.say(part.at, body, { ...audienceOf(part), ...envelope }),
    textOf: (part, said = words(part)) => {
      const tag = languageOf(part) ?? language;
      return tag === undefined || !fitsScript(said, tag) ? { value: said } : { value: said, language: tag };
    },
  };
}

function audienceOfLevel({ attributes }: ReadLevel, { audience }: EadSettings): Audience {
  if (attributes.audience === "internal") return "staff";
  return attributes.audience === "external" ? "public" : audience;
}

/** EAD 2002 has `xml:lang` here and there, EAD3 `lang` and `script` on every element. */
function languageOf({ element: { attributes } }: Part): string | undefined {
  return bcp47(attributes["xml:lang"] ?? attributes.lang, attributes.script);
}
