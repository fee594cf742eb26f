import { type DefaultTreeAdapterTypes, defaultTreeAdapter } from "parse5";

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** Every element below a node, in the order in which they stand, however deep. */
export function* elementsIn(node: Node): Generator<Element> {
  for (const one of nodesIn(node)) if (defaultTreeAdapter.isElementNode(one) && one !== node) yield one;
}

function* nodesIn(node: Node, isSilent = (_: Node) => false): Generator<Node> {
  const waiting = [node];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    yield one;
    if ("childNodes" in one && !isSilent(one)) waiting.push(...one.childNodes.toReversed());
  }
}

/** An attribute, trimmed; undefined where it is empty. */
export function attribute(element: Element, name: string): string | undefined {
  const value = element.attrs.find((one) => one.name === name)?.value.trim();
  return value === "" ? undefined : value;
}

const silent = new Set(["script", "style", "template", "noscript"]);
const isSilent = (node: Node) => "tagName" in node && silent.has(node.tagName);

/** The words within a node, white space made single; scripts and styles have none. */
export function wordsIn(node: Node): string {
  let words = "";
  for (const one of nodesIn(node, isSilent)) if (defaultTreeAdapter.isTextNode(one)) words += one.value;
  return words.replace(/\s+/g, " ").trim();
}

/** Whether an element has one of these classes, or one of these roles. */
export function isCalled(element: Element, names: RegExp): boolean {
  const called = `${attribute(element, "class") ?? ""} ${attribute(element, "role") ?? ""} ${attribute(element, "epub:type") ?? ""}`;
  return called.split(/\s+/).some((name) => names.test(name));
}

const farEnough = 100;

/** Whether an element is within one that fits; no text is a hundred elements deep. */
export function isWithin(element: Element, fits: (element: Element) => boolean): boolean {
  let above = element.parentNode;
  for (let steps = 0; above && "tagName" in above && steps < farEnough; steps++) {
    if (fits(above)) return true;
    above = above.parentNode;
  }
  return false;
}
