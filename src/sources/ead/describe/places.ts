import { type Part, partsOf, type ReadLevel, within } from "./level.ts";
import { reference } from "./names.ts";
import type { Tell } from "./tell.ts";

/** Says where a level is kept: its containers (`"box 1, folder 3"`), in words; its place; the repository that keeps it. */
export function sayPlaces(tell: Tell, level: ReadLevel): void {
  for (const group of groupsOf(partsOf(level, "container"))) {
    const [first] = group;
    const text = group.map((part) => containerWords(tell, part)).join(", ");
    if (!first || text === "") continue;
    const internal = group.some((part) => part.internal);
    const body = { kind: "placement", use: "usual", at: { type: "location", text } } as const;
    tell.sayOf({ ...first, internal }, body, { by: { container: text } });
  }
  for (const part of partsOf(level, "physloc")) {
    const text = tell.words(part);
    if (text === "") continue;
    tell.sayOf(part, { kind: "placement", use: "usual", at: { type: "location", text } }, { by: { text } });
  }
  for (const part of partsOf(level, "repository")) {
    const [name = part] = within(part, "corpname", "name", "persname");
    const custodian = reference(name, tell.words(name, ["address"]), "group");
    if (custodian)
      tell.sayOf(name, { kind: "placement", use: "usual", custodian }, { by: { custodian: "repository" } });
  }
}

/** A box with the folder in it is one place. EAD 2002 says so by `parent`, or only by their order. */
function groupsOf(containers: readonly Part[]): Part[][] {
  const groups: Part[][] = [];
  for (const part of containers) {
    const { parent, type } = kindOf(part);
    const holder = parent && groups.find((group) => group.some((one) => one.element.attributes.id === parent));
    const last = groups.at(-1);
    const fits = last?.every((one) => kindOf(one).type !== type && kindOf(one).parent === undefined);
    if (holder) holder.push(part);
    else if (last && fits && parent === undefined) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

function kindOf({ element: { attributes } }: Part): { parent: string | undefined; type: string | undefined } {
  const { parent, type, localtype, label } = attributes;
  return { parent, type: (type ?? localtype ?? label)?.toLowerCase() };
}

function containerWords(tell: Tell, part: Part): string {
  const { type = "" } = kindOf(part);
  const words = tell.words(part);
  return words.toLowerCase().startsWith(type) ? words : `${type} ${words}`.trim();
}
