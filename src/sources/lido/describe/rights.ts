import type { KeyRef, RightsFact, TimeSpan } from "../../../entities/facts.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { attributeOf, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import { identifying } from "../../telling/identifying.ts";
import type { Speaker } from "../../telling/teller.ts";
import { identityOf } from "../things.ts";
import { agentOf } from "./agents.ts";
import { type Tell, variantsOf } from "./tell.ts";

/** Says rights in an object, its record or its image: one fact for each holder, each once. */
export function sayRights(
  tell: Tell,
  sets: readonly XmlElement[],
  { of, at, speaker = tell }: { of: RightsFact<KeyRef>["of"]; at: string; speaker?: Speaker },
): void {
  const said = new Set<string>();
  for (const set of sets) {
    const types = childrenOf(set, "rightsType");
    const [text] = variantsOf(tell, [...types.flatMap((type) => childrenOf(type, "term"))]);
    const uri = types.flatMap(addressesOf)[0];
    const words = text?.filter(({ value }) => !/^https?:\/\/\S+$/i.test(value)) ?? [];
    const body = {
      kind: "rights",
      of,
      sort: statedSort(types) ?? sortOf([uri, ...words.map(({ value }) => value)].join(" ")),
      ...(uri === undefined ? {} : { uri }),
      ...(words.length > 0 ? { text: words } : {}),
      ...timeOf(tell, at, firstAt(set, "rightsDate")),
    } as const;
    const holders = childrenOf(set, "rightsHolder").flatMap((one) => agentOf(tell, bodyOf(one)) ?? []);
    const bare = uri === undefined && words.length === 0;
    for (const holder of holders.length > 0 ? holders : bare ? [] : [undefined]) {
      const by = { of, sort: body.sort, uri, ...(holder ? { ref: identifying(holder) } : {}) };
      const whole = JSON.stringify({ ...body, holder: by.ref });
      if (said.has(whole)) continue;
      said.add(whole);
      speaker.say(at, holder ? { ...body, holder } : body, { by });
    }
  }
}

/** A rights holder of LIDO 1.1 is an actor or body, of LIDO 1.0 a body. */
const bodyOf = (holder: XmlElement) => ({ ...(firstAt(holder, "actor") ?? holder) });

function addressesOf(type: XmlElement): string[] {
  const terms = childrenOf(type, "term").flatMap((term) => textOf(term) ?? []);
  return [...identityOf(type).uris, ...terms.filter((term) => /^https?:\/\/\S+$/i.test(term)), ...terms.flatMap(cc0)];
}

const cc0 = (word: string) => (/^CC[ -]?0\b/i.test(word) ? ["https://creativecommons.org/publicdomain/zero/1.0/"] : []);

const sorts = ["copyright", "licence", "access", "reproduction"] as const;

/** The sort of right, where a label says it. */
function statedSort(types: readonly XmlElement[]): RightsFact<KeyRef>["sort"] | undefined {
  const labels = types.flatMap((type) => childrenOf(type).map((one) => attributeOf(one, "label")));
  return sorts.find((sort) => labels.includes(sort));
}

function sortOf(words: string): RightsFact<KeyRef>["sort"] {
  if (/creativecommons\.org|\bCC[ -]?(0|BY)|licen[cs]e|lizenz/i.test(words)) return "licence";
  return /reproduction|reproduktion/i.test(words) ? "reproduction" : "copyright";
}

function timeOf(tell: Tell, at: string, date: XmlElement | undefined): { when?: TimeSpan } {
  const begin = textOf(firstAt(date, "earliestDate"));
  const end = textOf(firstAt(date, "latestDate"));
  if (begin === undefined && end === undefined) return {};
  const { span } = tell.time(at, undefined, { begin, end });
  return span ? { when: span } : {};
}
