import { Problem } from "../../../errors.ts";
import type { SheetSettings } from "../options.ts";

/** The names of a sheet's columns; of two alike the second is `Note (2)`, one without a name is `column 5` where it holds anything. */
export function headerOf(cells: readonly string[], sheet: SheetSettings, file: string): string[] {
  const seen = new Map<string, number>();
  const header = cells.map((cell, index) => {
    const name = cell.replace(/\s+/g, " ").trim() || `column ${index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
  mustHave(header, sheet, file);
  return header;
}

function mustHave(
  header: readonly string[],
  { columns, key, fillDown = [], sheet }: SheetSettings,
  file: string,
): void {
  const wanted = new Set([...key, ...Object.keys(columns), ...fillDown]);
  const missing = [...wanted].filter((name) => !header.includes(name));
  if (missing.length === 0) return;
  const where = sheet === undefined ? file : `${file}, sheet ${sheet},`;
  const known = header.slice(0, 60).join(", ");
  const detail = `${where} has no column ${missing.join(", ")} (it has: ${known}). Correct the mapping, or set \`header\`.`;
  throw new Problem("source-unreadable", detail);
}
