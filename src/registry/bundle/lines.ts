import { createHash } from "node:crypto";
import { closeSync, createReadStream, fsyncSync, openSync, readFileSync, statSync, writeSync } from "node:fs";

const writeAtOnce = 1 << 16;
/** A site has many files of a few kilobytes: a stream for each takes several times as long as reading it whole. */
const smallFile = 1 << 18;

/** Writes lines to a new file, durably; answers the file's SHA-256, hexadecimal. */
export function writeLines(file: string, lines: Iterable<string>): string {
  const hash = createHash("sha256");
  const descriptor = openSync(file, "wx");
  let waiting = "";
  const flush = () => {
    const bytes = Buffer.from(waiting);
    hash.update(bytes);
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    waiting = "";
  };
  try {
    for (const line of lines) {
      waiting += `${line}\n`;
      if (waiting.length > writeAtOnce) flush();
    }
    flush();
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return hash.digest("hex");
}

/** The lines of a file. Only a line feed ends one: a text in JSON may hold every other sign that ends lines elsewhere. */
export async function* readLines(file: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file)) {
    let bytes: Buffer = Buffer.concat([rest, chunk]);
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
      yield bytes.subarray(0, end).toString();
      bytes = bytes.subarray(end + 1);
    }
    rest = bytes;
  }
  if (rest.length > 0) yield rest.toString();
}

/** SHA-256 of a file, hexadecimal. */
export async function hashOfFile(file: string): Promise<string> {
  if (statSync(file).size <= smallFile) return createHash("sha256").update(readFileSync(file)).digest("hex");
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("hex");
}
