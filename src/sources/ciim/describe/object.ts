import type { Aspect } from "../../../entities/words.ts";
import { identifying } from "../../telling/identifying.ts";
import { type Node, nodeAt, nodesAt, wordAt } from "../node.ts";
import { sayClass } from "./classification.ts";
import { sayCreation } from "./creation.ts";
import { sayExhibitions } from "./exhibitions-of.ts";
import { sayFraming } from "./framing.ts";
import { sayMeasurements } from "./measurements.ts";
import { sayCatalogueTexts, sayMultimedia } from "./multimedia.ts";
import { sayPlacement } from "./placement.ts";
import { sayBibliography } from "./rights.ts";
import type { Tell } from "./tell.ts";

/** What only an object has. */
export function sayObject(tell: Tell): void {
  sayCreation(tell);
  sayTerms(tell);
  sayMaterial(tell);
  sayMeasurements(tell);
  sayInscriptions(tell);
  sayAccession(tell);
  sayPlacement(tell);
  sayExhibitions(tell);
  sayBibliography(tell);
  sayMultimedia(tell);
  sayCatalogueTexts(tell);
  sayFraming(tell);
  sayLinks(tell);
}

const aspects: Readonly<Record<string, Aspect>> = {
  classification: "type",
  "frame type": "shape",
  school: "school",
  department: "collection",
};

/** CIIM's own words stand for themselves; beside them is what they are, which is a concept with an identifier. */
function sayTerms(tell: Tell): void {
  for (const place of ["classification", "category"]) {
    for (const node of nodesAt(tell.source, place)) {
      const type = wordAt(node, "type") ?? "";
      const aspect = Object.hasOwn(aspects, type) ? aspects[type] : "other";
      const word = tell.ref(nodesAt(node, "equivalents")[0]) ?? wordAt(node, "value");
      if (word !== undefined) sayClass(tell, `${place}.value`, word, { aspect: aspect ?? "other", word: type });
    }
  }
  for (const [place, aspect] of [
    ["style", "style"],
    ["genre", "genre"],
    ["subject", "theme"],
  ] as const)
    for (const node of nodesAt(tell.source, place)) sayTerm(tell, `${place}.@admin`, node, aspect);
  for (const [place, aspect] of [
    ["function", "function"],
    ["original", "status"],
    ["plinth", "other"],
  ] as const) {
    const value = wordAt(tell.source, `${place}.value`);
    if (value !== undefined && value !== "None") sayClass(tell, `${place}.value`, value, { aspect, word: place });
  }
}

function sayTerm(tell: Tell, at: string, node: Node, aspect: Aspect): void {
  const concept = tell.ref(node, "concept");
  if (concept) sayClass(tell, at, concept, { aspect });
}

/** The medium in words, and materials as terms: of the paint, or of its support. */
function sayMaterial(tell: Tell): void {
  const said = new Set<string>();
  for (const node of nodesAt(tell.source, "material")) {
    const concept = nodeAt(node, "@admin") ? tell.ref(node, "concept") : undefined;
    const part = wordAt(node, "@link.role.value");
    const value = wordAt(node, "value");
    if (concept) {
      const body = { kind: "classification" as const, aspect: "material" as const, concept, ...(part ? { part } : {}) };
      tell.say("material.@admin", body, { by: { aspect: "material", concept: identifying(concept), part } });
    } else if (value !== undefined && !said.has(value.toLowerCase())) {
      said.add(value.toLowerCase());
      const type = wordAt(node, "type");
      const body = { kind: "statement" as const, about: "medium" as const, text: [tell.text(value)] };
      tell.say("material.value", body, { by: { about: "medium", type }, ...(type ? { sourceWord: type } : {}) });
    }
  }
}

function sayInscriptions(tell: Tell): void {
  for (const [index, node] of nodesAt(tell.source, "inscription").entries()) {
    const transcription = wordAt(node, "transcription.value");
    const summary = wordAt(node, "summary");
    const readings = [
      ...(transcription === undefined ? [] : [{ how: "transcription" as const, text: { value: transcription } }]),
      ...(summary === undefined ? [] : [{ how: "description" as const, text: tell.text(summary) }]),
    ];
    if (readings.length === 0) continue;
    const type = wordAt(node, "signed") === undefined ? "inscription" : "signature";
    const at = transcription === undefined ? "inscription.summary" : "inscription.transcription";
    tell.say(at, { kind: "inscription", type, readings }, { by: { type, index: String(index) } });
  }
}

function sayAccession(tell: Tell): void {
  const when = tell.span("accession.date", nodesAt(tell.source, "accession.date")[0]);
  if (when)
    tell.say(
      "accession.date",
      { kind: "activity", type: "acquisition", when: [when] },
      { by: { type: "acquisition" } },
    );
}

/** Places, archives and packages that have to do with it. */
function sayLinks(tell: Tell): void {
  for (const node of nodesAt(tell.source, "place")) {
    const ref = tell.ref(node, "place");
    const role = wordAt(node, "@link.role.value");
    if (ref)
      tell.say(
        "place.@admin",
        { kind: "subject", mode: "about", ref, ...(role ? { role } : {}) },
        { by: { subject: identifying(ref), role } },
      );
  }
  for (const node of nodesAt(tell.source, "archive")) {
    const to = tell.ref(node, "archive");
    if (to)
      tell.say("archive.@admin", { kind: "relation", predicate: "documented-by", to }, { by: { to: identifying(to) } });
  }
  for (const node of nodesAt(tell.source, "package")) {
    const whole = tell.ref(node, "package");
    if (whole)
      tell.say(
        "package.@admin",
        { kind: "part", whole, as: "member" },
        { key: memberKey(tell.record, identifying(whole)) },
      );
  }
}

/** A membership is one, whether the member's record says it or the package's. */
export const memberKey = (member: string, whole: string): string => `${whole}#member/${member}`;
