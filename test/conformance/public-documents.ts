import assert from "node:assert/strict";
import type { Reading } from "../../src/access-points/port.ts";
import { offeredFor, type Press } from "../../src/access-points/press.ts";
import { readPublic } from "../../src/access-points/reading.ts";
import { written } from "../../src/access-points/written.ts";
import { edm } from "../../src/formats/edm/edm.ts";
import { lido, lido10 } from "../../src/formats/lido/lido.ts";
import type { Pid } from "../../src/identifiers/pid.ts";

/** The museum that documents are written of in tests: its objects are in the public domain where nothing else is said. */
export const press: Press = {
  base: "https://data.example.org",
  institution: "The Small Museum",
  institutionUri: "http://www.wikidata.org/entity/Q180788",
  licence: "https://creativecommons.org/publicdomain/zero/1.0/",
  rights: { object: "http://creativecommons.org/publicdomain/mark/1.0/" },
  formats: [lido, lido10, edm],
};

/** Every `step`-th public record of a museum in each format that it is offered in, and its objects that some format is not offered for. */
export type PublicDocuments = {
  of(format: string): ReadonlyMap<string, string>;
  objects: number;
  /** Objects that lack something: `"X5K4-2B6C-9Q1W edm: a right that …"`. */
  lacking: string[];
};

export async function publicDocuments(from: Pick<Reading, "registry" | "store">, step = 1): Promise<PublicDocuments> {
  const reading: Reading = { ...from, now: () => new Date(), base: press.base };
  const documents = new Map(press.formats.map(({ name }) => [name, new Map<string, string>()]));
  const lacking: string[] = [];
  let objects = 0;
  const all: readonly Pid[] = await reading.store.list({ public: true, limit: 100_000 });
  for (const pid of all.filter((_, at) => at % step === 0)) {
    const resolution = await reading.registry.resolve(pid);
    const entity = resolution.found ? await readPublic(reading, resolution) : undefined;
    assert.ok(entity, pid);
    if (entity.type === "object") {
      objects += 1;
      for (const { name, missing } of press.formats)
        for (const lack of missing?.(entity, press) ?? []) lacking.push(`${pid} ${name}: ${lack}`);
    }
    for (const format of offeredFor(entity, press))
      documents.get(format.name)?.set(pid, await written(entity, format, reading, press));
  }
  return { of: (format) => documents.get(format) ?? new Map(), objects, lacking };
}
