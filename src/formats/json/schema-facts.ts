import type { FactKind } from "../../entities/facts.ts";

const reference = { $ref: "#/$defs/reference" };
const texts = { type: "array", items: { $ref: "#/$defs/text" } };
const word = { type: "string" };
const links = (place: string) => ({
  type: "array",
  items: { type: "object", properties: { [place]: reference }, required: [place] },
});

/** What every fact of a kind has beside its envelope; more is said where the source tells more. */
const kinds: Record<FactKind, { properties: Record<string, object>; required: readonly string[] }> = {
  name: { properties: { text: texts, use: word }, required: ["text", "use"] },
  number: { properties: { value: word, scheme: word, assigner: reference }, required: ["value", "scheme"] },
  statement: { properties: { about: word, text: texts }, required: ["about", "text"] },
  classification: { properties: { aspect: word, concept: reference }, required: ["aspect", "concept"] },
  activity: {
    properties: { type: word, event: reference, who: links("agent"), where: links("place"), display: texts },
    required: ["type"],
  },
  measurement: {
    properties: { of: word, values: { type: "array", items: { $ref: "#/$defs/measure" } }, display: texts },
    required: ["of", "values"],
  },
  inscription: { properties: { type: word, readings: { type: "array" } }, required: ["type", "readings"] },
  part: { properties: { whole: reference, as: word }, required: ["whole", "as"] },
  subject: { properties: { ref: reference, mode: word }, required: ["ref", "mode"] },
  citation: { properties: { publication: reference }, required: ["publication"] },
  media: { properties: { image: reference, role: word, technique: reference }, required: ["image", "role"] },
  placement: { properties: { use: word, at: reference, custodian: reference }, required: ["use"] },
  rights: { properties: { of: word, sort: word, holder: reference }, required: ["of", "sort"] },
  relation: { properties: { predicate: word, to: reference }, required: ["predicate", "to"] },
  "same-as": { properties: { uri: word, scheme: word, match: word, status: word }, required: ["uri", "match"] },
  content: { properties: { role: word, url: word, format: word }, required: ["role"] },
};

/** The schema of a fact: its envelope, and by its kind what it says. */
export const factSchema = {
  type: "object",
  properties: {
    id: { type: "string", description: "The address of the fact." },
    key: { type: "string", description: "Stable within the thing." },
    kind: { enum: Object.keys(kinds) },
    from: {
      type: "object",
      properties: { source: word, record: word, field: word },
      required: ["source", "record", "field"],
    },
  },
  required: ["id", "key", "kind", "from"],
  allOf: Object.entries(kinds).map(([kind, { properties, required }]) => ({
    if: { properties: { kind: { const: kind } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties, required: [...required] },
  })),
};
