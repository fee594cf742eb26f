import { hash } from "node:crypto";
import type { Source } from "../port.ts";
import { describeSample } from "./describe-sample.ts";
import { describeWork } from "./describe-work.ts";
import { mappingOf, type SamplesOptions, settingsOf } from "./options.ts";
import { readSamples } from "./read-samples.ts";

/** Raised whenever the code here says something else of the same record. */
const codeRevision = 1;

/** A research database of samples as CSV tables; see docs/sources/samples.md. Fault: `config-invalid`. */
export function samples(options: SamplesOptions): Source {
  const settings = settingsOf(options);
  return {
    name: settings.name,
    title: "Samples (CSV)",
    revision: `${codeRevision}-${hash("sha256", mappingOf(settings)).slice(0, 12)}`,
    read: () => readSamples(settings),
    describe(record) {
      const kind = record.key.split("/")[1];
      if (kind === "sample") return describeSample(record, settings);
      if (kind === "work") return describeWork(record, settings);
      throw new Error(`${record.key} is no record of samples`);
    },
    fieldsOf({ key, original }) {
      const record = JSON.parse(original) as Record<string, Record<string, string> | Record<string, string>[]>;
      if (key.split("/")[1] === "work") return Object.keys(record);
      const named = Object.entries(record).flatMap(([part, held]) =>
        [held].flat().flatMap((fields) => Object.keys(fields).map((field) => `${part}.${field}`)),
      );
      return [...new Set(named)];
    },
  };
}
