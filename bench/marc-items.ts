import { createWriteStream, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const library = fileURLToPath(new URL("../../shared/data/library-marc/", import.meta.url));
const recordEnd = 0x1d;

/** The forms of MARC that are measured, as Catmandu calls them. */
export type MarcForm = "ISO" | "XML";

/**
 * Writes a file of real records many times over, with control numbers of their own, so many in all. Needs the shared folder beside the
 * checkout.
 */
export async function writeMarc(folder: string, form: MarcForm, records: number): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, form === "ISO" ? "records.mrc" : "records.xml");
  const parts = form === "ISO" ? isoCopies(records) : xmlCopies(records);
  await pipeline(Readable.from(parts), createWriteStream(file));
  return file;
}

function* isoCopies(count: number): Generator<Buffer> {
  const bytes = readFileSync(join(library, "test_data.utf8.mrc"));
  const real: Buffer[] = [];
  for (let from = 0, to = bytes.indexOf(recordEnd); to >= 0; from = to + 1, to = bytes.indexOf(recordEnd, from))
    real.push(bytes.subarray(from, to + 1));
  for (let at = 0; at < count; at++) yield renumbered(real[at % real.length] ?? Buffer.alloc(0), at);
}

/** The same record under another control number, as long as its own: 001 stands first in each of them, behind the directory. */
function renumbered(record: Buffer, at: number): Buffer {
  const copy = Buffer.from(record);
  const base = Number(copy.toString("latin1", 12, 17));
  const length = Number(copy.toString("latin1", 27, 31)) - 1;
  copy.write(String(at).padStart(length, "0"), base, "latin1");
  return copy;
}

function* xmlCopies(count: number): Generator<string> {
  const files = readdirSync(library).filter((name) => name.endsWith(".marcxml.xml.gz"));
  const texts = files.map((name) => gunzipSync(readFileSync(join(library, name))).toString());
  const real = texts.flatMap((text) => text.match(/<(\w+:)?record[\s>][\s\S]*?<\/(\w+:)?record>/g) ?? []);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<marcxml:collection xmlns:marcxml="http://www.loc.gov/MARC21/slim">`;
  for (let at = 0; at < count; at++)
    yield `${(real[at % real.length] ?? "").replace(/(controlfield tag="001">)[^<]*/, `$1${at}`)}\n`;
  yield "</marcxml:collection>\n";
}
