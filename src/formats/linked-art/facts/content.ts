import { statementAbouts } from "../../../entities/words/statements.ts";
import { safeIri } from "../../iri.ts";
import { legalText } from "../../legal-text.ts";
import { allows } from "../allowed.ts";
import { type Draft, type FactOfKind, inner } from "../draft.ts";
import type { Assertion, LinkedArtNode } from "../node.ts";
import { typeNode } from "../reference.ts";
import { displayOf } from "../time-span.ts";
import { addAll, displayNames, languages, statementNode } from "../words.ts";
import { inWords } from "./in-words.ts";
import { pixelDimensions } from "./pixels.ts";

type Held = FactOfKind<"content">;

const webPage = { label: "Web page", aat: "300264578" };

/** What the thing holds or where it is to be had, with its version and time in words. */
export function writeContent(fact: Held, draft: Draft): Assertion[] {
  const id = draft.addressOf(fact);
  const notes = [
    ...(fact.version ? [fact.version] : []),
    ...(fact.when ? displayOf(fact.when) : []).map(({ value }) => value),
  ];
  const told = notes.map((value, index) =>
    inWords(inner(id, `note${index + 1}`), value, index === 0 && fact.version ? "Version" : "When"),
  );
  return [...writeHeld(fact, draft, id), ...told];
}

/** What the thing holds or where it is to be had: a text's own words, a file with its size, a service, a page about it. */
function writeHeld(fact: Held, draft: Draft, id: string): Assertion[] {
  switch (fact.role) {
    case "text":
      return [...ownText(fact, draft, id), ...(fact.url ? digital(fact, draft, id) : [])];
    case "master":
    case "access":
      return digital(fact, draft, id);
    case "service":
      return service(fact, id);
    case "thumbnail":
      return shown(fact, id);
    case "homepage":
    case "see-also":
      return page(fact, id);
    default: {
      const role: never = fact.role;
      return role;
    }
  }
}

function ownText(fact: Held, draft: Draft, id: string): Assertion[] {
  const value = fact.html ?? fact.tei;
  if (value === undefined) return [];
  const format = fact.html === undefined ? "application/tei+xml" : "text/html";
  if (!allows(draft.root.type, "content") || draft.root.content !== undefined) {
    const text = { value, ...(fact.language ? { language: fact.language } : {}) };
    return [
      { term: "referred_to_by", value: { ...statementNode(id, text, statementAbouts.description, "Text"), format } },
    ];
  }
  const spoken = languages(fact.language).map((node) => ({ term: "language", value: node }) as const);
  return [{ term: "content", value: legalText(value) }, { term: "format", value: format }, ...spoken];
}

function file(fact: Held): LinkedArtNode[] {
  const url = safeIri(fact.url);
  return url === undefined ? [] : [{ id: url, type: "DigitalObject" }];
}

/** A digital object's own files are its access points, the first of which tells its format and size; another thing's are digital objects that carry it. */
function digital(fact: Held, draft: Draft, id: string): Assertion[] {
  const [at] = file(fact);
  if (draft.root.type !== "DigitalObject") {
    return at ? [{ term: "digitally_carried_by", label: "Digital copy", value: carrier(fact, id, at) }] : [];
  }
  const out: Assertion[] = at ? [{ term: "access_point", value: at }] : [];
  if (draft.root.format !== undefined || draft.root.dimension !== undefined) return out;
  if (fact.format) out.push({ term: "format", value: legalText(fact.format) });
  for (const value of pixelDimensions(id, fact)) out.push({ term: "dimension", value });
  for (const value of standards(fact)) out.push({ term: "conforms_to", value });
  return out;
}

function carrier(fact: Held, id: string, at: LinkedArtNode): LinkedArtNode {
  const node: LinkedArtNode = { id: inner(id, "file"), type: "DigitalObject", access_point: [at] };
  if (fact.format) node.format = legalText(fact.format);
  return node;
}

function service(fact: Held, id: string): Assertion[] {
  const node: LinkedArtNode = { id, type: "DigitalService" };
  addAll(node, "access_point", file(fact));
  addAll(node, "conforms_to", standards(fact));
  return node.access_point ? [{ term: "digitally_available_via", label: "Service", value: node }] : [];
}

function shown(fact: Held, id: string): Assertion[] {
  const [at] = file(fact);
  return at
    ? [{ term: "representation", value: { id, type: "VisualItem", digitally_shown_by: [carrier(fact, id, at)] } }]
    : [];
}

function page(fact: Held, id: string): Assertion[] {
  const [at] = file(fact);
  if (at === undefined) return [];
  const work: LinkedArtNode = { id, type: "LinguisticObject" };
  const held = carrier({ ...fact, format: fact.format ?? "text/html" }, id, at);
  held.classified_as = typeNode(webPage);
  held.identified_by = displayNames(held, [{ value: fact.role === "homepage" ? "Home page" : "See also" }]);
  addAll(work, "language", languages(fact.language));
  work.digitally_carried_by = [held];
  return [{ term: "subject_of", value: work }];
}

function standards(fact: Held): LinkedArtNode[] {
  const id = safeIri(fact.conformsTo);
  return id === undefined ? [] : [{ id, type: "InformationObject" }];
}
