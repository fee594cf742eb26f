import { z } from "zod";

/** The columns of a table that an export may have under other names, as they are given: `{ number: "inv_no", room: ["room", "raum"] }`. */
export type GivenColumns = Partial<Record<string, string | string[]>>;
/** What each column may be called, in the order in which they are looked for. */
export type ColumnNames = Readonly<Record<string, readonly string[]>>;

const name = z.string().min(1);

/** The form of such columns: of these, and of no others. */
export function columnsForm(columns: ColumnNames) {
  const known = z.enum(Object.keys(columns) as [string, ...string[]]);
  return z.partialRecord(known, z.union([name, z.array(name)])).optional();
}

/** The usual names, with those that are given in their place. */
export function namedColumns<T extends ColumnNames>(usual: T, given: GivenColumns = {}): T {
  const own = Object.entries(given).map(([column, called = []]) => [column, [called].flat()]);
  return { ...usual, ...Object.fromEntries(own) };
}

/** The form of a scheme of numbers: `"inventory"`, `"shelf-mark"`. */
export const schemeForm = z.string().regex(/^[a-z]+(-[a-z]+)*$/, "small letters and hyphens, such as inventory");
