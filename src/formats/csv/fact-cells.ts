import type { PublicFact } from "../../publish/public-entity.ts";
import { plainText } from "../plain-text.ts";

/** A value that a fact says: where in the fact (`"when.0.earliest"`), in words, in which language, and the address of what it names. */
export type FactCell = { field: string; value: string | number | boolean; language?: string; uri?: string };

/** What stands in columns of its own, or changes without the fact changing. */
const envelope: ReadonlySet<string> = new Set(["kind", "key", "pid", "audience", "audienceWhen", "from", "standing"]);
const notTold: ReadonlySet<string> = new Set(["audience", "audienceWhen"]);

/** Every value of a fact, in the order in which it is said. A text, or a reference, is one. */
export function* cellsOf(fact: PublicFact, base: string): Generator<FactCell> {
  for (const [name, value] of Object.entries(fact)) if (!envelope.has(name)) yield* within(value, name, base);
}

function* within(value: unknown, field: string, base: string): Generator<FactCell> {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") yield { field, value };
  else if (Array.isArray(value)) for (const [at, one] of value.entries()) yield* within(one, `${field}.${at}`, base);
  else if (isNamed(value)) yield reference(value, field, base);
  else if (isText(value))
    yield { field, value: plainText(value), ...(value.language === undefined ? {} : { language: value.language }) };
  else if (typeof value === "object" && value !== null)
    for (const [name, one] of Object.entries(value))
      if (!notTold.has(name)) yield* within(one, `${field}.${name}`, base);
}

type Named = { label: string; pid?: string; uri?: string };

function reference({ label, pid, uri }: Named, field: string, base: string): FactCell {
  const address = pid === undefined ? uri : `${base}/${pid}`;
  return { field, value: label, ...(address === undefined ? {} : { uri: address }) };
}

function isNamed(value: unknown): value is Named {
  return typeof value === "object" && value !== null && "label" in value && typeof value.label === "string";
}

type Words = { value: string; language?: string; markup?: "html" };

function isText(value: unknown): value is Words {
  if (typeof value !== "object" || value === null || !("value" in value) || typeof value.value !== "string")
    return false;
  return Object.keys(value).every((name) => name === "value" || name === "language" || name === "markup");
}
