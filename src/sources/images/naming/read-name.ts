import { fileNameIn } from "../../reading/file-name.ts";
import type { NamePattern, NameReading, Naming, Technique } from "./naming.ts";

/** What a path says, or why it says nothing that can be relied on. */
export type PathReading =
  | NameReading
  | { unread: "file-name-not-read" }
  | { unread: "file-name-disagrees"; numbers: string[] };

/**
 * Reads the number of a work and what else its name says from an image's path: from the name, else from the folder.
 * `readPath("ng1149/ng1149_m015_child_elbow-PYR.tif", naming)` → `{ number: "NG1149", techniques: [{ words: "photomicrograph" }] }`.
 * Nothing is guessed: where name and folder speak of two works, neither is taken.
 */
export function readPath(path: string, naming: Naming): PathReading {
  const cut = path.lastIndexOf("/");
  const name = withoutEndings(fileNameIn(path), naming.endings);
  const byName = firstOf("name", name, naming);
  const byFolder = firstOf("folder", cut < 0 ? "" : path.slice(0, cut), naming);
  if (byName && byFolder && workOf(byName.number) !== workOf(byFolder.number))
    return { unread: "file-name-disagrees", numbers: [byName.number, byFolder.number] };
  if (byName) return byName;
  if (!byFolder) return { unread: "file-name-not-read" };
  return { ...byFolder, ...saidIn(name, naming) };
}

/** A folder is of the whole work, its files may be of parts. */
const workOf = (number: string) => number.replace(/\.\d+$/, "").toLowerCase();

function firstOf(on: "name" | "folder", text: string, naming: Naming): NameReading | undefined {
  for (const pattern of naming.patterns) {
    if ((pattern.on ?? "name") !== on) continue;
    const groups = pattern.pattern.exec(text)?.groups;
    const number = groups && numberOf(groups, pattern, naming);
    if (groups && number !== undefined) return readingOf(number, groups, pattern, naming);
  }
  return undefined;
}

type Groups = Record<string, string | undefined>;

function numberOf(groups: Groups, { prefix, as }: NamePattern, { prefixes }: Naming): string | undefined {
  if (groups.inventory) return groups.inventory;
  if (as !== undefined) return as.replace(/\{(\w+)\}/g, (_, name: string) => groups[name] ?? "");
  if (groups.number === undefined) return undefined;
  const before = groups.prefix === undefined ? (prefix ?? "") : entryOf(prefixes, groups.prefix);
  if (before === undefined) return undefined;
  const part = Number(groups.part ?? 0);
  return `${before}${Number(groups.number)}${part > 0 ? `.${part}` : ""}`;
}

function readingOf(number: string, groups: Groups, { role }: NamePattern, naming: Naming): NameReading {
  const { techniques, magnification, ...said } = saidIn(groups.rest ?? "", naming);
  const given = groups.technique === undefined ? undefined : techniqueOf(groups.technique, naming.techniques);
  const times = groups.magnification === undefined ? magnification : Number(groups.magnification);
  return {
    ...(role ? { role } : {}),
    ...said,
    number,
    techniques: given ? [given, ...techniques] : techniques,
    ...(groups.sample ? { sample: groups.sample.replace(/^[a-z]+/i, (letters) => letters.toUpperCase()) } : {}),
    ...(groups.view ? { view: groups.view } : {}),
    ...(times ? { magnification: times } : {}),
  };
}

/** `x20`, `20x`, `50xA`; not `20A`. */
const times = /^(?:x0*(\d+)|0*(\d+)x[a-z]{0,2}(?:crop)?)$/i;

function saidIn(rest: string, { techniques }: Naming): Omit<NameReading, "number" | "sample"> {
  const words = rest.split(/[_\s.-]+/).filter(Boolean);
  const found = words.flatMap((word) => techniqueOf(word, techniques) ?? []);
  const magnification = words.flatMap((word) => times.exec(word)?.slice(1).find(Boolean) ?? [])[0];
  const view = found.find((each) => each.view)?.view;
  return {
    techniques: found,
    ...(view ? { view } : {}),
    ...(magnification ? { magnification: Number(magnification) } : {}),
  };
}

/** The technique that a word or a phrase stands for, whatever its capitals: `techniqueOf("m019", …)` is that of `M#`. */
export function techniqueOf(word: string, techniques: Naming["techniques"]): Technique | undefined {
  const exact = entryOf(techniques, word);
  if (exact) return exact;
  const [, found] = Object.entries(techniques).find(([key]) => /[#*]/.test(key) && wildcard(key).test(word)) ?? [];
  return found;
}

const wildcards = new Map<string, RegExp>();

function wildcard(key: string): RegExp {
  const known = wildcards.get(key);
  if (known) return known;
  const source = RegExp.escape(key)
    .replaceAll("\\*", ".*")
    .replaceAll(/#|\\x23/g, "\\d+");
  const expression = new RegExp(`^${source}$`, "i");
  wildcards.set(key, expression);
  return expression;
}

function entryOf<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  const lower = word.toLowerCase();
  return Object.entries(table).find(([key]) => key.toLowerCase() === lower)?.[1];
}

function withoutEndings(name: string, endings: readonly string[]): string {
  const bare = name.replace(/\.[a-z0-9]{1,5}$/i, "");
  const ending = endings.find((each) => bare.toLowerCase().endsWith(each.toLowerCase()));
  return ending === undefined ? bare : bare.slice(0, -ending.length);
}
