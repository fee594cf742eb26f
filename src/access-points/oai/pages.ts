import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import type { Xml } from "../../formats/xml.ts";
import { rememberUntil } from "../remembered.ts";
import { stampOf } from "../stamp.ts";
import type { Asked, Refusal } from "./arguments.ts";
import type { Provider } from "./provider.ts";

/** Pages of a museum of a hundred thousand things, in which little differs from one record to the next. */
const most = { entries: 20_000, bytes: 96 * 1024 * 1024 };
/** As quick as can be: a page of a megabyte is packed in a few milliseconds, and unpacked in one piece of memory. */
const quick = { params: { [constants.ZSTD_c_compressionLevel]: 1 }, chunkSize: 256 * 1024 };
type Page = { packed: Buffer; bytes: number };

/** In zlib's own threads: the server answers others meanwhile. */
const [pack, unpack] = [promisify(zstdCompress), promisify(zstdDecompress)];

/** Pages of lists, kept packed until anything changes: whoever harvests all of it after another gets what was made for that one. */
export function keepPages({ reading, feeds, receipts }: Pick<Provider, "reading" | "feeds" | "receipts">) {
  const pages = rememberUntil<Page>(() => `${stampOf(reading)} ${feeds.stamp()} ${receipts?.stamp()}`, {
    ...most,
    sizeOf: (key, { packed }) => 2 * key.length + packed.length + 200,
  });

  /** The page that was asked for, or what `make` makes of it, which is kept where it is one. */
  return async ({ verb, given }: Asked, make: () => Promise<Xml | Refusal[]>): Promise<Xml | Refusal[]> => {
    const key = JSON.stringify([verb, given]);
    const { known, asOf } = pages.get(key);
    if (known) return { xml: (await unpack(known.packed, { chunkSize: Math.max(known.bytes, 1024) })).toString() };
    const made = await make();
    // While a harvest is under way hardly a page can be kept, and none is packed in vain.
    if ("xml" in made && pages.get(key).asOf === asOf) {
      const whole = Buffer.from(made.xml);
      pages.set(key, { packed: await pack(whole, quick), bytes: whole.length }, asOf);
    }
    return made;
  };
}
