import type { TimeSpan } from "../../../entities/facts.ts";
import { readLife } from "../../../entities/life-dates.ts";
import type { ActivityType } from "../../../entities/words.ts";
import { type Node, nodeAt, nodesAt, wordAt } from "../node.ts";
import { sayClass } from "./classification.ts";
import { sayCatalogueTexts } from "./multimedia.ts";
import { sayBibliography } from "./rights.ts";
import type { Tell } from "./tell.ts";

/** What only a person or group has: life or time of being, roles, where it is, where it is on the web. */
export function sayAgent(tell: Tell): void {
  const actual = wordAt(tell.source, "@datatype.actual");
  const isGroup = actual !== undefined && !/^individual$/i.test(actual);
  if (actual === undefined) {
    const detail =
      "The record does not say whether this is a person or a group; it is taken as a person. Add the type.";
    tell.doubt("agent-type-unknown", "@datatype.actual", undefined, detail);
  }
  sayLife(tell, isGroup);
  for (const node of nodesAt(tell.source, "role")) {
    const word = wordAt(node, "value");
    if (word === undefined) continue;
    sayClass(tell, "role.value", word, { aspect: "role", word: wordAt(node, "type") });
  }
  sayNationality(tell);
  sayAddress(tell);
  for (const url of nodesAt(tell.source, "web.url")) {
    const address = wordAt(url, "value");
    if (address !== undefined)
      tell.say("web.url", { kind: "content", role: "homepage", url: address }, { by: { url: address } });
  }
  sayBibliography(tell);
  sayCatalogueTexts(tell);
}

function sayNationality(tell: Tell): void {
  for (const node of nodesAt(tell.source, "nationality")) {
    const word = wordAt(node, "value") ?? wordAt(node, "summary.title");
    if (word !== undefined) sayClass(tell, "nationality.value", word, { aspect: "nationality" });
  }
}

/** The dates in words, and each end; of one who was only active the words say so. */
function sayLife(tell: Tell, isGroup: boolean): void {
  const node = nodesAt(tell.source, "date")[0];
  const words = readLife(wordAt(node, "value") ?? "");
  const isOnlyActive = words.active !== undefined && words.birth === undefined && words.death === undefined;
  const whole = tell.span("date.value", node);
  if (whole) say(tell, "date.value", isGroup || isOnlyActive ? "active" : "life", { ...whole, lasting: true });
  const ends = [
    ["birth", isGroup ? "formation" : "birth", words.birth],
    ["death", isGroup ? "dissolution" : "death", words.death],
  ] as const;
  for (const [place, type, said] of ends) {
    const when = endOf(tell, `${place}.date`, nodeAt(tell.source, `${place}.date`), said);
    if (when) say(tell, `${place}.date`, type, when);
  }
}

/** The years of an end, with the words where they say more than the year. */
function endOf(tell: Tell, at: string, node: Node | undefined, words: string | undefined): TimeSpan | undefined {
  if (!node) return undefined;
  const [begin, end] = [wordAt(node, "from"), wordAt(node, "to")];
  const { span } = tell.time(at, words ?? wordAt(node, "value"), { begin, end });
  if (!span?.open) return span;
  const { open: _, ...rest } = span;
  return rest;
}

function say(tell: Tell, at: string, type: ActivityType, when: TimeSpan): void {
  tell.say(at, { kind: "activity", type, when: [when] }, { by: { type } });
}

function sayAddress(tell: Tell): void {
  const address = nodeAt(tell.source, "address");
  const [city, country] = [wordAt(address, "city"), wordAt(address, "country")];
  const text = [city, country].filter(Boolean).join(", ");
  if (text === "") return;
  const at = city === undefined ? "address.country" : "address.city";
  tell.say(at, { kind: "placement", use: "seat", address: tell.text(text) }, { by: { use: "seat" } });
}
