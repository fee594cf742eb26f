/** A row of a sheet: its number, from 1, its cells as people read them, and what could not be read of them. */
export type SheetRow = { row: number; cells: readonly string[]; doubts: readonly CellDoubt[] };

/** A cell that could not be read: its place in the row, from 0. */
export type CellDoubt = { column: number; rule: string; value: string; detail: string };
