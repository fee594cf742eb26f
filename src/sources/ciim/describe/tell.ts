import type { Audience, KeyRef, TimeSpan } from "../../../entities/facts.ts";
import type { EntityType } from "../../../entities/types.ts";
import type { SourceRecord } from "../../port.ts";
import { type Speaker, type Teller, teller } from "../../telling/teller.ts";
import { type Node, nodeAt, wordAt } from "../node.ts";
import type { CiimSettings } from "../options.ts";
import { fieldAt, isClosed, pathOf, readRecord, typeOf } from "../record.ts";

/** Says facts of a CIIM record. */
export type Tell = Teller & {
  source: Node;
  settings: CiimSettings;
  /** What a node refers to: another record by its key, or what it names in words. */
  ref(node: Node | undefined, type?: EntityType): KeyRef | undefined;
  /** The time at a node: `{ from: "1853", to: "1890", value: "1853 - 1890" }`. */
  span(at: string, node: Node | undefined): TimeSpan | undefined;
};

const noEnd = /\b9999(-12-31)?(T[\d:.]+Z?)?\b/;
const isoDate = /^\d{4}-\d{2}(-\d{2})?$/;

/** Starts to describe a record. */
export function tellerOf(record: SourceRecord, settings: CiimSettings): Tell {
  const { index, source } = readRecord(record);
  const { language, name } = settings;
  const audience = audienceOf(source, index, settings);
  const tell = teller(record, { audience, ...(language === undefined ? {} : { language }) });
  const named = (speaker: Speaker): Speaker => ({
    say: (at, body, envelope) => speaker.say(fieldAt(source, at), body, envelope),
  });
  return {
    ...tell,
    ...named(tell),
    of: (subject, type) => named(tell.of(subject, type)),
    source,
    settings,
    ref: (node, type) => refOf(node, name, type),
    span: (at, node) => {
      const words = wordAt(node, "value")?.replace(noEnd, "present");
      // Of a month (`2020-09`) CIIM makes the years 2020 to 2009.
      if (words !== undefined && isoDate.test(words)) return tell.time(at, words).span;
      const [begin, end] = [wordAt(node, "from"), wordAt(node, "to")].map((date) => date?.slice(0, 10));
      return tell.time(at, words, { begin, end }).span;
    },
  };
}

/** Who may see a record: what it says of itself, else what its index is. */
function audienceOf(source: Node, index: string | undefined, settings: CiimSettings): Audience {
  if (isClosed(source)) return "staff";
  return isPublic(index, settings) ? "public" : settings.audience;
}

function isPublic(index: string | undefined, { publicIndexes }: CiimSettings): boolean {
  if (index === undefined) return false;
  return publicIndexes ? publicIndexes.includes(index) : /(^|-)public$/.test(index);
}

function refOf(node: Node | undefined, name: string, type?: EntityType): KeyRef | undefined {
  if (!node) return undefined;
  const kind = type ?? typeOf(node) ?? "concept";
  const id = wordAt(node, "@admin.id");
  const label = wordAt(node, "summary.title") ?? wordAt(node, "name.value") ?? wordAt(node, "value");
  const isThere = wordAt(node, "@admin.status") !== "unavailable" && nodeAt(node, "@datatype") !== undefined;
  if (id !== undefined && isThere) {
    const key = `${name}/${pathOf(id, wordAt(node, "@datatype.base"))}`;
    return { type: kind, key, ...(label === undefined ? {} : { label }) };
  }
  return label === undefined ? undefined : { type: kind, text: label.replace(/[\s,;:]+$/, "") };
}
