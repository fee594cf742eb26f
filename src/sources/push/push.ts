import { hash } from "node:crypto";
import type { Carried, Place, Source } from "../port.ts";
import { describeSent, sentFields } from "./describe.ts";
import { type PushOptions, settingsOf } from "./options.ts";
import { readLines } from "./read-lines.ts";
import { recordFrom, rejected } from "./record.ts";

/** Raised whenever the code here says something else of the same record. */
const codeRevision = 1;

/**
 * Records in the form of Cartouche itself: sent one by one over the API, or one a line in a folder; see docs/sources/push.md. Fault:
 * `config-invalid`.
 */
export function push(options: PushOptions): Source {
  const settings = settingsOf(options);
  const { name, title, audience, folder } = settings;
  const keyOf = (id: string) => `${name}/record/${id}`;
  return {
    name,
    title,
    revision: `${codeRevision}-${hash("sha256", audience).slice(0, 12)}`,
    read: () => readLines(settings),
    describe: (record) => describeSent(record, settings),
    fieldsOf: sentFields,
    carried: { prefixes: [], record: carriedRecord },
    // A folder is read whole: what was sent beside it would be gone with the next harvest.
    ...(folder === undefined ? { sent: (text: string, at: Place) => recordFrom(text, at, keyOf) } : {}),
  };
}

const carriedRecord: Carried["record"] = (key, payload, at) => {
  const item = recordFrom(payload, at, () => key);
  if (!("gone" in item)) return item;
  const detail = "A deletion is no record. Ask for it by itself.";
  return { finding: rejected("deletion", at, { record: key, field: "deleted", detail }) };
};
