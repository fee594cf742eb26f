import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { Xml } from "../../formats/xml.ts";
import { rememberUntil } from "../remembered.ts";
import { stampOf } from "../stamp.ts";
import type { Asked, Refusal } from "./arguments.ts";
import type { Provider } from "./provider.ts";

/** Pages of a museum of a hundred thousand things, in which little differs from one record to the next. */
const most = { entries: 20_000, bytes: 96 * 1024 * 1024 };
/** As quick as can be: a page of a megabyte is packed in a few milliseconds. */
const quick = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Pages of lists, kept packed until anything changes: whoever harvests all of it after another gets what was made for that one. */
export function keepPages({ reading, feeds, receipts }: Pick<Provider, "reading" | "feeds" | "receipts">) {
  const pages = rememberUntil<Buffer>(() => `${stampOf(reading)} ${feeds.stamp()} ${receipts?.stamp()}`, {
    ...most,
    sizeOf: (key, { length }) => 2 * key.length + length + 200,
  });

  /** The page that was asked for, or what `make` makes of it, which is kept where it is one. */
  return async ({ verb, given }: Asked, make: () => Promise<Xml | Refusal[]>): Promise<Xml | Refusal[]> => {
    const key = JSON.stringify([verb, given]);
    const { known, asOf } = pages.get(key);
    if (known) return { xml: zstdDecompressSync(known).toString() };
    const made = await make();
    if ("xml" in made) pages.set(key, zstdCompressSync(made.xml, quick), asOf);
    return made;
  };
}
