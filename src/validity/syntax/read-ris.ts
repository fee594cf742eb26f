import type { Fault } from "../result.ts";

const field = /^([A-Z][A-Z0-9]) {2}-(?: (.*))?$/;

/** What is no RIS: records of fields `TY  - BOOK`, each begun by TY with a type and ended by ER without a value. */
export function faultsOfRis(text: string): Fault[] {
  const faults: Fault[] = [];
  let within = false;
  let records = 0;
  for (const [at, line] of text.split(/\r\n|\n/).entries()) {
    const say = (what: string) => faults.push({ where: `line ${at + 1}`, what });
    if (line === "") continue;
    const [, tag, value = ""] = field.exec(line) ?? [];
    if (tag === undefined)
      say(`“${line.slice(0, 40)}” is not a tag of two signs, two spaces, a hyphen, a space and a value`);
    else if (tag === "TY") {
      if (within) say("a record begins before the last one has ended with ER");
      if (value.trim() === "") say("TY has no type");
      within = true;
      records++;
    } else if (!within) say(`${tag} stands outside a record: TY is the first field`);
    else if (tag === "ER") {
      if (value.trim() !== "") say("ER has a value");
      within = false;
    }
  }
  if (within) faults.push({ where: "the end", what: "the last record does not end with ER" });
  if (records === 0) faults.push({ where: "the whole", what: "there is no record" });
  return faults;
}
