import { z } from "zod";
import type { PidPlace, WriteBack } from "../../write-back.ts";
import { type RecordKind, type TableName, tableNames, tableSpec } from "../tables.ts";
import type { NumberUse } from "./number-use.ts";

/**
 * Where TMS keeps the PID of a sort of records: in a column of the record's own table that Cartouche reads nothing else from, as
 * an alternative number of this description (objects only), or nowhere. `owner` and `mark` are for a database whose AltNums is not
 * TMS's own, which has the object's id in `ID` beside `TableID` 108.
 */
export type KeptPid =
  | "none"
  | { column: string }
  | { table: "AltNums"; description: string; owner?: string; mark?: Record<string, string | number> };

/** By sort of records; a sort that is not named is reported as not configured. */
export type TmsWriteBack = { [kind in RecordKind]?: KeptPid };

const none = z.literal("none");
/** A name as databases have it, so that it needs no quoting that one of them would not understand. */
const name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/);
const words = z
  .string()
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,100}$/u)
  .refine((text) => text === text.trim());
const column = z.strictObject({ column: name });
const mark = z.record(name, z.union([z.number().int(), words]));
const alternative = z.strictObject({
  table: z.literal("AltNums"),
  description: words,
  owner: name.optional(),
  mark: mark.optional(),
});

const nowhere = { shape: none, say: "“none”: records of this sort have no row of their own with a number" };
const inColumn = { shape: z.union([none, column]), say: "“none” or { column: “a column that is free” }" };
const places: Record<RecordKind, { shape: z.ZodType; say: string }> = {
  object: {
    shape: z.union([none, column, alternative]),
    say: "“none”, { column: “a column that is free” } or { table: “AltNums”, description: “PID” }",
  },
  constituent: inColumn,
  reference: inColumn,
  exhibition: inColumn,
  location: inColumn,
  image: nowhere,
  term: nowhere,
};

/** The sorts of records that a place can be named for. */
const kinds = Object.keys(places) as RecordKind[];

/** Every fault of what a museum says of write-back; `numbers` is what it says of alternative numbers. */
export function writeBackFaults(given: TmsWriteBack, numbers: Readonly<Record<string, NumberUse>>): string[] {
  return Object.entries(given).flatMap(([kind, kept]) => {
    if (!kinds.some((known) => known === kind))
      return [`mapping.writeBack knows no record class “${kind}”; there are ${kinds.join(", ")}`];
    const { shape, say } = places[kind as RecordKind];
    if (!shape.safeParse(kept).success) return [`mapping.writeBack.${kind} must be ${say}`];
    return meaningFaults(kind as RecordKind, kept, numbers);
  });
}

/** A place that means something else already would be overwritten by the script, and misread. */
function meaningFaults(kind: RecordKind, kept: KeptPid, numbers: Readonly<Record<string, NumberUse>>): string[] {
  if (kept === "none") return [];
  if ("column" in kept) {
    const { required, columns } = tableSpec(tableOf(kind));
    const taken = [...required, ...columns].find((known) => known.toLowerCase() === kept.column.toLowerCase());
    return taken ? [`mapping.writeBack.${kind}: the column ${taken} holds something else; name one that is free`] : [];
  }
  const use = Object.entries(numbers).find(([word]) => word.toLowerCase() === kept.description.toLowerCase())?.[1];
  if (!use || use.scheme === "pid") return [];
  return [
    `mapping.writeBack.${kind}: the description “${kept.description}” is that of other numbers; name one of its own`,
  ];
}

function tableOf(kind: RecordKind): TableName {
  const found = tableNames.find((table) => tableSpec(table).record === kind);
  if (!found) throw new Error(`no table has records of the sort ${kind}`);
  return found;
}

/** Where the PID of each sort of records is kept, as the script for staff needs it. */
export function placesOf(given: TmsWriteBack): WriteBack {
  const named = Object.entries(given) as [RecordKind, KeptPid][];
  return Object.fromEntries(named.map(([kind, kept]) => [kind, kept === "none" ? kept : placeOf(kind, kept)]));
}

const objectTable = 108;

function placeOf(kind: RecordKind, kept: Exclude<KeptPid, "none">): PidPlace {
  const table = tableOf(kind);
  const id = tableSpec(table).id ?? "ID";
  const record = { table, id, ids: "integer" } as const;
  if ("column" in kept) return { record, table, owner: id, column: kept.column };
  const { owner = "ID", mark = { TableID: objectTable }, description } = kept;
  return { record, table: "AltNums", owner, column: "AltNum", mark: { ...mark, Description: description } };
}

/** Alternative numbers as PIDs, where objects keep them so. */
export function numbersOf({ object }: TmsWriteBack): Record<string, NumberUse> {
  return typeof object === "object" && "description" in object ? { [object.description]: { scheme: "pid" } } : {};
}
