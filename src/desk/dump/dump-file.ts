import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { DumpFile } from "../../access-points/dumps/manifest.ts";

/** A file of a dump while it is written. */
export type Writing = { add(entry: string): Promise<void>; end(close: string): Promise<DumpFile> };

const partBytes = 256 * 1024;

/** Begins a file, compressed as it comes; memory holds a part of it. Faults: those of the file system. */
export function beginDumpFile(
  path: string,
  of: Pick<DumpFile, "name" | "format" | "mediaType">,
  open: string,
): Writing {
  const target = createWriteStream(path, { mode: 0o644 });
  const gzip = createGzip({ level: 6 });
  const hash = createHash("sha256");
  let bytes = 0;
  let records = 0;
  let part = open;
  gzip.on("data", (chunk: Buffer) => {
    hash.update(chunk);
    bytes += chunk.length;
  });
  gzip.pipe(target);
  const done = finished(target);
  // A fault is told by whoever waits for the end; until then it is nobody's.
  done.catch(() => undefined);
  const flush = async () => {
    const isTaken = gzip.write(part);
    part = "";
    if (!isTaken) await Promise.race([once(gzip, "drain"), done]);
  };

  return {
    async add(entry) {
      records++;
      part += entry;
      if (part.length >= partBytes) await flush();
    },
    async end(close) {
      part += close;
      await flush();
      gzip.end();
      await done;
      return { ...of, records, bytes, sha256: hash.digest("hex") };
    },
  };
}
