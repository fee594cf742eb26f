import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isoRecord } from "../testing/iso-2709.ts";
import { decoded } from "./decode.ts";
import { type Frame, framesOf } from "./frames.ts";
import { readIso2709 } from "./iso-2709.ts";

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function framesIn(bytes: Buffer, size = bytes.length): Promise<Frame[]> {
  return Array.fromAsync(framesOf(inPieces(bytes, size), "a.mrc"));
}

const record = (id: string) =>
  isoRecord("nam a", [
    ["001", id],
    ["245", "10", `aTitle ${id}`, "cby nobody"],
  ]);
const isWhole = (bytes: Buffer) => !("fault" in readIso2709(bytes));

test("records are the same however the file is cut into pieces, line ends between them or not", async () => {
  const plain = Buffer.concat([record("1"), record("2"), record("3")]);
  const lined = Buffer.concat([
    record("1"),
    Buffer.from("\r\n"),
    record("2"),
    Buffer.from("\n"),
    record("3"),
    Buffer.from("\n\u001a"),
  ]);
  const expected = (await framesIn(plain)).map(({ bytes }) => bytes.toString());
  assert.equal(expected.length, 3);
  for (const bytes of [plain, lined])
    for (const size of [1, 7, 64]) {
      const frames = await framesIn(bytes, size);
      assert.deepEqual(
        frames.map((frame) => frame.bytes.toString()),
        expected,
      );
      for (const { offset, bytes: own } of frames) assert.deepEqual(bytes.subarray(offset, offset + own.length), own);
    }
});

test("a damaged record never stops the reading, and harms only itself", async () => {
  const middle = record("2");
  const damage = fc.array(fc.tuple(fc.nat(middle.length - 2), fc.integer({ min: 0, max: 255 })), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(damage, async (changes) => {
      const damaged = Buffer.from(middle);
      for (const [at, byte] of changes) if (byte !== 0x1d) damaged[at] = byte;
      const frames = await framesIn(Buffer.concat([record("1"), damaged, record("3")]));
      assert.ok(frames[0] && isWhole(frames[0].bytes));
      const last = frames.at(-1);
      assert.ok(last && isWhole(last.bytes));
      for (const { bytes } of frames) {
        const read = readIso2709(bytes);
        if (!("fault" in read)) assert.ok(decoded(read).record.fields.length > 0);
      }
    }),
  );
});

test("any bytes are read or have a fault", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const read = readIso2709(Buffer.from(bytes));
      if ("fault" in read) assert.match(read.fault, /^(is|does|has|says|lists) /);
    }),
  );
});
