import { Problem } from "../../../errors.ts";
import { databaseFaults } from "../read/sql/settings.ts";
import { tableNames } from "../tables.ts";
import type { TmsMapping } from "./mapping.ts";
import { numbers } from "./words.ts";
import { writeBackFaults } from "./write-back.ts";

const optionNames = ["name", "folder", "form", "database", "mapping"];
const forms = ["csv", "xml"];
const audiences = ["public", "staff"];

type Checked = { folder?: unknown; form?: string; database?: unknown; mapping?: Partial<TmsMapping> };

/**
 * Refuses what is no option of the TMS source: a setting that is misspelt would be left out in silence, and an audience that
 * is neither would be nobody's. `known` are the names of all settings of a mapping. Fault: `config-invalid`.
 */
export function checkOptions(
  options: { form?: string; mapping?: Partial<TmsMapping> },
  known: readonly string[],
): void {
  const { mapping = {} } = options;
  const faults = [
    ...strangers("option", Object.keys(options), optionNames),
    ...waysIn(options),
    ...strangers("form", given(options.form), forms),
    ...strangers("setting in mapping", Object.keys(mapping), known),
    ...strangers("table in mapping.columns", Object.keys(mapping.columns ?? {}), tableNames),
    ...strangers("table in mapping.files", Object.keys(mapping.files ?? {}), tableNames),
    ...patternFaults(mapping),
    ...strangers("table in mapping.expect", mapping.expect ?? [], tableNames),
    ...strangers("surveyAudience in mapping", given(mapping.surveyAudience), audiences),
    ...strangers("dateOrder in mapping", given(mapping.dateOrder), ["month-first", "day-first"]),
    ...strangers("audience in mapping", given(mapping.audience), audiences),
    ...writeBackFaults(mapping.writeBack ?? {}, { ...numbers, ...mapping.numbers }),
  ];
  if (faults.length > 0) throw new Problem("config-invalid", `tms: ${faults.join("; ")}`);
}

/** A pattern that is none would stop every harvest at its first number. */
function patternFaults({ numberClasses = [], numberPatterns = [] }: Partial<TmsMapping>): string[] {
  return [...numberClasses, ...numberPatterns].flatMap(({ pattern }) => {
    try {
      new RegExp(pattern);
      return [];
    } catch {
      return [`“${pattern}” in mapping.numberClasses or mapping.numberPatterns is no regular expression`];
    }
  });
}

function waysIn({ folder, form, database }: Checked): string[] {
  if ((folder === undefined) === (database === undefined)) return ["give either folder or database"];
  if (database === undefined) return [];
  return [...(form === undefined ? [] : ["form is of a folder, not of a database"]), ...databaseFaults(database)];
}

function strangers(what: string, names: readonly string[], known: readonly string[]): string[] {
  const strange = names.filter((name) => !known.includes(name));
  return strange.map((name) => `unknown ${what} “${name}”; there are ${known.join(", ")}`);
}

const given = (value: string | undefined) => (value === undefined ? [] : [value]);
