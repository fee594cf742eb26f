import type { XmlElement } from "../../reading/xml.ts";
import { allAt, attributeOf, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import { bcp47 } from "../../telling/language-tag.ts";

/** What a finding aid says of itself before its description begins: EAD 2002's `eadheader`, EAD3's `control`. */
export type FindingAid = { id: string; named: boolean; language?: string; headers: XmlElement[] };

/** A finding aid of which nothing is known but its file: its id is then the file's name. */
export function namelessAid(file: string): FindingAid {
  return { id: file.replace(/\.xml(\.gz)?$/i, ""), named: false, headers: [] };
}

/** The finding aid with one more header. */
export function withHeader(aid: FindingAid, header: XmlElement): FindingAid {
  const id = textOf(firstAt(header, "eadid")) ?? textOf(firstAt(header, "recordid"));
  const language = languageOf(header) ?? aid.language;
  return {
    id: id ?? aid.id,
    named: id !== undefined || aid.named,
    headers: [...aid.headers, header],
    ...(language === undefined ? {} : { language }),
  };
}

/** The language that it is written in, where it is one. */
function languageOf(header: XmlElement): string | undefined {
  const ead2002 = allAt(header, "profiledesc", "langusage", "language").map((language) =>
    bcp47(attributeOf(language, "langcode"), attributeOf(language, "scriptcode")),
  );
  const ead3 = allAt(header, "languagedeclaration").map((declared) => {
    const [language, script] = ["language", "script"].map((name) => childrenOf(declared, name)[0]);
    return bcp47(attributeOf(language, "langcode"), attributeOf(script, "scriptcode"));
  });
  const said = [...ead2002, ...ead3];
  return said.length === 1 ? said[0] : undefined;
}
