import { Problem } from "../../errors.ts";
import type { ReadItem } from "../port.ts";

/**
 * Reads the files of an export one after the other. One that cannot be read to its end is told as `partial`, and the others are read.
 * Fault: `source-unreadable`, that of the first, where none can be read and `taken` says that nothing was.
 */
export async function* readEach<T>(
  files: readonly T[],
  read: (file: T) => AsyncIterable<ReadItem>,
  taken: () => number,
): AsyncGenerator<ReadItem> {
  const faults: Problem[] = [];
  for (const file of files) {
    try {
      yield* read(file);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "source-unreadable") throw error;
      faults.push(error);
      yield { partial: error.detail };
    }
  }
  const [first] = faults;
  if (first && faults.length === files.length && taken() === 0) throw first;
}
