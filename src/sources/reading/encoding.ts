import { bytesOf } from "./bytes.ts";

/** How a CSV file is encoded: many programs write what Windows has. */
export type Encoding = "utf-8" | "windows-1252";

/**
 * Finds out how a file is encoded by all of its bytes: UTF-8 where more of what is beyond ASCII is good UTF-8 than not, so that one
 * damaged letter does not spoil the others. Fault: `source-unreadable`.
 */
export async function encodingOf(path: string, file: string): Promise<Encoding> {
  let good = 0;
  let bad = 0;
  let expected = 0;
  for await (const chunk of bytesOf(path, file)) {
    for (const byte of chunk) {
      const isNext = byte >= 0x80 && byte < 0xc0;
      if (expected > 0 && isNext) {
        if (--expected === 0) good++;
        continue;
      }
      if (expected > 0) bad++;
      expected = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? (byte < 0xf0 ? 2 : 0) : byte >= 0xc2 ? 1 : 0;
      if (expected === 0 && byte >= 0x80) bad++;
    }
  }
  return bad > 0 && bad >= good ? "windows-1252" : "utf-8";
}

/** Decodes fields that are bytes in strings; undefined where they are not so encoded. */
export function decoderOf(encoding: Encoding): (field: string) => string | undefined {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (field) => {
    try {
      return /[\x80-\xff]/.test(field) ? decoder.decode(Buffer.from(field, "latin1")) : field;
    } catch {
      return undefined;
    }
  };
}
