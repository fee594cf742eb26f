import type { Feature } from "./read/features.ts";

/** What a feature says, by Who's On First's names of properties or by plain ones. */
const called = {
  id: ["wof:id", "id"],
  name: ["wof:name", "name"],
  type: ["sfomuseum:placetype", "wof:placetype", "placetype", "type"],
  parent: ["wof:parent_id", "parent_id", "parent"],
  inception: ["edtf:inception", "inception"],
  cessation: ["edtf:cessation", "cessation"],
  level: ["sfo:level", "level"],
  isCurrent: ["mz:is_current", "is_current"],
  supersedes: ["wof:supersedes", "supersedes"],
  supersededBy: ["wof:superseded_by", "superseded_by"],
} as const;

export type PlaceField = keyof typeof called;

/** The property that holds a field of a feature: `propertyOf("name", feature)` → `"wof:name"`; the first of its names where none does. */
export function propertyOf(field: PlaceField, { properties }: Feature): string {
  return called[field].find((name) => properties[name] !== undefined && properties[name] !== null) ?? called[field][0];
}

/** A field as text; undefined where it is empty. */
export function textOf(field: PlaceField, feature: Feature): string | undefined {
  const value = feature.properties[propertyOf(field, feature)];
  const own = value ?? (field === "id" ? feature.id : undefined);
  const text = typeof own === "string" || typeof own === "number" ? String(own).trim() : "";
  return text === "" ? undefined : text;
}

/** A field that lists ids, as texts. */
export function idsOf(field: "supersedes" | "supersededBy", feature: Feature): string[] {
  const value = feature.properties[propertyOf(field, feature)];
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return [...new Set(list.map(String))];
}
