import type { Text, TimeSpan } from "../../entities/facts.ts";
import type { EntityType } from "../../entities/types.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { plainText } from "../plain-text.ts";

/** A JSON object as CIIM writes them: `{ summary: { title: "Sunflowers" }, "@entity": "reference" }`. */
export type CiimNode = { [field: string]: unknown };

/** What CIIM calls our types, and what it says of a thing of the type more closely. */
export const bases: Record<EntityType, { base: string; actual?: string; virtual?: boolean }> = {
  object: { base: "object", virtual: false },
  sample: { base: "sample" },
  person: { base: "agent", actual: "Individual" },
  group: { base: "agent", actual: "Organisation" },
  place: { base: "place", actual: "place" },
  location: { base: "location" },
  concept: { base: "concept", actual: "thesaurus" },
  event: { base: "event" },
  exhibition: { base: "exhibition" },
  media: { base: "media" },
  publication: { base: "publication" },
  text: { base: "media", actual: "html publication fragment - catalogue" },
  archive: { base: "archive" },
  package: { base: "package", actual: "package" },
  route: { base: "route" },
  hang: { base: "hang" },
};

/** Adds to the list at a path of fields, `push(record, "location.current", node)` → `location: { current: [node] }`. */
export function push(record: CiimNode, path: string, ...values: unknown[]): void {
  const { holder, last } = holderOf(record, path);
  const before = holder[last];
  const said = Array.isArray(before) ? before : before === undefined ? [] : [before];
  const more = values.filter((value) => value !== undefined && !said.some((one) => same(one, value)));
  if (more.length > 0) holder[last] = [...said, ...more];
}

/** Sets what a path has one of; the first said stands. */
export function put(record: CiimNode, path: string, value: unknown): void {
  const { holder, last } = holderOf(record, path);
  if (value !== undefined && holder[last] === undefined) holder[last] = value;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function holderOf(record: CiimNode, path: string): { holder: CiimNode; last: string } {
  const fields = path.split(".");
  const last = fields.pop() ?? path;
  let holder = record;
  for (const field of fields) {
    const inner = holder[field];
    const isHolder = typeof inner === "object" && inner !== null && !Array.isArray(inner);
    const next: CiimNode = isHolder ? (inner as CiimNode) : {};
    holder[field] = next;
    holder = next;
  }
  return { holder, last };
}

/** A reference to a record, or a literal where there are only words; `link` is what the relation says. */
export function referenceTo(ref: PublicRef, link?: CiimNode): CiimNode {
  const { pid, type, uri, label } = ref;
  const linked = link && Object.keys(link).length > 0 ? { "@link": link } : {};
  const addresses = [uri, ...(ref.sameAs ?? [])].filter((one) => one !== undefined);
  const known = addresses.length > 0 ? { identifier: addresses.map((id) => ({ id, type: "PID (external)" })) } : {};
  if (pid === undefined)
    return {
      summary: { title: label },
      name: [{ value: label }],
      ...known,
      ...linked,
      "@datatype": bases[type],
      "@entity": "literal",
    };
  return {
    summary: { title: label },
    ...known,
    ...linked,
    "@admin": { uid: pid },
    "@datatype": bases[type],
    "@entity": "reference",
  };
}

/** The words and their layout: `{ value: "…", formatted: "<p>…</p>" }`. */
export function wordsOf(text: Text): CiimNode {
  const value = plainText(text);
  return text.markup === "html" ? { formatted: text.value, value } : { value };
}

/** A span as `{ from: "2021", to: "9999", value: "2021 - present" }`: what is open has no end but the year 9999. */
export function dateOf(span: TimeSpan): CiimNode {
  const { earliest, latest, open, display } = span;
  const isOpen = open === "end" && latest === undefined;
  const [words] = display ?? [];
  return {
    ...(earliest === undefined ? {} : { from: earliest }),
    ...(latest === undefined ? (isOpen ? { to: "9999" } : {}) : { to: latest }),
    ...(words === undefined ? {} : { value: wordsOf(words).value }),
  };
}

/** Without what is undefined and lists that are empty. */
export function filled(node: CiimNode): CiimNode {
  return Object.fromEntries(
    Object.entries(node).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}
