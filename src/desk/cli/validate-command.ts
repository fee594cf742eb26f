import type { Reading } from "../../access-points/port.ts";
import type { Press } from "../../access-points/press.ts";
import { findPublic } from "../../access-points/reading.ts";
import { Problem } from "../../errors.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { openReceiptBook, type Receipt } from "../../validity/receipts.ts";
import { openValidator } from "../../validity/validator.ts";
import { csvLine, shownCell } from "../csv-line.ts";
import type { House } from "../house.ts";
import { everyPublic } from "../validating/every-public.ts";
import { countDocuments, type Tally } from "../validating/tally.ts";
import { validateRecords } from "../validating/validate-records.ts";
import { writeTable } from "../write-table.ts";
import { exitCodes, print, printJson, tell } from "./output.ts";

/** The switches of `cartouche validate`. */
export type ValidateSwitches = { all?: boolean; again?: boolean; format?: string[]; json?: boolean; csv?: string };

const tellEverySeconds = 5;
const mostAsJson = 1000;

/**
 * `cartouche validate [PID…]`: holds the documents of these records, or of every public one, to the rules of their formats and keeps
 * receipts. Ends with 1 where one is invalid.
 */
export async function validateCommand(
  house: House,
  pids: readonly string[],
  { switches, version }: { switches: ValidateSwitches; version: string },
): Promise<number> {
  const { all, again, json, csv } = switches;
  if (pids.length === 0 && !all)
    throw new Problem("request-malformed", "Name identifiers, or say --all for every public record.");
  const { registry, store, base, schemas, data } = house;
  const press = await house.press();
  const formats = chosenFormats(press, switches.format);
  const reading: Reading = { registry, store, base, now: () => new Date() };
  const book = openReceiptBook(data);
  try {
    const validator = openValidator({ schemas, version });
    const records = all ? everyPublic(reading) : named(pids, reading);
    const counted = countDocuments();
    const found = tellInvalid({ json, csv });
    const progress = tellProgress();
    for await (const outcome of validateRecords(records, { reading, press, validator, book, formats, again })) {
      counted.add(outcome);
      if (outcome.receipt.state === "invalid") found.add(outcome.receipt);
      progress.step();
    }
    if (all && !formats) book.forgetUnmet();
    const sum = counted.sum();
    found.end(sum);
    return found.any() ? exitCodes.refused : exitCodes.good;
  } finally {
    book.close();
  }
}

function chosenFormats({ formats }: Press, names: readonly string[] | undefined): ReadonlySet<string> | undefined {
  if (!names || names.length === 0) return undefined;
  const known = formats.map(({ name }) => name);
  for (const name of names.filter((one) => !known.includes(one)))
    throw new Problem("format-not-offered", `“${name}” is not a format. There are: ${known.join(", ")}.`);
  return new Set(names);
}

async function* named(pids: readonly string[], reading: Reading): AsyncGenerator<PublicEntity> {
  for (const pid of pids) {
    const { entity, resolution } = await findPublic(reading, pid);
    if (resolution.end && entity.state !== "tombstoned")
      tell(`${resolution.pid} is ${resolution.end.state}: it has no documents to validate.`);
    else yield entity;
  }
}

/** Tells how far it is, on standard error. */
function tellProgress() {
  const begun = performance.now();
  let last = begun;
  let documents = 0;
  return {
    step(): void {
      documents++;
      const now = performance.now();
      if (now - last < tellEverySeconds * 1000) return;
      last = now;
      tell(`${documents} documents, ${Math.round(documents / ((now - begun) / 1000))} a second`);
    },
  };
}

const columns = ["format", "pid", "rule", "where", "what"] as const;
type Line = Record<(typeof columns)[number], string>;

/** Tells of invalid documents: as they come, in a table, or at the end as JSON. */
function tellInvalid({ json, csv }: { json: boolean | undefined; csv: string | undefined }) {
  const table = [csvLine(columns)];
  const kept: Receipt[] = [];
  let total = 0;
  return {
    any: () => total > 0,
    add(receipt: Receipt): void {
      total++;
      if (json && kept.length < mostAsJson) kept.push(receipt);
      for (const line of linesOf(receipt)) {
        if (csv !== undefined) table.push(csvLine(columns.map((name) => shownCell(line[name]))));
        else if (!json) print(`${line.pid} ${line.format}, ${line.rule}: ${line.where}: ${line.what}`);
      }
    },
    end(sum: Tally): void {
      if (csv !== undefined) writeTable(csv, `${table.join("\r\n")}\r\n`);
      if (json) printJson({ ...sum, invalid: { total, first: kept.map(shownReceipt) } });
      else printSum(sum);
      if (csv !== undefined) tell(`${table.length - 1} faults in ${csv}`);
    },
  };
}

function linesOf({ pid, format, rules }: Receipt): Line[] {
  return rules.flatMap(({ title, faults }) =>
    faults.map(({ where, what }) => ({ format, pid, rule: title, where, what: what.slice(0, 500) })),
  );
}

const shownReceipt = ({ pid, format, checked, rules }: Receipt) => ({
  pid,
  format,
  checked,
  rules: rules.filter(({ state }) => state === "invalid"),
});

function printSum({ formats }: Tally): void {
  const cells = (words: readonly (string | number)[]) =>
    print(words.map((word, at) => (at === 0 ? String(word).padEnd(16) : String(word).padStart(10))).join(" "));
  cells(["format", "offered", "valid", "invalid", "unchecked"]);
  for (const [name, { offered, valid, invalid, unchecked }] of Object.entries(formats))
    cells([name, offered, valid, invalid, unchecked]);
  if (Object.values(formats).some(({ unchecked }) => unchecked > 0))
    tell("What is unchecked lacks its standard's own schema: run “cartouche schemas”, then this again.");
}
