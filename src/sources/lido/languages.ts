import type { XmlElement } from "../reading/xml.ts";
import { attributeOf, textOf } from "../reading/xml-tree.ts";
import { bcp47 } from "../telling/language-tag.ts";

const isElement = (child: XmlElement | string): child is XmlElement => typeof child !== "string";

/** Elements whose text is in no language. */
const neutral = /(ID|Value|Unit|Link|Weblink|Resource|earliestDate|latestDate)$/;
const spoken = new Set(["appellationValue", "descriptiveNoteValue"]);
const isNeutral = (name: string) => neutral.test(name) && !spoken.has(name);

/** An element in which every text says its own language, where it or what it is in says one: `xml:lang` is inherited. */
export function withLanguages(element: XmlElement, inherited?: string): XmlElement {
  const language = bcp47(attributeOf(element, "lang")) ?? inherited;
  const children = element.children.map((child) => (isElement(child) ? withLanguages(child, language) : child));
  const says = language !== undefined && !children.some(isElement) && !isNeutral(element.name);
  return {
    ...element,
    children,
    attributes: says ? { ...element.attributes, "xml:lang": language } : element.attributes,
  };
}

/**
 * A description that is given once a language (LIDO: `descriptiveMetadata` repeated) as one: what stands at the same place is one
 * thing, with its words in each language. Things that have ids are matched by them.
 */
export function joined(elements: readonly XmlElement[]): XmlElement | undefined {
  const [first, ...others] = elements;
  return first && others.reduce(joinedTwo, first);
}

function joinedTwo(one: XmlElement, other: XmlElement): XmlElement {
  const children = [...one.children];
  const taken = new Set<number>();
  const nth = new Map<string, number>();
  for (const child of other.children.filter(isElement)) {
    const index = nth.get(sortOf(child)) ?? 0;
    nth.set(sortOf(child), index + 1);
    const at = counterpart(children, child, { index, taken });
    const found = at === undefined ? undefined : children[at];
    if (at === undefined || found === undefined || !isElement(found)) children.push(child);
    else {
      taken.add(at);
      if (isLeaf(child)) {
        if (!isSame(found, child)) children.push(child);
      } else children[at] = joinedTwo(found, child);
    }
  }
  return { ...one, children };
}

/** What must be the same of two elements that are one: what they are, and of what type. */
const sortOf = (element: XmlElement) => `${element.name} ${attributeOf(element, "type") ?? ""}`;

const isLeaf = ({ children }: XmlElement) => !children.some(isElement);

function counterpart(
  children: readonly (XmlElement | string)[],
  child: XmlElement,
  { index, taken }: { index: number; taken: ReadonlySet<number> },
): number | undefined {
  const alike = [...children.entries()].filter(
    (entry): entry is [number, XmlElement] => isElement(entry[1]) && sortOf(entry[1]) === sortOf(child),
  );
  if (isLeaf(child)) return alike.find(([, one]) => isSame(one, child))?.[0];
  const ids = idsIn(child);
  const free = alike.filter(([at]) => !taken.has(at));
  const byId = ids.length > 0 ? free.find(([, one]) => idsIn(one).some((id) => ids.includes(id))) : undefined;
  const [at, one] = byId ?? alike[index] ?? [];
  if (at === undefined || one === undefined || taken.has(at)) return undefined;
  return byId || ids.length === 0 || idsIn(one).length === 0 ? at : undefined;
}

const idsIn = ({ children }: XmlElement): string[] =>
  children.filter(isElement).flatMap((child) => (/ID$/.test(child.name) ? (textOf(child) ?? []) : []));

function isSame(one: XmlElement, other: XmlElement): boolean {
  const alike = textOf(one) === textOf(other);
  return alike && (isNeutral(one.name) || attributeOf(one, "lang") === attributeOf(other, "lang"));
}
