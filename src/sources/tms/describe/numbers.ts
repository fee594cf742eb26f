import type { KeyRef, NumberFact } from "../../../entities/facts.ts";
import { returnedScheme } from "../../write-back.ts";
import { lookUp } from "../mapping/defaults.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import type { NumberUse } from "../mapping/number-use.ts";
import { ordered, type Row } from "./rows.ts";
import type { Teller } from "./teller.ts";

/** Says an object's number and its alternative numbers; numbers that only hold a place find nothing. */
export function sayNumbers(teller: Teller, object: Row, alternatives: readonly Row[]): void {
  const { ObjectNumber } = object;
  if (ObjectNumber) sayOwn(teller, ObjectNumber);
  for (const row of ordered(alternatives, "AltNumID")) sayAlternative(teller, row);
}

/** The number of the object's own row; where numbers have classes, its class says the scheme and the part of the collection. */
function sayOwn(teller: Teller, value: string): void {
  const { numberClasses } = teller.mapping;
  const fault = patternFault(value, teller.mapping);
  const found = numberClasses.find(({ pattern }) => new RegExp(pattern, "i").test(value));
  if (numberClasses.length > 0 && !found && !fault.fault) {
    const detail =
      "No class of numbers has this form; it is taken as an inventory number. Correct it, or add the form to `mapping.numberClasses`.";
    teller.doubt("number-class-unknown", "Objects.ObjectNumber", value, detail);
  }
  const { scheme = "inventory", class: word } = found ?? {};
  const sourceWord = word ? { sourceWord: word } : {};
  teller.say(
    "Objects.ObjectNumber",
    { kind: "number", scheme, value, ...fault },
    { by: { scheme, value }, ...sourceWord },
  );
  if (!word) return;
  const concept = { type: "concept" as const, text: word };
  teller.say(
    "Objects.ObjectNumber",
    { kind: "classification", aspect: "collection", concept },
    { by: { aspect: "collection", concept: word } },
  );
}

function sayAlternative(teller: Teller, row: Row): void {
  const { AltNumID, AltNum, Description } = row;
  if (!AltNum) return;
  const use = lookUp(teller.mapping.numbers, Description);
  if (!use) {
    const detail =
      "The mapping does not say what such a number is; its scheme is `other`. Add it to `mapping.numbers`.";
    teller.doubt("number-kind-unknown", "AltNums.Description", Description, detail);
  }
  const { scheme, standing, fault, assigned }: NumberUse = use ?? { scheme: "other" };
  const isPid = scheme === returnedScheme;
  const at = "AltNums.BeginISODate";
  const { span } = teller.time(at, undefined, { begin: row.BeginISODate, end: row.EndISODate });
  const body: NumberFact<KeyRef> = {
    kind: "number",
    value: AltNum,
    scheme,
    ...(row.Assigner || assigned
      ? { assigner: { type: "group", text: row.Assigner ?? Description ?? "another institution" } }
      : {}),
    ...(fault ? { fault } : isPid ? {} : patternFault(AltNum, teller.mapping)),
    ...(span ? { when: { ...span, lasting: true } } : {}),
  };
  teller.say("AltNums.AltNum", body, {
    ...(AltNumID ? { key: teller.key("altnum", AltNumID) } : { by: { scheme, value: AltNum } }),
    ...(isPid ? { audience: "staff" } : {}),
    ...(standing ? { standing } : {}),
    ...(Description ? { sourceWord: Description } : {}),
  });
}

function patternFault(value: string, { numberPatterns }: TmsMapping): Pick<NumberFact<KeyRef>, "fault"> {
  const found = numberPatterns.find(({ pattern }) => new RegExp(pattern, "i").test(value));
  return found ? { fault: found.fault } : {};
}
