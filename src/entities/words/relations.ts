import type { PartAs, Predicate } from "../words.ts";

/** What people read of a relation, from the side that states it. */
export const predicateLabels: Record<Predicate, string> = {
  "frame-of": "Frame of",
  "copy-after": "Copy after",
  "version-of": "Version of",
  "study-for": "Study for",
  "pendant-to": "Pendant to",
  "documented-by": "Documented by",
  "described-by": "Described by",
  "teacher-of": "Teacher of",
  "parent-of": "Parent of",
  "spouse-of": "Spouse of",
  "sibling-of": "Sibling of",
  "worked-for": "Worked for",
  "connected-place": "Connected place",
  continues: "Continues",
  "other-format-of": "Other format of",
  "translation-of": "Translation of",
  related: "Related",
};

/** What people read of a part's relation to its whole. */
export const partLabels: Record<PartAs, string> = {
  component: "Part of",
  member: "Member of",
  archival: "Part of",
  broader: "Broader",
  "in-scheme": "In",
  series: "In series",
  "sampled-from": "Sampled from",
  "copy-of": "Copy of",
  "contained-in": "Contained in",
  stop: "Stop of",
  "contained-within": "Within",
};
