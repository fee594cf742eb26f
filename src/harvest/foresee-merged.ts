import type { Source, SourceRecord } from "../sources/port.ts";
import { mergedAmong, type Merged } from "./merge-suspects.ts";
import type { Harvesting } from "./harvest.ts";
import { pagesOf } from "./plan-pages.ts";

/** What a plan would propose to merge: as far as it can be told before its records are taken in. */
export async function foreseeMerged(run: number, source: Source, { registry, store }: Harvesting): Promise<Merged[]> {
  const going = new Set<string>();
  const coming = new Map<string, SourceRecord>();
  return [];
}
