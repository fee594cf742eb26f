import { entityTypes, isEntityType } from "../../entities/types.ts";

/** How many of a type there are, in words: “12 objects”, “1 person”. */
export function countOf(type: string, count: number): string {
  return `${count.toLocaleString("en")} ${count === 1 ? labelOf(type) : pluralOf(type)}`;
}

/** What people call a thing of this type: “person”. */
export function labelOf(type: string): string {
  return isEntityType(type) ? entityTypes[type].label : type;
}

/** What people call several: “people”. */
export function pluralOf(type: string): string {
  return isEntityType(type) ? entityTypes[type].plural : type;
}
