import { Problem } from "../../../errors.ts";

/** The bytes of one record of a file in ISO 2709: where they begin, and whether the file ends before the record does. */
export type Frame = { bytes: Buffer; offset: number; isCut: boolean };

const recordTerminator = 0x1d;
const between = new Set([0x00, 0x0a, 0x0d, 0x1a]);
const maxRecordBytes = 16 * 1024 * 1024;

/**
 * The records of a file in ISO 2709, from terminator (1D) to terminator: a record whose lengths are wrong spoils none after it. Line ends
 * between records are passed over. Fault: `source-unreadable`, for a file that has no terminator in 16 MiB.
 */
export async function* framesOf(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Frame> {
  let rest: Buffer[] = [];
  let offset = 0;
  let held = 0;
  for await (const chunk of chunks) {
    let begin = 0;
    for (let end = chunk.indexOf(recordTerminator); end >= 0; end = chunk.indexOf(recordTerminator, begin)) {
      const bytes = Buffer.concat([...rest, chunk.subarray(begin, end + 1)]);
      yield* trimmed(bytes, offset, false);
      offset += bytes.length;
      [rest, held, begin] = [[], 0, end + 1];
    }
    if (begin < chunk.length) rest.push(chunk.subarray(begin));
    held += chunk.length - begin;
    if (held > maxRecordBytes)
      throw new Problem(
        "source-unreadable",
        `${file} has no end of a record in 16 MiB: it is not in ISO 2709. Take it out of the folder, or export it again.`,
      );
  }
  yield* trimmed(Buffer.concat(rest), offset, true);
}

function* trimmed(bytes: Buffer, offset: number, isCut: boolean): Generator<Frame> {
  const begin = bytes.findIndex((byte) => !between.has(byte));
  if (begin >= 0) yield { bytes: bytes.subarray(begin), offset: offset + begin, isCut };
}
