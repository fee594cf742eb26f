/** A MARC record, and how it is kept: as MARC-in-JSON, with the keys of what it refers to. */

/** A field without subfields: `{ tag: "001", value: "ocm00692496" }`. */
export type ControlField = { tag: string; value: string };
/** A subfield: `{ code: "a", value: "Millet;" }`. */
export type Subfield = { code: string; value: string };
/** A field with two indicators and subfields: 245 10 $a Millet; $b raconté par lui-même. */
export type DataField = { tag: string; ind1: string; ind2: string; subfields: readonly Subfield[] };
/** A record in whatever form it came: leader and fields in their order. */
export type MarcRecord = { leader: string; fields: readonly (ControlField | DataField)[] };
/** The keys of other records of the same source that fields refer to, by the field's place among all: `{ "7": "marc/authority/n1" }`. */
export type Refers = Readonly<Record<string, string>>;

/** Whether a field has subfields. */
export const isData = (field: ControlField | DataField): field is DataField => "subfields" in field;

/** A leader without what only ISO 2709 needs (lengths, encoding): the same for the same record in XML. */
export function plainLeader(leader: string): string {
  const full = leader.padEnd(24).slice(0, 24);
  return `00000${full.slice(5, 9)}a${full.slice(10, 12)}00000${full.slice(17, 20)}4500`;
}

/** A record as canonical text: MARC-in-JSON in NFC, keys sorted. */
export function originalOf({ leader, fields }: MarcRecord, refers: Refers = {}): string {
  const written = fields.map((field) => {
    if (!isData(field)) return { [field.tag]: field.value };
    const subfields = field.subfields.map(({ code, value }) => ({ [code]: value }));
    return { [field.tag]: { ind1: field.ind1, ind2: field.ind2, subfields } };
  });
  const more = Object.keys(refers).length > 0 ? { refers } : {};
  return JSON.stringify({ fields: written, leader, ...more }).normalize("NFC");
}

type Written = {
  leader: string;
  fields: Record<string, string | { ind1: string; ind2: string; subfields: Record<string, string>[] }>[];
  refers?: Refers;
};

/** A record from its original. */
export function readOriginal(original: string): MarcRecord & { refers: Refers } {
  const { leader, fields, refers = {} } = JSON.parse(original) as Written;
  return { leader, refers, fields: fields.map(fieldOf) };
}

function fieldOf(field: Written["fields"][number]): ControlField | DataField {
  const [tag, held] = onlyOf(field);
  if (typeof held === "string") return { tag, value: held };
  const { ind1, ind2 } = held;
  const subfields = held.subfields.map((one) => {
    const [code, value] = onlyOf(one);
    return { code, value };
  });
  return { tag, ind1, ind2, subfields };
}

/** The one name and value of what has no more. Not by `Object.entries`: a library has millions of subfields. */
function onlyOf<T>(held: Record<string, T>): [name: string, value: T] {
  for (const name in held) return [name, held[name] as T];
  throw new Error("a field or subfield of an original has no name");
}

/** The value of a control field, without blanks around it; undefined where there is none. */
export function controlOf({ fields }: MarcRecord, tag: string): string | undefined {
  const field = fields.find((one) => one.tag === tag);
  return (field && !isData(field) && field.value.trim()) || undefined;
}

/** What sort of record a leader is of: a title, a heading, a holding; undefined for others (06: `w` classification, `q` community). */
export function kindOf({ leader }: MarcRecord): "bib" | "authority" | "holdings" | undefined {
  const type = leader[6] ?? " ";
  if (type === "z") return "authority";
  if ("uvxy".includes(type)) return "holdings";
  return "wq".includes(type) ? undefined : "bib";
}
