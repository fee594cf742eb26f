import type { Teller } from "../telling/teller.ts";
import type { Image } from "./describe-image.ts";
import type { ImageRole, NameReading, Technique } from "./naming/naming.ts";
import { readPath, techniqueOf } from "./naming/read-name.ts";
import type { ImagesSettings } from "./options.ts";

/** A work by its number, and the sample of it, with the field that says so. */
type Shown = { number: string; sample?: string; field: string };

/** What an image's names and its row in the list say together; the list is believed where both speak. */
export type Saying = {
  works: Shown[];
  techniques: Technique[];
  role: ImageRole;
  view?: string;
  magnification?: number;
  row: Record<string, string>;
};

const roles: readonly string[] = ["primary", "detail", "technical"] satisfies ImageRole[];
const isRole = (word: string): word is ImageRole => roles.includes(word);

/** Puts together what is said of an image; what cannot be relied on is a doubt. */
export function sayingOf({ files, list = [] }: Image, { naming }: ImagesSettings, doubt: Teller["doubt"]): Saying {
  const row: Record<string, string> = Object.assign({}, ...list.toReversed());
  const readings: NameReading[] = [];
  for (const file of files) {
    const reading = readPath(file, naming);
    if (!("unread" in reading)) readings.push(reading);
    else if (row.number === undefined) tellUnread(reading, file, doubt);
  }
  const [first] = readings;
  const listed =
    row.technique === undefined ? [] : [techniqueOf(row.technique, naming.techniques) ?? { words: row.technique }];
  const techniques = distinct([...listed, ...readings.flatMap((reading) => reading.techniques)]);
  const said = techniques.flatMap((each) => each.role ?? []);
  const given = row.role !== undefined && isRole(row.role) ? row.role : undefined;
  const view = row.view ?? techniques.find((each) => each.view)?.view ?? first?.view;
  return {
    works: worksOf(readings, row, doubt),
    techniques,
    role: given ?? said.find((each) => each === "technical") ?? said[0] ?? first?.role ?? "detail",
    ...(view ? { view } : {}),
    ...(first?.magnification ? { magnification: first.magnification } : {}),
    row,
  };
}

function distinct(techniques: readonly Technique[]): Technique[] {
  return [...new Map(techniques.map((each) => [each.words ?? each.uri ?? `as ${each.role}`, each])).values()];
}

function worksOf(readings: readonly NameReading[], row: Record<string, string>, doubt: Teller["doubt"]): Shown[] {
  const read = readings.map(({ number, sample }): Shown => ({ number, ...(sample ? { sample } : {}), field: "files" }));
  const { number, sample } = row;
  if (number === undefined) return [...new Map(read.map((one) => [`${one.number} ${one.sample}`, one])).values()];
  const other = read.find((one) => one.number !== number);
  if (other) {
    const detail = `The list says ${number}, the name of the file ${other.number}; the list is believed. Correct the one that is wrong.`;
    doubt("number-disagrees", "list.number", other.number, detail);
  }
  const part = sample ?? read.find((one) => one.number === number)?.sample;
  return [{ number, ...(part ? { sample: part } : {}), field: "list.number" }];
}

function tellUnread(
  reading: Exclude<ReturnType<typeof readPath>, NameReading>,
  file: string,
  doubt: Teller["doubt"],
): void {
  const detail =
    reading.unread === "file-name-not-read"
      ? "No number could be read from the name, so the image is of nothing. Rename the file, give its number in the list, or add a pattern."
      : `Name and folder speak of two works (${reading.numbers.join(", ")}), so the image is of neither. Move or rename the file, or give its number in the list.`;
  doubt(reading.unread, "files", file, detail);
}
