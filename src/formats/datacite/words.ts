import type { Text } from "../../entities/facts.ts";
import type { About } from "../../entities/words.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { addressOf } from "../address-of.ts";
import { stands } from "../facts-by-kind.ts";
import { safeIri } from "../iri.ts";
import { tagOf } from "../language-tags.ts";
import { plainText } from "../plain-text.ts";
import type { WriteContext } from "../port.ts";
import { factsOf, measuredInLine, rightsUriOf, termsOf, textsOf, titlesOf } from "../what-stands.ts";
import { element, type Xml } from "../xml.ts";
import { schemeOf } from "./agents.ts";

const descriptionTypes: readonly (readonly [type: string, abouts: readonly About[]])[] = [
  ["Abstract", ["abstract", "description", "scope"]],
  ["TableOfContents", ["contents"]],
  ["TechnicalInfo", ["medium", "physical-description", "dimensions", "condition"]],
  ["Other", ["label", "biography", "arrangement", "history", "provenance", "exhibition-history", "edition"]],
  ["Other", ["responsibility", "credit-line", "remark", "other"]],
];

/** The title first; in other languages it is a translation; other and former titles are alternative ones. */
export function titlesIn(entity: PublicEntity): Xml {
  const { preferred, others } = titlesOf(entity);
  const [first = { value: entity.label }, ...more] = preferred;
  return element("titles", {}, [
    words("title", first),
    ...more.map((text) => words("title", text, { titleType: "TranslatedTitle" })),
    ...others.map((text) => words("title", text, { titleType: "AlternativeTitle" })),
  ]);
}

/** What it is about and in what style, with the terms' addresses. */
export function subjectsIn(entity: PublicEntity, context: WriteContext): Xml {
  const subjects = factsOf(entity, "subject")
    .filter(stands)
    .map(({ ref }) => ref);
  const terms = termsOf(
    entity,
    "theme",
    "style",
    "school",
    "culture",
    "period",
    "genre",
    "material",
    "technique",
    "class-mark",
  );
  return element(
    "subjects",
    {},
    [...subjects, ...terms].map((ref) => {
      const address = addressOf(ref, context);
      const subjectScheme = address === undefined ? undefined : schemeOf(address).scheme;
      return element(
        "subject",
        { subjectScheme: subjectScheme === "URL" ? undefined : subjectScheme, valueURI: address },
        ref.label,
      );
    }),
  );
}

/** What is told of it in words. */
export function descriptionsIn(entity: PublicEntity): Xml {
  const told = descriptionTypes.flatMap(([descriptionType, abouts]) =>
    textsOf(entity, ...abouts).map((text) => words("description", text, { descriptionType })),
  );
  const inscribed = factsOf(entity, "inscription")
    .filter(stands)
    .flatMap(({ type, readings }) => readings.map(({ text }) => ({ ...text, value: `${type}: ${plainText(text)}` })));
  const series = factsOf(entity, "part").filter((fact) => fact.as === "series" && stands(fact));
  return element("descriptions", {}, [
    ...told,
    ...inscribed.map((text) => words("description", text, { descriptionType: "Other" })),
    ...series.map(({ whole }) => element("description", { descriptionType: "SeriesInformation" }, whole.label)),
  ]);
}

/** How large it is, and of what media types its files are. */
export function sizesIn(entity: PublicEntity): Xml[] {
  const contents = entity.type === "media" || entity.type === "text" ? factsOf(entity, "content").filter(stands) : [];
  const measured = factsOf(entity, "measurement").filter((fact) => stands(fact) && fact.of === "whole");
  const sizes = [
    ...measured.map(measuredInLine),
    ...contents.flatMap(({ widthPx, heightPx }) => (widthPx && heightPx ? [`${widthPx} × ${heightPx} pixels`] : [])),
    ...contents.flatMap(({ bytes }) => (bytes === undefined ? [] : [`${bytes} bytes`])),
  ];
  const formats = contents.flatMap(({ format }) => format ?? []);
  const each = (name: string, values: readonly string[]) =>
    [...new Set(values)].filter((value) => value !== "").map((value) => element(name, {}, value));
  return [element("sizes", {}, each("size", sizes)), element("formats", {}, each("format", formats))];
}

/** What may be done with it. */
export function rightsIn(entity: PublicEntity, context: WriteContext): Xml {
  const facts = factsOf(entity, "rights").filter((fact) => stands(fact) && fact.of !== "record");
  const said = facts.flatMap(({ uri, text = [] }) => {
    const rightsURI = safeIri(uri);
    if (text.length === 0) return rightsURI === undefined ? [] : [element("rights", { rightsURI })];
    return text.map((one) => words("rights", one, { rightsURI }));
  });
  const usual = rightsUriOf(entity, entity.type === "media" ? "media" : "object", context);
  const isSaid = facts.some(({ uri }) => safeIri(uri) !== undefined);
  const defaults = usual === undefined || isSaid ? [] : [element("rights", { rightsURI: usual })];
  return element("rightsList", {}, [...said, ...defaults]);
}

function words(name: string, text: Text, attributes: Readonly<Record<string, string | undefined>> = {}): Xml {
  return element(name, { ...attributes, "xml:lang": tagOf(text) }, plainText(text));
}
