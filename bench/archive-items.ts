import { createWriteStream, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createGzip, gunzipSync } from "node:zlib";

/** A real finding aid, taken apart: `copy` has a mark wherever one copy of its components must differ from another. */
type Template = { head: string; copy: string; tail: string; components: number };

const archive = fileURLToPath(new URL("../../shared/data/archive/", import.meta.url));
const mostInFile = 100_000;
const mark = "\u0001";

/** Finding aids of which every component has an id, and that are worth repeating. */
function templates(): Template[] {
  const files = readdirSync(archive).filter((name) => name.startsWith("ead-"));
  return files.map(templateOf).filter(({ components }) => components > 10);
}

function templateOf(file: string): Template {
  const bytes = readFileSync(join(archive, file));
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
  const start = (/<dsc[^>]*>/.exec(text)?.index ?? 0) + (/<dsc[^>]*>/.exec(text)?.[0].length ?? 0);
  const end = text.lastIndexOf("</dsc>");
  const inner = text.slice(start, end);
  const copy = inner
    .replace(/ (id|parent)="([^"]*)"/g, ` $1="$2-${mark}"`)
    .replace(/<\/(unitid|unittitle)>/g, ` ${mark}</$1>`);
  const head = text.slice(0, start).replace("</eadid>", `-${mark}</eadid>`);
  return { head, copy, tail: text.slice(end), components: inner.match(/<c(0\d|1[0-2])?[\s>]/g)?.length ?? 0 };
}

/**
 * Writes finding aids with at least so many components, real hierarchies many times over: ids, unitids and titles are distinct.
 * Needs the shared folder beside the checkout. A million take some 20 s and 100 MB.
 */
export async function writeFindingAids(
  folder: string,
  { items }: { items: number },
): Promise<{ files: number; components: number }> {
  mkdirSync(folder, { recursive: true });
  const real = templates();
  let components = 0;
  let files = 0;
  for (; components < items; files++) {
    const template = real[files % real.length];
    if (!template) throw new Error(`there are no finding aids in ${archive}`);
    const wanted = Math.min(mostInFile, items - components);
    const copies = Math.max(
      1,
      Math.min(Math.ceil(wanted / template.components), Math.floor(mostInFile / template.components)),
    );
    const target = createWriteStream(join(folder, `finding-aid-${String(files + 1).padStart(3, "0")}.xml.gz`));
    await pipeline(Readable.from(copiesOf(template, files + 1, copies)), createGzip({ level: 1 }), target);
    components += copies * template.components;
  }
  return { files, components };
}

function* copiesOf({ head, copy, tail }: Template, file: number, copies: number): Generator<string> {
  yield head.replaceAll(mark, String(file));
  for (let number = 1; number <= copies; number++) yield copy.replaceAll(mark, `${file}.${number}`);
  yield tail;
}

if (import.meta.main) {
  const [folder, items = "1000000"] = process.argv.slice(2);
  if (!folder) throw new Error("name a folder: node bench/archive-items.ts /var/tmp/finding-aids 1000000");
  console.log(await writeFindingAids(folder, { items: Number(items) }));
}
