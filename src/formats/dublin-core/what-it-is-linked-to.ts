import { rowOf } from "../../entities/words/row-of.ts";
import type { PartAs, Predicate } from "../../entities/words.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import { safeIri } from "../iri.ts";
import { citedInLine, factsOf, isPage, numbersOf, rightsUriOf, sameOf } from "../what-stands.ts";
import type { Said, Saying, Term } from "./saying.ts";

const wholes: Partial<Record<PartAs, Pick<Said, "element" | "term">>> = {
  "sampled-from": { element: "source" },
  "copy-of": { element: "relation", term: "isVersionOf" },
  broader: { element: "relation" },
  "in-scheme": { element: "relation" },
};
const predicates: Partial<Record<Predicate, Term>> = {
  "version-of": "isVersionOf",
  "copy-after": "isVersionOf",
  "translation-of": "isVersionOf",
  "other-format-of": "isFormatOf",
  continues: "replaces",
  "documented-by": "isReferencedBy",
  "described-by": "isReferencedBy",
};

const sorts: Partial<Record<KindOf<"rights">["sort"], Pick<Said, "term">>> = {
  licence: { term: "license" },
  access: { term: "accessRights" },
};

/** Numbers that have a URN namespace of their own. */
const urns: Readonly<Record<string, string>> = { isbn: "ISBN", issn: "ISSN", ismn: "ISMN" };

/** Says by what a thing is known, what it is of and in, where more is said or shown of it, and what may be done with it. */
export function sayWhatItIsLinkedTo(saying: Saying): void {
  sayIdentifiers(saying);
  saySubjects(saying);
  sayRelations(saying);
  sayContents(saying);
  sayRights(saying);
}

function sayIdentifiers({ entity, context, say }: Saying): void {
  say("identifier", `${context.base}/${entity.pid}`, { scheme: "URI" });
  for (const { scheme, value } of numbersOf(entity)) {
    const urn = rowOf(urns, scheme);
    say("identifier", urn === undefined ? value : `urn:${urn}:${value}`);
  }
}

function saySubjects({ entity, sayRef }: Saying): void {
  for (const { ref } of factsOf(entity, "subject").filter(stands))
    if (ref.type === "place") sayRef("coverage", ref, { term: "spatial" });
    else sayRef("subject", ref);
}

function sayRelations({ entity, say, sayLink }: Saying): void {
  for (const { whole, as } of factsOf(entity, "part").filter(stands)) {
    const { element, term } = wholes[as] ?? { element: "relation", term: "isPartOf" as const };
    sayLink(element, whole, term ? { term } : {});
  }
  for (const { predicate, to } of factsOf(entity, "relation").filter(stands)) {
    const term = predicates[predicate];
    sayLink("relation", to, term ? { term } : {});
  }
  for (const fact of factsOf(entity, "citation").filter(stands))
    say("relation", citedInLine(fact), { term: "isReferencedBy" });
  for (const uri of sameOf(entity)) say("relation", uri, { scheme: "URI" });
  for (const { image } of factsOf(entity, "media").filter(stands)) sayLink("relation", image, { term: "hasFormat" });
}

/** Where it is on the web. Of media the files are the thing itself in some format, and say of what media type it is. */
function sayContents({ entity, say }: Saying): void {
  const kinds = new Set<string>();
  for (const fact of factsOf(entity, "content").filter(stands)) {
    const { url, format } = fact;
    say("relation", safeIri(url), { term: isPage(fact) ? "references" : "hasFormat", scheme: "URI" });
    if (isPage(fact) || format === undefined) continue;
    say("format", format, { scheme: "IMT" });
    const kind = dcmiType(format);
    if (kind) kinds.add(kind);
  }
  if (entity.type !== "media") return;
  for (const kind of kinds.size > 0 ? kinds : ["Image"]) say("type", kind, { scheme: "DCMIType" });
}

function dcmiType(mediaType: string): string | undefined {
  const kinds: Readonly<Record<string, string>> = {
    image: "StillImage",
    video: "MovingImage",
    audio: "Sound",
    text: "Text",
  };
  const [main = ""] = mediaType.split("/", 1);
  return rowOf(kinds, main);
}

function sayRights({ entity, context, say, sayTexts }: Saying): void {
  const of = entity.type === "media" ? "media" : "object";
  say("rights", rightsUriOf(entity, of, context), { scheme: "URI" });
  for (const fact of factsOf(entity, "rights").filter((one) => stands(one) && one.of !== "record")) {
    const refined = sorts[fact.sort] ?? {};
    say("rights", safeIri(fact.uri), { ...refined, scheme: "URI" });
    sayTexts("rights", fact.text, refined);
    say("rights", fact.holder?.label, { term: "rightsHolder" });
  }
}
