/** The text of a file, in the encoding that it says it is in; else UTF-8, or where it is none, Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  const beginning = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  const said =
    /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(beginning)?.[1] ??
    /<meta[^>]+charset\s*=\s*["']?([\w.-]+)/i.exec(beginning)?.[1];
  for (const encoding of [said, "utf-8"]) {
    try {
      if (encoding !== undefined) return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not what it says: the next one.
    }
  }
  return new TextDecoder("windows-1252").decode(bytes);
}
