import type { TimeSpan } from "../../../entities/facts.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { attributeOf, childrenOf, textOf } from "../../reading/xml-tree.ts";
import type { Teller } from "../../telling/teller.ts";

/** The times of a `unitdate` (EAD 2002: `normal="1858/1951"`) or a `unitdatestructured` (EAD3). */
export function spansOf(tell: Teller, element: XmlElement): TimeSpan[] {
  if (element.name === "unitdatestructured") return structured(tell, element);
  const { span } = tell.time("did/unitdate", wordsOf(element), boundsOf(attributeOf(element, "normal")));
  const kind = attributeOf(element, "unitdatetype") ?? attributeOf(element, "type");
  return span ? [marked(span, { kind, certainty: attributeOf(element, "certainty") })] : [];
}

/** Words that say that there is no date are no date in need of bounds. */
const none = /^(n\.?\s?d\.?|undated|dates? not (examined|known)|sine dato|s\.?\s?d\.?)\.?$/i;

function wordsOf(element: XmlElement): string | undefined {
  const words = textOf(element);
  return words === undefined || none.test(words) ? undefined : words;
}

function boundsOf(normal: string | undefined): { begin?: string; end?: string } {
  const [begin, end = begin] = normal?.split("/") ?? [];
  return { ...(begin ? { begin } : {}), ...(end ? { end } : {}) };
}

type Marks = { kind: string | undefined; certainty: string | undefined };

function marked(span: TimeSpan, { kind, certainty }: Marks): TimeSpan {
  return {
    ...span,
    ...(kind === "bulk" ? { extent: "bulk" as const } : {}),
    ...(certainty === undefined ? {} : { circa: true }),
  };
}

function structured(tell: Teller, element: XmlElement): TimeSpan[] {
  const sets = [element, ...childrenOf(element, "dateset")];
  const marks = { kind: attributeOf(element, "unitdatetype"), certainty: attributeOf(element, "certainty") };
  return sets.flatMap((set) => [
    ...childrenOf(set, "datesingle").flatMap((date) => {
      const standard = attributeOf(date, "standarddate");
      const { span } = tell.time("did/unitdatestructured", textOf(date), boundsOf(standard));
      return span ? [marked(span, marks)] : [];
    }),
    ...childrenOf(set, "daterange").flatMap((range) => {
      const [from] = childrenOf(range, "fromdate");
      const [to] = childrenOf(range, "todate");
      const display = [from, to].flatMap((date) => textOf(date) ?? []).join("–");
      const begin = attributeOf(from, "standarddate");
      const end = attributeOf(to, "standarddate");
      const { span } = tell.time("did/unitdatestructured", display, { begin, end });
      return span ? [marked(span, marks)] : [];
    }),
  ]);
}
