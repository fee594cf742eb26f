import { type XmlElement, type XmlHandlers, xmlItems } from "../../reading/xml.ts";
import { canonical, steady } from "./canonical.ts";
import { type FindingAid, namelessAid, withHeader } from "./finding-aid.ts";
import { idOf, type Keyed } from "./identify.ts";
import type { Level, Open } from "./level.ts";

/** The head of a level: all that is said of it, without the components in it. */
export type Head = Keyed & { kind: Level["kind"]; row: number; original: string; content: string };

/** What is found in a finding aid: a head, or something said of a level after its components, which comes too late. */
export type Found = { head: Head } | { late: { kind: Level["kind"]; id: string; row: number; name: string } };

const componentName = /^c(0[1-9]|1[0-2])?$/;
const headerNames = new Set(["eadheader", "control", "frontmatter"]);
const wrappers = new Set(["dsc", "head", "thead"]);

/** How ids of a file are read: `each` where they are met only once in each finding aid. */
export type Ids = { file: string; each: boolean };

/**
 * The heads of a finding aid, one at a time: a component as soon as the first one within it begins, the collection at its end, since
 * EAD lets it say more after its components. What is held is one path from the collection down, not what is beside it.
 */
export function headsOf(chunks: AsyncIterable<string>, ids: Ids): AsyncGenerator<Found> {
  return xmlItems<Found>(chunks, ids.file, (emit) => handlersFor(ids, emit));
}

function handlersFor({ file, each }: Ids, emit: (found: Found) => void): XmlHandlers {
  let aid = namelessAid(file);
  let level: Level | undefined;
  let rows = 0;
  const open: Open[] = [];
  const give = (one: Level) => {
    if (one.isGiven) return;
    one.keyed ??= idOf(one, aid, each);
    emit({ head: headOf(one, one.keyed, aid) });
    one.isGiven = true;
    one.element.children = [];
  };
  const begin = (kind: Level["kind"], element: Open) => {
    if (level?.kind === "component") give(level);
    open.push(element);
    const place = level ? { order: ++level.parts, parent: level } : { order: 1 };
    level = { kind, element, row: ++rows, ...place, ...audienceOf(open), isGiven: false, parts: 0, steps: new Map() };
    if (kind === "collection") level.keyed = idOf(level, aid, each);
  };
  const add = (element: Open) => {
    const parent = open.at(-1);
    if (isOver(parent, level)) tellLate(element.name, level, emit);
    else parent?.children.push(element);
    if (parent || headerNames.has(element.name)) open.push(element);
  };
  return {
    open(name, attributes) {
      const element: Open = { name, attributes, children: [], line: 0 };
      if (name === "ead") aid = namelessAid(file);
      else if (level && componentName.test(name)) begin("component", element);
      else if (!level && name === "archdesc") begin("collection", element);
      else add(element);
    },
    close() {
      const element = open.pop();
      if (element !== undefined && element === level?.element) {
        give(level);
        level = level.parent;
      } else if (element !== undefined && open.length === 0) aid = withHeader(aid, element);
    },
    text(text) {
      const element = open.at(-1);
      if (element !== undefined && element.name !== "dsc" && !isOver(element, level)) addText(element, text);
    },
  };
}

/** Whether an element is that of a component which has been given. */
function isOver(element: Open | undefined, level: Level | undefined): level is Level {
  return element !== undefined && element === level?.element && level.isGiven;
}

function tellLate(name: string, { kind, keyed, row }: Level, emit: (found: Found) => void): void {
  if (keyed && !wrappers.has(name)) emit({ late: { kind, id: keyed.id, row, name } });
}

/** Text that the parser gave in pieces is one. */
function addText(element: Open, text: string): void {
  const last = element.children.at(-1);
  if (typeof last === "string") element.children[element.children.length - 1] = last + text;
  else element.children.push(text);
}

/** What is within something internal is internal; else the nearest that says anything is right. */
function audienceOf(open: readonly Open[]): { audience?: string } {
  const said = open.flatMap(({ attributes }) => attributes.audience?.trim() || []);
  const audience = said.includes("internal") ? "internal" : said.at(-1);
  return audience === undefined ? {} : { audience };
}

function headOf(level: Level, keyed: Keyed, aid: FindingAid): Head {
  const { kind, parent, order, audience, element, row } = level;
  const parentId = parent?.keyed?.id;
  const record: XmlElement = {
    name: kind,
    line: 0,
    attributes: {
      ...(parent && parentId !== undefined ? { parent: `${parent.kind}/${parentId}`, order: String(order) } : {}),
      ...(audience === undefined ? {} : { audience }),
      ...(aid.language === undefined ? {} : { language: aid.language }),
    },
    children: kind === "collection" ? [...aid.headers, element] : [element],
  };
  const original = canonical(record);
  const content = kind === "collection" || original.includes("<container") ? canonical(steady(record)) : original;
  return { ...keyed, kind, row, original, content };
}
