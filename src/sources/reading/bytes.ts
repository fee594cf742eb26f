import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { Problem } from "../../errors.ts";

/**
 * The bytes of a file, a chunk at a time; gzip (`.gz`) and a UTF-8 byte order mark are taken off. Fault: `source-unreadable`,
 * for a file that cannot be read, is truncated or damaged, or is in UTF-16.
 */
export async function* bytesOf(path: string, file: string): AsyncGenerator<Buffer> {
  const bytes = createReadStream(path, { highWaterMark: 256 * 1024 });
  try {
    const chunks: AsyncIterable<Buffer> = path.endsWith(".gz") ? unpacked(bytes) : bytes;
    let first = true;
    for await (const chunk of chunks) {
      yield first ? withoutMark(chunk, file) : chunk;
      first = false;
    }
  } catch (error) {
    throw error instanceof Problem ? error : new Problem("source-unreadable", `${file} ${whyUnreadable(error)}`);
  } finally {
    bytes.destroy();
  }
}

async function* unpacked(bytes: ReturnType<typeof createReadStream>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  bytes.on("error", (error) => gunzip.destroy(error));
  try {
    yield* bytes.pipe(gunzip);
  } finally {
    gunzip.destroy();
  }
}

function withoutMark(chunk: Buffer, file: string): Buffer {
  if ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff))
    throw new Problem("source-unreadable", `${file} is in UTF-16. Export it in UTF-8.`);
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? error.message : String(error);
  if (code === "Z_BUF_ERROR") return "ends in the middle: the compressed file is truncated. Copy or export it again.";
  if (code.startsWith("Z_")) return `is damaged: it cannot be unpacked (${message}). Copy or export it again.`;
  return `cannot be read (${message}). Check the file and the rights to read it.`;
}
