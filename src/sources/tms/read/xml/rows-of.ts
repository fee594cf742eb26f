import type { XmlElement } from "../../../reading/xml.ts";
import { allAt, childrenOf, textOf } from "../../../reading/xml-tree.ts";
import { exportStamp, type TableName, tableSpec } from "../../tables.ts";
import { type ElementSpec, type RowSpec, recordRows, sections } from "./element-map.ts";
import { type Leaves, leavesOf } from "./leaves.ts";

/** A row that an XML export holds; `section` is the element it came of, `"Titles"`, or `"ObjRecord"` for the object itself. */
export type XmlRow = {
  table: TableName;
  values: Map<string, string>;
  line: number;
  embedded: boolean;
  section: string;
};

/** What an `ObjRecord` gives: its object's id, its rows, and leaves that nothing can be made of. */
export type RecordRows = { id: string | undefined; rows: XmlRow[]; strange: string[] };

/** What is known of the elements around: `ObjectID`, the time of the export, the constituent or reference that they are of. */
type Around = ReadonlyMap<string, string>;

/** Leaves that only an object's own record has: one without a number is an object all the same. */
const ofObject = [
  ...tableSpec("Objects").columns,
  ...recordRows.flatMap(({ columns }) => Object.values(columns).flat()),
];
const idColumns = ["ObjectID", "ConstituentID", "ReferenceID", "ExhibitionID"];

/** The rows of one `ObjRecord`, by the element map. */
export function rowsOfRecord(element: XmlElement): RecordRows {
  const leaves = leavesOf(element, pathsOf(sections));
  const id = leaves.get("ObjectID")?.trim();
  const around = new Map(["ObjectID", exportStamp].flatMap((name) => pair(name, leaves.get(name))));
  const only = onlyConstituent(element);
  const below = only === undefined ? around : new Map([...around, ["ConstituentID", only] as const]);
  const isObject = childrenOf(element, "ObjectNumber").length > 0 || ofObject.some((name) => leaves.has(name));
  const own = isObject ? rowsFrom(recordRows, leaves, { around, line: element.line, section: "ObjRecord" }) : [];
  const strange = isObject ? [] : [...leaves.keys()].filter((name) => !around.has(name));
  return { id, strange, rows: [...own, ...sections.flatMap((spec) => rowsAt(element, spec, below))] };
}

const pair = (name: string, value: string | undefined): [string, string][] => (value ? [[name, value.trim()]] : []);

/** Older exports put the geography of constituents beside them: with one constituent it is that one's. */
function onlyConstituent(element: XmlElement): string | undefined {
  const found = allAt(element, "Constituents", "ObjectRelatedConstituent", "ConstituentID").map(textOf);
  return new Set(found).size === 1 ? found[0] : undefined;
}

const pathsOf = (specs: readonly ElementSpec[]) => new Set(specs.map(({ at }) => at.join("/")));

function rowsAt(parent: XmlElement, spec: ElementSpec, around: Around): XmlRow[] {
  const section = spec.at[0] ?? "";
  return allAt(parent, ...spec.at).flatMap((element) => {
    const { each, within = [] } = spec;
    const leaves = leavesOf(element, new Set([...pathsOf(within), ...(each ? [each] : [])]));
    const ids = idColumns.flatMap((name) => pair(name, leaves.get(name)));
    const below = new Map([...around, ...ids]);
    const parts = each
      ? childrenOf(element, each).map((child) => new Map([...leaves, ...leavesOf(child, new Set())]))
      : [];
    const at = { around, line: element.line, section };
    return [
      ...(parts.length > 0 ? parts : [leaves]).flatMap((one) => rowsFrom(spec.rows, one, at)),
      ...within.flatMap((inner) => rowsAt(element, inner, below)),
    ];
  });
}

type At = { around: Around; line: number; section: string };

function rowsFrom(specs: readonly RowSpec[], leaves: Leaves, at: At): XmlRow[] {
  if (leaves.size === 0) return [];
  const taken = new Set(specs.filter(({ rest }) => !rest).flatMap(({ columns }) => Object.values(columns).flat()));
  return specs.flatMap((spec) => rowFrom(spec, leaves, taken, at) ?? []);
}

/** One row, or none where the element holds nothing that is the row's own. */
function rowFrom(spec: RowSpec, leaves: Leaves, taken: ReadonlySet<string>, at: At): XmlRow | undefined {
  const values = new Map<string, string>();
  const used = new Set<string>();
  for (const [column, names] of Object.entries(spec.columns)) {
    const name = [names].flat().find((each) => leaves.has(each));
    const value = name === undefined ? undefined : leaves.get(name);
    if (name === undefined || value === undefined) continue;
    values.set(column, value);
    used.add(name);
  }
  if (spec.rest)
    for (const [name, value] of leaves)
      if (!used.has(name) && !values.has(name) && (!taken.has(name) || idColumns.includes(name)))
        values.set(name, value);
  if (values.size === 0) return undefined;
  const table = ownerTable(spec, values, at.around);
  for (const column of inherited(table, spec.embedded === true && table === spec.table)) {
    const value = at.around.get(column);
    if (value !== undefined && !values.has(column)) values.set(column, value);
  }
  const embedded = spec.embedded === true && table === spec.table;
  return { table, values, line: at.line, embedded, section: at.section };
}

/** A row whose owner is not told stays with the object. */
function ownerTable({ table, otherwise }: RowSpec, values: ReadonlyMap<string, string>, around: Around): TableName {
  const owner = tableSpec(table).of?.column;
  return otherwise && owner && !values.has(owner) && !around.has(owner) ? otherwise : table;
}

/** What a row has from around it: the keys it needs, and the time of the export where it is an object's own. */
function inherited(table: TableName, embedded: boolean): string[] {
  const { of, refers } = tableSpec(table);
  const keys = [of?.column, refers?.column].filter((column) => column !== undefined);
  return embedded ? keys : [...keys, exportStamp];
}
