import { crc32, deflateSync } from "node:zlib";

/** An ICC profile that says no more than its name. */
export function profileCalled(name: string, as: "desc" | "mluc" = "desc"): Buffer {
  const text = as === "desc" ? Buffer.from(`${name}\0`, "latin1") : Buffer.from(name, "utf16le").swap16();
  const tag = as === "desc" ? Buffer.alloc(12 + text.length) : Buffer.alloc(28 + text.length);
  tag.write(as, 0, "latin1");
  tag.writeUInt32BE(as === "desc" ? text.length : 1, 8);
  if (as === "mluc") {
    tag.writeUInt32BE(12, 12);
    tag.write("enUS", 16, "latin1");
    tag.writeUInt32BE(text.length, 20);
    tag.writeUInt32BE(28, 24);
  }
  text.copy(tag, as === "desc" ? 12 : 28);
  const head = Buffer.alloc(144);
  head.write("acsp", 36, "latin1");
  head.writeUInt32BE(1, 128);
  head.write("desc", 132, "latin1");
  head.writeUInt32BE(144, 136);
  head.writeUInt32BE(tag.length, 140);
  return Buffer.concat([head, tag]);
}

/** A TIFF whose directory stands after its one strip of pixels, as most programs write it. */
export function tiffOf(
  widthPx: number,
  heightPx: number,
  { profile, pixels = 16, big = false }: { profile?: Buffer; pixels?: number; big?: boolean } = {},
): Buffer {
  const start = big ? 16 : 8;
  const icc = profile ?? Buffer.alloc(0);
  const entries = [
    [256, 4, 1, widthPx],
    [257, 4, 1, heightPx],
    ...(profile ? [[34675, 7, icc.length, start + pixels] as const] : []),
  ] as const;
  const [counts, size] = big ? [8, 20] : [2, 12];
  const head = Buffer.alloc(start);
  head.write("II", 0, "latin1");
  head.writeUInt16LE(big ? 43 : 42, 2);
  if (big) head.writeUInt16LE(8, 4);
  head.writeUInt32LE(start + pixels + icc.length, big ? 8 : 4);
  const directory = Buffer.alloc(counts + entries.length * size + (big ? 8 : 4));
  directory.writeUInt16LE(entries.length, 0);
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = counts + index * size;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(type, at + 2);
    directory.writeUInt32LE(count, at + 4);
    directory.writeUInt32LE(value, at + (big ? 12 : 8));
  }
  return Buffer.concat([head, Buffer.alloc(pixels, widthPx), icc, directory]);
}

/** A PNG in one grey. */
export function pngOf(widthPx: number, heightPx: number, profile?: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(widthPx, 0);
  head.writeUInt32BE(heightPx, 4);
  head.writeUInt8(8, 8);
  const rows = Buffer.alloc((widthPx + 1) * heightPx, 0);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    ...(profile ? [chunk("iCCP", Buffer.concat([Buffer.from("p\0\0", "latin1"), deflateSync(profile)]))] : []),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** The head of a JPEG, with a profile in two pieces; no browser would show it. */
export function jpegOf(widthPx: number, heightPx: number, profile: Buffer): Buffer {
  const half = profile.length >> 1;
  const pieces = [profile.subarray(0, half), profile.subarray(half)].map((piece, index) =>
    segment(0xe2, Buffer.concat([Buffer.from(`ICC_PROFILE\0${String.fromCharCode(index + 1, 2)}`, "latin1"), piece])),
  );
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(heightPx, 1);
  frame.writeUInt16BE(widthPx, 3);
  const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]));
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...pieces, segment(0xc0, frame), scan, Buffer.from([0xff, 0xd9])]);
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}
