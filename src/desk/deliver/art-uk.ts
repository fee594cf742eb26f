import { csvHeader, csvRow } from "../../formats/csv/rows.ts";
import type { Preset } from "./preset.ts";

/** Art UK: works as rows under the columns of our own table, which its staff map once; they take LIDO over OAI-PMH as well. */
export const artUk: Preset = {
  title: "Art UK: works as a table (CSV)",
  open: csvHeader,
  lines: (entity, context) => (entity.type === "object" ? csvRow(entity, context) : ""),
};
