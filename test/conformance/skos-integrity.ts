import type { Quad } from "n3";

const ns = "http://www.w3.org/2004/02/skos/core#";

/** What SKOS's integrity conditions (SKOS Reference, S9, S13, S14, S27, S37, S46) have against a graph, a line a fault. */
export function integrityFaults(quads: readonly Quad[]): string[] {
  return [...Map.groupBy(quads, ({ subject }) => subject.value)].flatMap(([subject, told]) =>
    faultsOf(told).map((fault) => `${subject} ${fault}`),
  );
}

function faultsOf(told: readonly Quad[]): string[] {
  const values = (name: string) =>
    told
      .filter(({ predicate }) => predicate.value === `${ns}${name}`)
      .map(({ object }) =>
        object.termType === "Literal" ? `${object.value}@${object.language.toLowerCase()}` : object.value,
      );
  const shared = (a: string, b: string) => values(a).some((value) => values(b).includes(value));
  const types = told.filter(({ predicate }) => predicate.value.endsWith("#type")).map(({ object }) => object.value);
  const isScheme = types.includes(`${ns}ConceptScheme`);
  const languages = values("prefLabel").map((label) => label.slice(label.lastIndexOf("@")));
  const semantic = [
    "broader",
    "narrower",
    "related",
    "inScheme",
    "exactMatch",
    "closeMatch",
    "broadMatch",
    "narrowMatch",
  ];
  const itself = told.some(
    ({ subject, predicate, object }) => predicate.value.startsWith(ns) && subject.value === object.value,
  );
  const faults: [boolean, string][] = [
    [isScheme && types.includes(`${ns}Concept`), "S9: is a scheme and a concept"],
    [isScheme && semantic.some((name) => values(name).length > 0), "S9: a scheme has relations of a concept"],
    [
      shared("prefLabel", "altLabel") || shared("prefLabel", "hiddenLabel") || shared("altLabel", "hiddenLabel"),
      "S13: a label is of two sorts",
    ],
    [new Set(languages).size < languages.length, "S14: a language has two preferred labels"],
    [shared("related", "broader") || shared("related", "narrower"), "S27: related, and above or below"],
    [shared("broader", "narrower"), "above and below at once"],
    [shared("exactMatch", "broadMatch") || shared("exactMatch", "narrowMatch"), "S46: an exact match is another too"],
    [itself, "is related to itself"],
    [types.includes(`${ns}Concept`) && values("prefLabel").length === 0, "has no preferred label"],
  ];
  return faults.filter(([is]) => is).map(([, words]) => words);
}
