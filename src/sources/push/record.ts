import canonicalize from "canonicalize";
import type { Finding, Place, SentItem } from "../port.ts";
import { readSent } from "./form/record.ts";

const mostFaults = 10;

/** A payload as a record under a key, as a deletion, or why it is neither; `keyOf` gives the key for the id that is in it. */
export function recordFrom(payload: string, at: Place, keyOf: (id: string) => string): SentItem {
  const parsed = jsonFrom(payload);
  if ("why" in parsed) {
    const detail = `This is no JSON (${parsed.why}). Send one object, on one line of a file.`;
    return { finding: rejected("not-json", at, { value: payload.slice(0, 200), detail }) };
  }
  const sent = readSent(parsed.value);
  if ("faults" in sent) {
    const [first = ""] = sent.faults;
    const more = sent.faults.length > mostFaults ? ` and ${sent.faults.length - mostFaults} more` : "";
    const detail = `The record is not as it must be: ${sent.faults.slice(0, mostFaults).join("; ")}${more}. Correct it and send it again.`;
    const record = sent.id === undefined ? {} : { record: keyOf(sent.id) };
    const field = first.includes(": ") ? { field: first.slice(0, first.indexOf(": ")) } : {};
    return { finding: rejected("form-wrong", at, { ...record, ...field, detail }) };
  }
  if ("deleted" in sent) return { gone: keyOf(sent.deleted) };
  const { predecessor, id } = sent.record;
  const original = canonicalize(sent.record) ?? "";
  return { record: { key: keyOf(id), original, ...(predecessor === undefined ? {} : { predecessor }), at } };
}

function jsonFrom(payload: string): { value: unknown } | { why: string } {
  try {
    return { value: JSON.parse(payload) };
  } catch (error) {
    return { why: error instanceof Error ? error.message.slice(0, 100) : "unreadable" };
  }
}

type Fault = Pick<Finding, "detail" | "record" | "field" | "value">;

/** What is wrong with a line or a request. */
export function rejected(rule: string, at: Place, fault: Fault): Finding {
  return { kind: "rejected", rule, table: "record", ...at, ...fault };
}
