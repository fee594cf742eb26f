import type { Fact } from "../../../entities/facts.ts";
import { marc } from "../marc.ts";
import type { MarcOptions } from "../options.ts";
import { type IsoField, isoRecord } from "./iso-2709.ts";
import { gathered, type Reading, readingOf } from "./reading-of.ts";

/** The facts of one kind, narrowed to it. */
export const kindOf = <K extends Fact["kind"]>(facts: readonly Fact[], kind: K) =>
  facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);

/** What is said of a publication with these fields, beside 001. */
export async function factsOf(fields: readonly IsoField[], options: Partial<MarcOptions> = {}): Promise<Fact[]> {
  const reading = await readingOf({ "a.mrc": isoRecord("nam a", [["001", "1"], ...fields]) }, options);
  return [...reading.records.keys()].slice(0, 1).flatMap((key) => reading.described(key).drafts[0]?.facts ?? []);
}

/** The sample, for the public. */
export function sampleReading(): Promise<Reading> {
  const source = marc({ folder: new URL("../sample/", import.meta.url), audience: "public" });
  return gathered(source, source.read());
}
