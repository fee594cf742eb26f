import { lidoIri } from "../../entities/words/lido.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import type { Xml } from "../xml.ts";
import { type Block, called, holding, type Part } from "./block.ts";
import { ofAspects } from "./classification.ts";
import { concept } from "./references.ts";
import { sourceNote } from "./source-note.ts";
import { inOnePlace } from "./statements.ts";

const types = { material: lidoIri("00132"), technique: lidoIri("00131") } as const;

/** Of what and how it is made, as the object has it (LIDO 1.1): the words, and the terms for each part. */
export function materialsWrap(block: Block): Xml | undefined {
  const set = holding(
    "objectMaterialsTechSet",
    {},
    inOnePlace(block, "medium", "displayMaterialsTech"),
    parts(block).map((terms) => materials(block, terms)),
  );
  return holding("objectMaterialsTechWrap", {}, set);
}

/** Of what and how it is made, as the event of its making has it (LIDO 1.0, which takes the terms of one part in a set). */
export function eventMaterials(block: Block): Part[] {
  const [first, ...others] = parts(block);
  return [
    holding(
      "eventMaterialsTech",
      {},
      inOnePlace(block, "medium", "displayMaterialsTech"),
      first && materials(block, first),
    ),
    ...others.map((terms) => holding("eventMaterialsTech", {}, materials(block, terms))),
  ];
}

type Terms = readonly KindOf<"classification">[];

function parts({ facts }: Block): Terms[] {
  const held = ofAspects(facts.classification.filter(stands), "material", "technique");
  return [...Map.groupBy(held, ({ part }) => part).values()];
}

function materials(block: Block, terms: Terms): Part {
  const part = terms[0]?.part;
  return holding(
    "materialsTech",
    {},
    terms.map((fact) =>
      concept(block, "termMaterialsTech", fact.concept, {
        type: fact.aspect === "technique" ? types.technique : types.material,
      }),
    ),
    part === undefined ? undefined : called(block, "extentMaterialsTech", part),
    block.version === "1.1" ? terms.map((fact) => sourceNote(block, "sourceMaterialsTech", fact)) : undefined,
  );
}
