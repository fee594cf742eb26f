import { lidoIri } from "../../entities/words/lido.ts";
import { stands } from "../facts-by-kind.ts";
import { safeIri } from "../iri.ts";
import { isPage } from "../what-stands.ts";
import type { Xml } from "../xml.ts";
import { type Block, holding, lido, type Part, spoken } from "./block.ts";
import { isLocal } from "./identifiers.ts";
import { legalBody, ownConcept } from "./references.ts";
import { resourceWrap } from "./resources.ts";
import { right, withUsual } from "./rights.ts";
import { inOnePlace } from "./statements.ts";

/** Rights in the work, the record itself, and its images. */
export function administrativeMetadata(block: Block): Xml {
  return lido(
    "administrativeMetadata",
    { "xml:lang": block.language },
    rightsWorkWrap(block),
    recordWrap(block),
    resourceWrap(block),
  );
}

function rightsWorkWrap(block: Block): Xml | undefined {
  const { entity, context, facts } = block;
  const said = facts.rights.filter((fact) => fact.of === "object" && stands(fact));
  const rights = withUsual(said, context.rights?.[entity.type]);
  return holding(
    "rightsWorkWrap",
    {},
    rights.map((one) => right(block, "rightsWorkSet", one)),
    holding("rightsWorkSet", {}, inOnePlace(block, "credit-line", "creditLine")),
  );
}

/** `recordType`: a record of a single thing. */
const itemRecord = { label: "Item-level record", uris: [lidoIri("00141")] };

function recordWrap(block: Block): Xml {
  const { entity, context, facts } = block;
  const said = facts.rights.filter((fact) => fact.of === "record" && stands(fact));
  const museum = {
    type: "group" as const,
    label: context.institution,
    ...(context.institutionUri === undefined ? {} : { uri: context.institutionUri }),
  };
  return lido(
    "recordWrap",
    {},
    lido("recordID", { type: isLocal, source: context.institution || undefined }, entity.pid),
    ownConcept(block, "recordType", itemRecord),
    legalBody(block, "recordSource", museum, { weblink: context.base }),
    withUsual(said, context.licence).map((one) => right(block, "recordRights", one)),
    recordInfo(block),
  );
}

/** The page about it, and other pages; the day on which its public description last changed. */
function recordInfo(block: Block): Part {
  const { entity, context, facts } = block;
  const page = `${context.base}/${entity.pid}.html`;
  const others = facts.content
    .filter((fact) => isPage(fact) && stands(fact))
    .flatMap(({ url, language }) => {
      const address = safeIri(url);
      return address === undefined || address === page ? [] : [{ address, language }];
    });
  return lido(
    "recordInfoSet",
    {},
    lido("recordInfoLink", { formatResource: "text/html" }, page),
    others.map(({ address, language }) =>
      spoken(block, "recordInfoLink", [{ value: address, ...(language === undefined ? {} : { language }) }]),
    ),
    lido("recordMetadataDate", { type: "modified" }, entity.modified),
  );
}
