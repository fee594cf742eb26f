import { type DefaultTreeAdapterTypes, parse, defaultTreeAdapter as tree } from "parse5";
import type { Fault } from "../result.ts";

/** Elements that have no end, and those whose end may be left out (HTML Living Standard, sections 13.1.2 and 13.1.2.4). */
const endless: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta source track wbr html head body li dt dd p rt rp optgroup option colgroup caption thead tbody tfoot tr td th".split(
    " ",
  ),
);

/**
 * What an HTML parser has to put right in a page (HTML Living Standard, section 13.2.2), as far as parse5 tells; elements that are not
 * ended; and names (`id`) that stand twice. What belongs inside what is not looked at.
 */
export function faultsOfHtml(text: string): Fault[] {
  const faults: Fault[] = [];
  const page = parse(text, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine, startCol }) =>
      faults.push({ where: `line ${startLine}, column ${startCol}`, what: code }),
  });
  const ids = new Set<string>();
  for (const element of elementsIn(page)) {
    const { tagName, attrs, sourceCodeLocation: at } = element;
    if (!at) continue;
    const where = `line ${at.startLine}, column ${at.startCol}`;
    if (at.startTag && !at.endTag && !endless.has(tagName) && !isSelfClosed(text, at.startTag))
      faults.push({ where, what: `the element ${tagName} is not ended` });
    const id = attrs.find(({ name }) => name === "id")?.value;
    if (id === undefined) continue;
    if (ids.has(id)) faults.push({ where, what: `the id “${id}” stands twice` });
    ids.add(id);
  }
  return faults;
}

function* elementsIn(page: DefaultTreeAdapterTypes.Document): Generator<DefaultTreeAdapterTypes.Element> {
  const waiting: DefaultTreeAdapterTypes.ParentNode[] = [page];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (tree.isElementNode(next)) yield next;
    for (const child of next.childNodes.toReversed()) if (tree.isElementNode(child)) waiting.push(child);
  }
}

/** As foreign elements of SVG may be. */
function isSelfClosed(text: string, { endOffset }: { endOffset: number }): boolean {
  return text.slice(endOffset - 2, endOffset) === "/>";
}
