import { Problem } from "../../../errors.ts";
import { elementsOf, readXml, type XmlElement } from "../../reading/xml.ts";
import { allAt, attributeOf, childrenOf, firstAt, rawText } from "../../reading/xml-tree.ts";
import { openZip, type Zip } from "../../reading/zip.ts";
import { builtInFormat } from "./formats.ts";

/** What the sheets of a workbook share (ECMA-376, part 1, 18.2 to 18.8). */
export type Workbook = {
  /** The XML of a sheet, by what people call it; the first one without a name. */
  sheet(name: string | undefined): AsyncGenerator<string>;
  /** The texts that cells refer to by number. */
  texts: readonly string[];
  /** The format of numbers by the style of a cell. */
  formats: readonly string[];
  date1904: boolean;
};

const textLimit = 512 * 1024 * 1024;

/** Opens a workbook; its sheets are read when they are asked for. Fault: `source-unreadable`. */
export async function openWorkbook(path: string, file: string): Promise<Workbook> {
  const zip = await openZip(path, file);
  const part = partsOf(zip, file);
  const workbook = await wholeXml(zip, "xl/workbook.xml", file);
  const rels = await wholeXml(zip, "xl/_rels/workbook.xml.rels", file);
  const sheets = allAt(workbook, "sheets", "sheet").map((element) => ({
    name: element.attributes.name ?? "",
    part: part(targetOf(rels, (rel) => attributeOf(rel, "Id") === attributeOf(element, "id"))),
  }));
  const [styles, strings] = ["styles", "sharedStrings"].map((name) =>
    part(targetOf(rels, (rel) => rel.attributes.Type?.endsWith(`/${name}`) ?? false)),
  );
  return {
    sheet(name) {
      const found = name === undefined ? sheets[0] : sheets.find((one) => one.name === name);
      if (found?.part !== undefined) return textOf(zip, found.part);
      const names = sheets.map((one) => one.name).join(", ");
      throw new Problem(
        "source-unreadable",
        `${file} has no sheet ${name ?? ""} (it has: ${names}). Correct \`sheet\`.`,
      );
    },
    texts: strings === undefined ? [] : await textsIn(zip, strings, file),
    formats: styles === undefined ? [] : formatsIn(await wholeXml(zip, styles, file)),
    date1904: /^(1|true)$/.test(attributeOf(firstAt(workbook, "workbookPr"), "date1904") ?? ""),
  };
}

const targetOf = (rels: XmlElement, fits: (rel: XmlElement) => boolean) =>
  childrenOf(rels, "Relationship").find(fits)?.attributes.Target;

/** Where a part is: programs write it from the root (`/xl/worksheets/sheet1.xml`) or from the workbook. */
function partsOf(zip: Zip, file: string) {
  if (!zip.names.includes("xl/workbook.xml"))
    throw new Problem("source-unreadable", `${file} is no workbook. Save it as .xlsx with a spreadsheet program.`);
  return (target: string | undefined) => {
    if (target === undefined) return undefined;
    const name = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    return zip.names.find((one) => one.toLowerCase() === name.toLowerCase());
  };
}

async function* textOf(zip: Zip, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of zip.read(name)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function wholeXml(zip: Zip, name: string, file: string): Promise<XmlElement> {
  let whole = "";
  for await (const text of textOf(zip, name)) whole += text;
  return readXml(whole, `${file} (${name})`);
}

async function textsIn(zip: Zip, name: string, file: string): Promise<string[]> {
  const texts: string[] = [];
  let length = 0;
  for await (const item of elementsOf(textOf(zip, name), file, (path) => path.at(-1) === "si")) {
    const text = richText(item);
    length += text.length;
    if (length > textLimit) throw new Problem("source-unreadable", `${file} has too much text. Divide it.`);
    texts.push(text);
  }
  return texts;
}

/** The words of a rich text, without their looks and without the readings of East Asian signs. */
export function richText(element: XmlElement): string {
  const words = childrenOf(element, "t").map(rawText).join("");
  const text = words + allAt(element, "r", "t").map(rawText).join("");
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function formatsIn(styles: XmlElement): string[] {
  const own = new Map(
    allAt(styles, "numFmts", "numFmt").map(({ attributes }) => [attributes.numFmtId, attributes.formatCode ?? ""]),
  );
  return allAt(styles, "cellXfs", "xf").map(
    ({ attributes: { numFmtId = "0" } }) => own.get(numFmtId) ?? builtInFormat(numFmtId),
  );
}
