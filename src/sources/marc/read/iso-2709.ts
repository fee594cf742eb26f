/** A field as bytes. */
export type RawField = { tag: string; bytes: Buffer };
/** A record taken apart, its fields not yet decoded; `doubt` is what about its lengths was wrong and could be made good. */
export type RawRecord = { leader: string; fields: readonly RawField[]; doubt?: string };

type Entry = { tag: string; length: number; start: number };

const leaderBytes = 24;
const entryBytes = 12;
const fieldTerminator = 0x1e;

/**
 * Takes a record in ISO 2709 apart (MARC 21 Specifications, Record Structure). Where the directory's lengths do not fit but there are as many
 * fields as it lists, they are told apart by their terminators. `fault` says what is broken, in words that follow "The record".
 */
export function readIso2709(bytes: Buffer): RawRecord | { fault: string } {
  const leader = bytes.toString("latin1", 0, leaderBytes);
  if (bytes.length < leaderBytes + 2) return { fault: "is shorter than a leader" };
  if (!/^\d{5}/.test(leader)) return { fault: `does not begin with a length but with “${printable(leader)}”` };
  const end = bytes.indexOf(fieldTerminator);
  if (end < 0) return { fault: "has no directory" };
  const said = leader.slice(12, 17);
  if (Number(said) !== end + 1)
    return { fault: `says that its data begin at byte “${said}”, but its directory ends at ${end}` };
  const entries = entriesOf(bytes.subarray(leaderBytes, end));
  if (typeof entries === "string") return { fault: entries };
  if (entries.length === 0) return { fault: "has no field" };
  const data = bytes.subarray(end + 1, bytes.length - 1);
  return fieldsOf(entries, data, leader, lengthDoubt(leader, bytes.length));
}

function lengthDoubt(leader: string, length: number): string | undefined {
  const said = Number(leader.slice(0, 5));
  return said === length || length > 99_999 ? undefined : `says that it has ${said} bytes and has ${length}`;
}

function entriesOf(directory: Buffer): Entry[] | string {
  if (directory.length % entryBytes !== 0)
    return `has a directory of ${directory.length} bytes, which is no multiple of 12`;
  const text = directory.toString("latin1");
  const entries: Entry[] = [];
  for (let at = 0; at < text.length; at += entryBytes) {
    const entry = text.slice(at, at + entryBytes);
    const [, tag, length, start] = /^([0-9A-Za-z]{3})(\d{4})(\d{5})$/.exec(entry) ?? [];
    if (tag === undefined) return `has the entry “${printable(entry)}” in its directory, which is none`;
    entries.push({ tag, length: Number(length), start: Number(start) });
  }
  return entries;
}

function fieldsOf(
  entries: readonly Entry[],
  data: Buffer,
  leader: string,
  doubt: string | undefined,
): RawRecord | { fault: string } {
  const fits = entries.every(({ length, start }) => length > 0 && data[start + length - 1] === fieldTerminator);
  if (fits) {
    const fields = entries.map(({ tag, length, start }) => ({ tag, bytes: data.subarray(start, start + length - 1) }));
    return { leader, fields, ...(doubt ? { doubt } : {}) };
  }
  const parts = partsOf(data);
  if (parts.length !== entries.length)
    return { fault: `lists ${entries.length} fields in its directory, and they are not where it says` };
  const fields = [...entries.entries()]
    .sort(([, a], [, b]) => a.start - b.start)
    .flatMap(([at, { tag }], part) => {
      const bytes = parts[part];
      return bytes ? [{ at, tag, bytes }] : [];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ tag, bytes }) => ({ tag, bytes }));
  return { leader, fields, doubt: "has fields that are not where its directory says" };
}

function partsOf(data: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let begin = 0;
  for (let end = data.indexOf(fieldTerminator); end >= 0; end = data.indexOf(fieldTerminator, begin)) {
    parts.push(data.subarray(begin, end));
    begin = end + 1;
  }
  return parts;
}

const printable = (text: string) => text.replace(/[^\x20-\x7e]/g, "?");

/** Field 001 of a record that is broken elsewhere, as it usually comes first; undefined where that cannot be told. */
export function controlNumberIn(bytes: Buffer): string | undefined {
  if (bytes.toString("latin1", leaderBytes, leaderBytes + 3) !== "001") return undefined;
  const [, first] = bytes.toString("latin1").split("\x1e", 2);
  return first !== undefined && /^[\x20-\x7e]{1,40}$/.test(first) ? first.trim() || undefined : undefined;
}
