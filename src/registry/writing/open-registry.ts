import type { Registry } from "../port.ts";
import { openSqliteRegistry } from "../sqlite/registry.ts";
import type { SecondLocation } from "./host.ts";
import { type Writer, writerOf } from "./writer.ts";

/**
 * Where a registry is: its file, the data folder in which the right to write it is taken, and the folder that its log is copied to.
 * With `naan` only ARKs of that name assigner are read.
 */
export type RegistryPlace = {
  folder: string;
  file: string;
  naan?: string | undefined;
  second?: SecondLocation | undefined;
};

/**
 * Opens a registry to be read here and written by the one writer of its data folder, wherever that is. Faults: those of
 * `openSqliteRegistry`, of writes those of `writerOf` too.
 */
export function openRegistry({ folder, file, naan, second }: RegistryPlace): Registry & Pick<Writer, "host"> {
  const reader = openSqliteRegistry({ file, readOnly: true, ...(naan === undefined ? {} : { naan }) });
  const writer = writerOf({ folder, file, second });
  return {
    ...reader,
    ...writer,
    async close() {
      await writer.close();
      await reader.close();
    },
  };
}
