import type { EntityType } from "../../../entities/types.ts";
import { aspectRows } from "../../../entities/words/aspects.ts";
import { type Aspect, aspects } from "../../../entities/words.ts";
import { authorityOf } from "../../telling/authority.ts";
import { type DcValue, sayDublinCore } from "../../telling/dublin-core.ts";
import { identifying } from "../../telling/identifying.ts";
import {
  asDublinCore,
  classifications,
  contents,
  media,
  parts,
  placements,
  relations,
  sames,
  subjects,
} from "../words/patterns.ts";
import { at, type Node } from "./graph.ts";
import { aatOf, refTo, type Tell, textsOf, variantsOf } from "./tell.ts";

/** The first step of a path: the field that a fact comes of. */
const field = (path: string) => path.split("/")[0] ?? path;

const aspectsByAat = new Map(
  aspects.flatMap((aspect) => {
    const { aat } = aspectRows[aspect];
    return aat === undefined ? [] : [[aat, aspect] as const];
  }),
);

/** Says what a thing is classified as; a type that is itself classified says as what (`P2_has_type` of a type). */
export function sayClassifications(tell: Tell): void {
  const { graph } = tell;
  const say = (path: string, aspect: Aspect, node: Node) => {
    const concept = refTo(tell, node, "concept");
    if (concept)
      tell.say(
        field(path),
        { kind: "classification", aspect, concept },
        { by: { aspect, concept: identifying(concept) } },
      );
  };
  for (const node of graph.out(graph.subject, "crm:P2"))
    say(
      "crm:P2",
      aatOf(tell, node)
        .map((aat) => aspectsByAat.get(aat))
        .find((one) => one !== undefined) ?? "type",
      node,
    );
  for (const [path, { aspect }] of Object.entries(classifications))
    for (const node of at(graph, graph.subject, path)) say(path, aspect, node);
}

/** Says what a thing is part of, shows, is shown by, and where it is. */
export function sayLinks(tell: Tell, type: EntityType): void {
  const { graph } = tell;
  const nodesAt = (path: string) => at(graph, graph.subject, path).filter(({ id }) => id !== graph.subject.id);
  for (const [path, { as, type: believed }] of Object.entries(parts))
    for (const node of nodesAt(path)) {
      const whole = refTo(tell, node, believed ?? type);
      if (whole) tell.say(field(path), { kind: "part", as, whole }, { by: { as, whole: identifying(whole) } });
    }
  for (const [path, { mode, type: believed }] of Object.entries(subjects))
    for (const node of nodesAt(path)) {
      const ref = refTo(tell, node, believed ?? "concept");
      if (ref) tell.say(field(path), { kind: "subject", mode, ref }, { by: { mode, ref: identifying(ref) } });
    }
  for (const [path, role] of Object.entries(media))
    for (const [index, node] of nodesAt(path).entries()) {
      const image = refTo(tell, node, "media");
      if (!image || "text" in image) continue;
      const as = index === 0 ? role : "detail";
      tell.say(field(path), { kind: "media", image, role: as }, { by: { image: identifying(image) } });
    }
  for (const [path, { use, as, type: believed }] of Object.entries(placements))
    for (const node of nodesAt(path)) {
      const ref = refTo(tell, node, believed);
      if (ref) tell.say(field(path), { kind: "placement", use, [as]: ref }, { by: { use, ref: identifying(ref) } });
    }
  for (const [path, predicate] of Object.entries(relations))
    for (const node of nodesAt(path)) {
      const to = refTo(tell, node, type);
      if (to) tell.say(field(path), { kind: "relation", predicate, to }, { by: { predicate, to: identifying(to) } });
    }
}

/** Says which addresses are the same thing, and where there is more of it. */
export function sayAddresses(tell: Tell): void {
  const { graph } = tell;
  for (const [path, match] of Object.entries(sames))
    for (const { iri } of graph.out(graph.subject, path)) {
      if (iri === undefined) continue;
      const known = authorityOf(iri) ?? { uri: iri, scheme: "web" };
      tell.say(path, { kind: "same-as", ...known, match, status: "asserted" }, { by: { uri: known.uri } });
    }
  for (const [path, role] of Object.entries(contents))
    for (const { iri, value } of graph.out(graph.subject, path)) {
      const url = iri ?? value;
      if (url !== undefined && /^https?:\/\/\S+$/i.test(url))
        tell.say(path, { kind: "content", role, url }, { by: { role, url } });
    }
}

/** Says rights of the CRM: who holds what. */
export function sayRights(tell: Tell): void {
  const { graph } = tell;
  for (const node of graph.out(graph.subject, "crm:P104")) {
    const licence = at(graph, node, "crm:P2").find(({ iri }) =>
      /creativecommons|rightsstatements/.test(iri ?? ""),
    )?.iri;
    const uri = licence ?? (/creativecommons|rightsstatements/.test(node.iri ?? "") ? node.iri : undefined);
    const [text] = variantsOf(textsOf(tell, node));
    const holder = at(graph, node, "crm:P75i").flatMap((one) => refTo(tell, one, "group") ?? [])[0];
    const sort = uri?.includes("creativecommons") ? "licence" : "copyright";
    if (!uri && !text && !holder) continue;
    const said = { ...(uri ? { uri } : {}), ...(text ? { text } : {}), ...(holder ? { holder } : {}) };
    tell.say(
      "crm:P104",
      { kind: "rights", of: "object", sort, ...said },
      { by: { sort, uri: uri ?? text?.[0]?.value } },
    );
  }
}

/** Says what stands in Dublin Core, FOAF or schema.org. */
export function sayPlainTerms(tell: Tell, type: EntityType): void {
  const { graph } = tell;
  const values = graph.properties(graph.subject).flatMap((property): DcValue[] => {
    const term = property.startsWith("dc:") ? property.slice(3) : asDublinCore[property];
    if (term === undefined) return [];
    return graph.out(graph.subject, property).flatMap((node) => valuesOf(tell, node, { term, at: property }));
  });
  sayDublinCore(tell, values, type);
}

const agents = new Set(["creator", "contributor", "publisher", "rightsHolder"]);

function valuesOf(tell: Tell, node: Node, said: { term: string; at: string }): DcValue[] {
  if (node.value !== undefined) return textsOf(tell, node).map((text) => ({ ...said, text }));
  const ref = refTo(tell, node, agents.has(said.term) ? "person" : "concept");
  const [text] = textsOf(tell, node);
  if (!ref) return [];
  const words = text === undefined ? {} : { text };
  if ("key" in ref) return [{ ...said, ref, ...words }];
  return "uri" in ref ? [{ ...said, uri: ref.uri, ...words }] : [{ ...said, ...words }];
}
