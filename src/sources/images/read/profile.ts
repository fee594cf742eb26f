import { inflateSync } from "node:zlib";

const maxProfileBytes = 4 * 1024 * 1024;

/** What an ICC profile calls itself (ICC.1:2022, sections 9.2.41, 10.13): `"Adobe RGB (1998)"`; undefined where it does not say. */
export function nameOfProfile(profile: Buffer): string | undefined {
  if (profile.length < 132 || profile.toString("latin1", 36, 40) !== "acsp") return undefined;
  const count = Math.min(profile.readUInt32BE(128), 200);
  for (let at = 132; at + 12 <= Math.min(132 + count * 12, profile.length); at += 12) {
    if (profile.toString("latin1", at, at + 4) !== "desc") continue;
    const start = profile.readUInt32BE(at + 4);
    return textOf(profile.subarray(start, start + profile.readUInt32BE(at + 8)));
  }
  return undefined;
}

/** Old profiles say it in ASCII, newer ones in UTF-16, in several languages. */
function textOf(tag: Buffer): string | undefined {
  const isMultiple = tag.toString("latin1", 0, 4) === "mluc";
  if (tag.length < (isMultiple ? 28 : 12)) return undefined;
  const [at, length] = isMultiple ? [tag.readUInt32BE(24), tag.readUInt32BE(20)] : [12, tag.readUInt32BE(8)];
  const bytes = tag.subarray(at, at + length);
  const text = isMultiple
    ? Buffer.from(bytes)
        .subarray(0, bytes.length & ~1)
        .swap16()
        .toString("utf16le")
    : bytes.toString("latin1");
  return text.replaceAll("\0", "").trim() || undefined;
}

/** The ICC profile at the beginning of a JPEG (its APP2 segments) or a PNG (its iCCP chunk). */
export function profileIn(head: Buffer): Buffer | undefined {
  if (head.readUInt16BE(0) === 0xffd8) return profileInJpeg(head);
  return head.toString("latin1", 1, 4) === "PNG" ? profileInPng(head) : undefined;
}

const mark = "ICC_PROFILE\0";

function profileInJpeg(head: Buffer): Buffer | undefined {
  const pieces: Buffer[] = [];
  for (let at = 2; at + 4 <= head.length && head[at] === 0xff && head[at + 1] !== 0xda; ) {
    const end = at + 2 + head.readUInt16BE(at + 2);
    const segment = head.subarray(at + 4, end);
    // After the mark: which piece it is, and of how many.
    if (head[at + 1] === 0xe2 && segment.toString("latin1", 0, mark.length) === mark)
      pieces.push(segment.subarray(mark.length + 2));
    at = end;
  }
  return pieces.length > 0 ? Buffer.concat(pieces) : undefined;
}

function profileInPng(head: Buffer): Buffer | undefined {
  for (let at = 8; at + 12 <= head.length; ) {
    const length = head.readUInt32BE(at);
    const type = head.toString("latin1", at + 4, at + 8);
    const data = head.subarray(at + 8, at + 8 + length);
    if (type === "IDAT") return undefined;
    if (type === "iCCP") return inflateSync(data.subarray(data.indexOf(0) + 2), { maxOutputLength: maxProfileBytes });
    at += 12 + length;
  }
  return undefined;
}
