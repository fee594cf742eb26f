import { Problem } from "../../errors.ts";
import type { Carried, Finding } from "../port.ts";
import { readXml } from "../reading/xml.ts";
import { marcOf } from "./read/marcxml.ts";
import { originalOf } from "./record.ts";

/** A single record in MARCXML that something else carries, such as an answer of OAI-PMH. Its copies are not told apart from it. */
export const carried: Carried = {
  // `oai_marc` is what ArchivesSpace calls MARCXML.
  prefixes: ["marc21", "marcxml", "oai_marc"],
  record(key, payload, at) {
    const rejected = (rule: string, detail: string): { finding: Finding } => ({
      finding: { kind: "rejected", rule, table: key.split("/")[1] ?? "bib", ...at, record: key, detail },
    });
    try {
      const record = marcOf(readXml(payload));
      if (record) return { record: { key, original: originalOf(record), at } };
      return rejected(
        "record-broken",
        "The payload has no leader or no field: it is not in MARCXML. Ask for another metadata prefix.",
      );
    } catch (error) {
      if (error instanceof Problem) return rejected("record-broken", error.detail);
      throw error;
    }
  },
};
