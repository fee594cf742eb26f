import type { Actor, FactBody, KeyRef, TimeSpan, Where } from "../../../entities/facts.ts";
import { cleaned, valuesOf, withoutEnd } from "../heading.ts";
import { isData } from "../record.ts";
import { codedDates, wordedDate } from "./coded-dates.ts";
import type { Maker } from "./makers.ts";
import { type Placed, type Tell, wordsOf } from "./tell.ts";

type Imprint = { places: string; names: string; date: string };

/** The subfields of imprints by their tag; 261 and 262 are those of films and records before 1981. */
const imprints: Readonly<Record<string, Imprint>> = {
  "260": { places: "a", names: "b", date: "c" },
  "261": { places: "f", names: "ab", date: "d" },
  "262": { places: "a", names: "b", date: "d" },
  "264": { places: "a", names: "b", date: "c" },
};

/** 264, second indicator: what was done. */
const roles: Readonly<Record<string, { type: "production" | "publication"; role: string }>> = {
  "0": { type: "production", role: "producer" },
  "1": { type: "publication", role: "publisher" },
  "2": { type: "publication", role: "distributor" },
  "3": { type: "publication", role: "manufacturer" },
};

const unknown =
  /^\[?(?:s\. ?l\.?|s\. ?n\.?|n\. ?d\.?|(?:place|publisher|distributor|date).* not identified|place of .*unknown)\]?$/i;

/** Says when, where and by whom something was published, produced or distributed: 260, 264, the dates of 008, publishers of 7xx. */
export function sayPublication(tell: Tell, makers: readonly Maker[]): void {
  const coded = tell.marc.fields.find(({ tag }) => tag === "008");
  const dates = codedDates(coded && !isData(coded) ? coded.value : undefined);
  const publishers = makers.filter((maker) => maker.in === "publication");
  let isFirst = true;
  for (const field of tell.fields("260", "264", "261", "262")) {
    if (field.tag === "264" && field.ind2 === "4") sayCopyright(tell, field);
    else
      isFirst =
        !sayImprint(tell, field, isFirst ? { dates, publishers } : { dates: undefined, publishers: [] }) && isFirst;
  }
  const [named] = publishers;
  if (!isFirst || (!dates && !named)) return;
  const who = publishers.map(({ actor }) => actor);
  const body = { ...(dates ? { when: [dates] } : {}), ...(who.length > 0 ? { who } : {}) };
  tell.say(named?.at ?? "008", { kind: "activity", type: "publication", ...body }, { by: { type: "publication" } });
}

type More = { dates: TimeSpan | undefined; publishers: readonly Maker[] };

/** Whether it said anything. */
function sayImprint(tell: Tell, field: Placed, { dates, publishers }: More): boolean {
  const imprint = imprints[field.tag];
  const { type, role } = (field.tag === "264" ? roles[field.ind2] : undefined) ?? {
    type: "publication",
    role: "publisher",
  };
  if (!imprint) return false;
  const where: Where<KeyRef>[] = partsOf(field, imprint.places).map((text) => ({ place: { type: "place", text } }));
  const names = partsOf(field, imprint.names).map((text) => ({ agent: { type: "group" as const, text }, role }));
  const printers = field.tag === "260" ? partsOf(field, "f") : [];
  const who: Actor<KeyRef>[] = [
    ...names.filter(({ agent }) => !publishers.some(({ actor }) => isSame(agent, actor.agent))),
    ...printers.map((text) => ({ agent: { type: "group" as const, text }, role: "manufacturer" })),
    ...publishers.map(({ actor }) => actor),
  ];
  const when = whenOf(tell, field, imprint.date, dates);
  const whole = (one: { subfields: Placed["subfields"] }) => wordsOf({ ...field, ...one }, "abcdefgk3");
  const display = [{ value: whole(field) }, ...tell.originals(field, whole)];
  if (display[0]?.value === "") return false;
  const body: FactBody<KeyRef> = {
    kind: "activity",
    type,
    ...(when ? { when: [when] } : {}),
    ...(where.length > 0 ? { where } : {}),
    ...(who.length > 0 ? { who } : {}),
    display,
  };
  const later =
    field.ind1 === "2" || field.ind1 === "3" ? { by: { type, words: whole(field) } } : { by: { type, role } };
  tell.say(`${field.under}$${imprint.date}`, body, later);
  return type === "publication" && role === "publisher";
}

const isSame = (one: { text: string }, other: KeyRef) =>
  one.text === ("text" in other ? other.text : (other.label ?? ""));

/** The words of the imprint, with the bounds of 008, which are exact, or of the year in the words. */
function whenOf(tell: Tell, field: Placed, code: string, dates: TimeSpan | undefined): TimeSpan | undefined {
  const words = withoutEnd(cleaned(valuesOf(field, code).join(" ")));
  const bounds = dates ?? wordedDate(words);
  if (words === "" || unknown.test(words)) return bounds;
  const uncertain = /\?/.test(words) ? { uncertain: true } : {};
  return { display: [tell.text(words)], ...bounds, ...uncertain };
}

/** Places or names without brackets and `etc.`; none for `[S.l.]` and `[s.n.]`. */
function partsOf(field: Placed, codes: string): string[] {
  return valuesOf(field, codes).flatMap((value) => {
    const bare = cleaned(value.replace(/[[\]]/g, "")).replace(/,?\s+etc\.\s*([:;,]?)$/, "$1");
    const text = withoutEnd(bare.includes("(") ? bare : bare.replace(/\)[.,]?$/, "")).replace(/^\((?=[^)]*$)/, "");
    return text === "" || unknown.test(text) ? [] : [text];
  });
}

function sayCopyright(tell: Tell, field: Placed): void {
  const value = wordsOf(field, "c");
  if (value === "") return;
  const text = [{ value }];
  tell.say("264$c", { kind: "rights", of: "object", sort: "copyright", text }, { by: { sort: "copyright", value } });
}
