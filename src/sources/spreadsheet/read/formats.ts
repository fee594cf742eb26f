/** The formats that every workbook has and none writes down (ECMA-376, part 1, 18.8.30), as far as they show more than a number. */
const builtIn: Readonly<Record<string, string>> = {
  14: "mm-dd-yy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "m/d/yy h:mm",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mmss.0",
  ...eastAsian(27, 36),
  ...eastAsian(50, 58),
};

/** In East Asian programs these are dates. */
function eastAsian(from: number, to: number): Record<string, string> {
  const times = new Set([32, 33, 34, 35, 55, 56]);
  return Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, index) => [from + index, times.has(from + index) ? "h:mm" : "yyyy/m/d"]),
  );
}

/** The format of a number by its id, `"14"`; `"General"` where it shows a number. */
export function builtInFormat(id: string): string {
  return (Object.hasOwn(builtIn, id) ? builtIn[id] : undefined) ?? "General";
}

/** Without words in quotes, escaped signs and conditions: `0 "days"` and `0\ \m` show no date; hours that go on (`[h]`) are hours. */
const bare = (format: string) =>
  format
    .replace(/\[([hms]+)\]/gi, "$1")
    .replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "")
    .split(";")[0] ?? "";

/** What a format shows of a moment; undefined where it shows a number. */
export function shownBy(
  format: string,
): { year: boolean; month: boolean; day: boolean; time: boolean; seconds: boolean } | undefined {
  if (/^(general|standard|@)$/i.test(format) || /[0#?]/.test(bare(format).replace(/s\.0+/i, "s"))) return undefined;
  const signs = bare(format)
    .toLowerCase()
    .replace(/am\/pm|a\/p/g, "h");
  if (!/[ymdhs]/.test(signs)) return undefined;
  const time = /[hs]/.test(signs);
  // In a time `m` are minutes.
  const [year, day] = [/[ye]/.test(signs), /d/.test(signs)];
  return { year, day, month: /m/.test(signs) && (!time || year || day), time, seconds: /s/.test(signs) };
}
