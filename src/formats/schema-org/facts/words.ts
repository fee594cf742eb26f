import { type KindOf, stands } from "../../facts-by-kind.ts";
import { isPreferred, isTitle } from "../../what-stands.ts";
import { humanise, schemeTitle, titleOf } from "../../wording.ts";
import { addPassage, type Draft } from "../draft.ts";
import { add, wordsOf } from "../node.ts";

/** Names: what it is called now, and what else it is or was called. */
export function writeName(fact: KindOf<"name">, { node, family }: Draft): void {
  if (!isTitle(fact)) return;
  const { text, parts } = fact;
  add(node, isPreferred(fact) ? "name" : "alternateName", ...text.map(wordsOf));
  if (!isPreferred(fact) || !parts) return;
  const { given, middle, family: surname, honorific, suffix, subtitle } = parts;
  if (family === "person") {
    const named = {
      givenName: given,
      additionalName: middle,
      familyName: surname,
      honorificPrefix: honorific,
      honorificSuffix: suffix,
    };
    for (const [property, value] of Object.entries(named)) add(node, property, value);
  } else if (family === "work") add(node, "alternativeHeadline", subtitle);
}

/** Its own numbers that stand. */
export function writeNumber(
  { scheme, value, fault, assigner, ...said }: KindOf<"number">,
  { node, family, is }: Draft,
): void {
  if (!stands(said) || fault || scheme === "sort") return;
  if (!assigner && scheme === "isbn" && is("Book")) add(node, "isbn", value);
  if (!assigner && scheme === "issn" && (is("Periodical") || is("Newspaper"))) add(node, "issn", value);
  if (!assigner && family === "term" && (scheme === "notation" || scheme === "inventory")) add(node, "termCode", value);
  add(node, "identifier", {
    "@type": "PropertyValue",
    propertyID: scheme,
    name: assigner ? `${schemeTitle(scheme)}, given by ${assigner.label}` : schemeTitle(scheme),
    value,
  });
}

const descriptive: ReadonlySet<string> = new Set(["description", "biography", "scope", "label"]);

/** Statements in words: where schema.org has a property for them, there; otherwise as a passage about the thing. */
export function writeStatement(fact: KindOf<"statement">, draft: Draft): void {
  if (!stands(fact)) return;
  const { node, family } = draft;
  const property = descriptive.has(fact.about)
    ? "description"
    : family === "work" || family === "image"
      ? ofWork(fact, draft)
      : undefined;
  if (property) add(node, property, ...fact.text.map(wordsOf));
  else addPassage(draft, titleOf(fact.about, fact.sourceWord), fact.text);
}

function ofWork({ about }: KindOf<"statement">, { is }: Draft): string | undefined {
  if (about === "abstract") return "abstract";
  if (about === "medium") return is("VisualArtwork") ? "artMedium" : "material";
  if (about === "dimensions") return "size";
  if (about === "physical-description") return "materialExtent";
  if (about === "credit-line") return "creditText";
  if (about === "use-conditions") return "conditionsOfAccess";
  return about === "edition" && is("Book") ? "bookEdition" : undefined;
}

/** What is written on it. */
export function writeInscription(fact: KindOf<"inscription">, draft: Draft): void {
  if (!stands(fact)) return;
  const title = humanise(fact.sourceWord ?? fact.type) || "Inscription";
  addPassage(
    draft,
    title,
    fact.readings.map(({ text }) => text),
  );
}
