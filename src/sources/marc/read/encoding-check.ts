import type { Finding } from "../../port.ts";
import type { Encoding } from "../encoding/encoding.ts";
import type { Decoded } from "./decode.ts";

/** Notes the records of a file that are in another encoding than their leaders say. */
export type EncodingCheck = { note(decoded: Decoded, row: number): void; findings(file: string): Finding[] };

const called: Record<Encoding, string> = { "utf-8": "UTF-8", "marc-8": "MARC-8", "windows-1252": "Windows-1252" };

/** Begins to note: one finding for each encoding that is met, at the first record, since whole exports are so. */
export function encodingCheck(): EncodingCheck {
  const lies = new Map<Encoding, { row: number; count: number }>();
  return {
    note({ encoding, isAsSaid }, row) {
      if (isAsSaid) return;
      const lie = lies.get(encoding) ?? { row, count: 0 };
      lie.count++;
      lies.set(encoding, lie);
    },
    findings: (file) =>
      [...lies].map(([encoding, { row, count }]) => {
        const records = count === 1 ? "This record is" : `This record and ${count - 1} others are`;
        const detail = `${records} in ${called[encoding]}, which the leader (09) does not say; that is how it was read. Set the export to UTF-8.`;
        return { kind: "doubtful", rule: "encoding-not-as-said", table: "bib", file, row, field: "leader", detail };
      }),
  };
}
