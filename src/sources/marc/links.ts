import { addressOf, authorityUri, uriIn } from "./authority-uri.ts";
import { comparable, headingName, headingType, subdivisionsOf, valuesOf } from "./heading.ts";
import { type ControlField, controlOf, type DataField, isData, kindOf, type MarcRecord } from "./record.ts";

/** How records mean each other: by control number, by identifier, by heading. Names are compared, and one that two records have means none. */

const control = (kind: string, id: string) => `${kind} ${id.replace(/\s+/g, "").toLowerCase()}`;
const headed = (field: DataField) => `heading ${headingType(field)} ${comparable(headingName(field))}`;

/** The names by which other records may mean this one. */
export function namesOf(record: MarcRecord): string[] {
  const kind = kindOf(record);
  if (kind === undefined || kind === "holdings") return [];
  const fields = record.fields.filter(isData);
  const id = controlOf(record, "001");
  const owner = controlOf(record, "003");
  const names = id === undefined ? [] : [control(kind, id), ...(owner ? [control(kind, `(${owner})${id}`)] : [])];
  const others = fields.flatMap((field) => {
    if (field.tag === "010")
      return valuesOf(field, "a")
        .slice(0, 1)
        .map((value) => `(DLC)${value}`);
    return field.tag === "035" ? valuesOf(field, "a") : [];
  });
  names.push(...others.map((value) => control(kind, value)));
  if (kind === "authority") {
    names.push(...fields.filter(({ tag }) => tag === "024").flatMap(uriOf024));
    names.push(...fields.filter(isOwnHeading).map(headed));
  }
  return [...new Set(names)];
}

const isOwnHeading = (field: DataField) =>
  /^1[0-5]\d$/.test(field.tag) && headingType(field) !== undefined && subdivisionsOf(field).length === 0;

function uriOf024(field: DataField): string[] {
  const scheme = valuesOf(field, "2")[0] ?? "";
  const found = valuesOf(field, "a").flatMap((id) => authorityUri(scheme, id) ?? addressOf(id) ?? []);
  return found.map(({ uri }) => `uri ${uri}`);
}

/** The names of what a field may mean, the surest first; empty for a field that links to nothing. */
export function meantBy(field: ControlField | DataField, kind: "bib" | "authority" | "holdings"): string[] {
  if (!isData(field)) return kind === "holdings" && field.tag === "004" ? [control("bib", field.value)] : [];
  if (kind === "bib" && /^7[6-8]\d$/.test(field.tag)) return valuesOf(field, "w").map((value) => control("bib", value));
  const isHeading = kind === "bib" ? /^(1\d\d|6\d\d|7[0-5]\d|8[0-3]\d)$/.test(field.tag) : /^5\d\d$/.test(field.tag);
  if (!isHeading || headingType(field) === undefined) return [];
  const linked = valuesOf(field, "01").flatMap((value) => {
    const uri = uriIn(value)?.uri;
    return [control("authority", value), ...(uri === undefined ? [] : [`uri ${uri}`])];
  });
  return [...linked, headed(field)];
}
