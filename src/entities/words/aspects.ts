import type { Aspect } from "../words.ts";
import type { TermRow } from "./term.ts";

/** What a classification is by; `aat` is what a term used so is itself classified as ("a style", "a shape"). */
export const aspectRows: Record<Aspect, TermRow> = {
  type: { label: "Type", aat: "300435443", term: "Type of work" },
  material: { label: "Material" },
  technique: { label: "Technique" },
  shape: { label: "Shape", aat: "300056273" },
  genre: { label: "Genre" },
  style: { label: "Style", aat: "300015646" },
  school: { label: "School" },
  culture: { label: "Culture" },
  period: { label: "Period" },
  collection: { label: "Collection" },
  function: { label: "Function" },
  level: { label: "Level" },
  carrier: { label: "Carrier" },
  language: { label: "Language" },
  "class-mark": { label: "Class mark" },
  role: { label: "Role" },
  gender: { label: "Gender", aat: "300055147" },
  nationality: { label: "Nationality", aat: "300379842" },
  occupation: { label: "Occupation", aat: "300263369" },
  status: { label: "Status" },
  theme: { label: "Theme" },
  other: { label: "Classification" },
};
