import { crc32, deflateRawSync } from "node:zlib";

/** A sheet by its rows, as XML: `{ name: "Works", rows: '<row r="1">…</row>' }`. */
export type MadeSheet = { name: string; rows: string };

/** What a workbook has besides its sheets; `absolute` writes places from the root, as some programs do. */
export type Made = { texts?: string[]; formats?: string[]; date1904?: boolean; absolute?: boolean };

/** An XLSX file of sheets; a cell's style `s="1"` is the first of `formats`. */
export function makeWorkbook(
  sheets: readonly MadeSheet[],
  { texts = [], formats = [], date1904, absolute }: Made = {},
): Buffer {
  const place = (name: string) => (absolute ? `/xl/${name}` : name);
  const rel = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${place(target)}"/>`;
  const listed = sheets.map(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"/>`).join("");
  const rels = sheets.map((_, at) => rel(`r${at}`, "worksheet", `worksheets/sheet${at + 1}.xml`)).join("");
  const numFmts = formats.map((format, at) => `<numFmt numFmtId="${164 + at}" formatCode="${format}"/>`).join("");
  const styles = formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`).join("");
  return makeZip({
    "xl/workbook.xml": `<workbook xmlns:r="r">${date1904 ? '<workbookPr date1904="1"/>' : ""}<sheets>${listed}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${rels}${rel("s", "styles", "styles.xml")}${rel("t", "sharedStrings", "sharedStrings.xml")}</Relationships>`,
    "xl/styles.xml": `<styleSheet><numFmts>${numFmts}</numFmts><cellXfs><xf numFmtId="0"/>${styles}</cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst>${texts.map((text) => `<si>${text}</si>`).join("")}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ rows }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  });
}

/** A row of plain cells. */
export function rowOf(...cells: (string | number | undefined)[]): string {
  const said = cells.map((cell) =>
    cell === undefined
      ? "<c/>"
      : typeof cell === "number"
        ? `<c><v>${cell}</v></c>`
        : `<c t="inlineStr"><is><t>${cell}</t></is></c>`,
  );
  return `<row>${said.join("")}</row>`;
}

/** A ZIP archive; every other file of it is packed. */
function makeZip(files: Record<string, string>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let start = 0;
  for (const [index, [name, text]] of Object.entries(files).entries()) {
    const method = index % 2 === 0 ? 8 : 0;
    const bytes = Buffer.from(text);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(start, 10);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), fields, place, Buffer.from(name));
    const head = [Buffer.from("PK\u0003\u0004", "latin1"), fields, Buffer.from(name), packed];
    parts.push(...head);
    start += head.reduce((length, part) => length + part.length, 0);
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
