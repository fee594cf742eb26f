import { rowOf } from "../../entities/words/row-of.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { addressOf } from "../address-of.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import { safeIri } from "../iri.ts";
import { bibliographicCode } from "../iso-639-2.ts";
import { tagOfTerm } from "../language-tags.ts";
import type { WriteContext } from "../port.ts";
import { factsOf, isPage, makersOf, measuredInLine, numbersOf, termsOf, textsOf, titlesOf } from "../what-stands.ts";
import { eachOnce, element, type Xml } from "../xml.ts";
import { datesOf } from "./dates.ts";
import { access, bare, said } from "./writing.ts";

/** What identifies what is described: title, numbers, dates, makers, extent, languages, place, digital versions. */
export function didOf(entity: PublicEntity, context: WriteContext): Xml {
  const { preferred, others } = titlesOf(entity);
  const titles = preferred.length > 0 ? [...preferred, ...others] : [{ value: entity.label }, ...others];
  return element("did", {}, [
    ...titles.flatMap((text) => said("unittitle", text)),
    ...unitIds(entity),
    ...datesOf(entity),
    ...originationOf(entity, context),
    ...extentsOf(entity),
    ...languagesOf(entity),
    ...textsOf(entity, "abstract").flatMap((text) => said("abstract", text)),
    ...textsOf(entity, "medium").flatMap((text) => said("materialspec", text)),
    ...placesOf(entity, context),
    ...digitalOf(entity, context),
  ]);
}

/** What other numbers than reference numbers are, in the words that finding aids have for them. */
const sorts: Readonly<Record<string, string>> = { "shelf-mark": "call number", refno: "former reference" };

function unitIds(entity: PublicEntity): Xml[] {
  const former = factsOf(entity, "number").filter(({ standing, fault }) => standing === "former" && !fault);
  return [
    ...numbersOf(entity).map(({ scheme, value }) =>
      element("unitid", { localtype: scheme === "refno" ? undefined : (rowOf(sorts, scheme) ?? scheme) }, value),
    ),
    ...former.map(({ scheme, value }) =>
      element("unitid", { localtype: rowOf(sorts, scheme) ?? `former ${scheme}` }, value),
    ),
  ];
}

function originationOf(entity: PublicEntity, context: WriteContext): Xml[] {
  return makersOf(entity).map(({ agent, role }) => {
    const as = agent.type === "person" ? "persname" : "corpname";
    return element("origination", {}, access(agent, context, { as, relator: role }));
  });
}

/** A number of a unit is structured, with what is said of the material in words; words that say more stand as they are. */
function extentsOf(entity: PublicEntity): Xml[] {
  const facets = textsOf(entity, "physical-description").map((text) => [bare(text), "physfacet"] as const);
  const sizes = textsOf(entity, "dimensions").map((text) => [bare(text), "dimensions"] as const);
  const described = [...facets, ...sizes].filter(([words]) => words !== "");
  const extents = factsOf(entity, "measurement").filter(stands);
  const inner = described.map(([words, name]) => element(name, {}, words));
  const at = extents.findIndex((fact) => structuredExtent(fact) !== undefined);
  return [
    ...extents.flatMap((fact, index) => {
      const counted = structuredExtent(fact);
      if (counted) return [physdescStructured(counted, index === at ? inner : [])];
      const words = measuredInLine(fact);
      return words === "" ? [] : [element("physdesc", { label: fact.of === "whole" ? undefined : fact.of }, words)];
    }),
    ...(at >= 0 ? [] : described.map(([words, name]) => element("physdesc", { localtype: name }, words))),
  ];
}

type Counted = { quantity: string; unit: string };

function structuredExtent({ of, values, display }: KindOf<"measurement">): Counted | undefined {
  const [value, ...more] = values;
  if (of !== "whole" || !value || more.length > 0 || value.to !== undefined || value.dimension !== "extent")
    return undefined;
  const words = display?.[0]?.value ?? `${value.value} ${value.unit}`;
  return words === `${value.value} ${value.unit}` ? { quantity: String(value.value), unit: value.unit } : undefined;
}

function physdescStructured({ quantity, unit }: Counted, inner: Xml[]): Xml {
  const attributes = { coverage: "whole", physdescstructuredtype: "spaceoccupied" };
  return element(
    "physdescstructured",
    attributes,
    element("quantity", {}, quantity),
    element("unittype", {}, unit),
    inner,
  );
}

function languagesOf(entity: PublicEntity): Xml[] {
  const languages = termsOf(entity, "language").map((term) => {
    const tag = tagOfTerm(term);
    return element("language", { langcode: tag && bibliographicCode(tag) }, term.label);
  });
  return languages.length === 0 ? [] : [element("langmaterial", {}, languages)];
}

/** The repository, which is the institution where nothing else is said, and where in it. */
function placesOf(entity: PublicEntity, context: WriteContext): Xml[] {
  const kept = factsOf(entity, "placement").filter((fact) => stands(fact) && fact.use !== "past");
  const keepers = kept.flatMap(({ custodian }) => (custodian ? [access(custodian, context, { as: "corpname" })] : []));
  const own = element("corpname", {}, element("part", {}, context.institution || "unknown"));
  return [
    element("repository", {}, keepers.length > 0 ? eachOnce(keepers) : own),
    ...kept.flatMap(({ at }) => (at === undefined ? [] : [element("physloc", {}, at.label)])),
  ];
}

/** Files and images: one `dao`, several in a `daoset`. */
function digitalOf(entity: PublicEntity, context: WriteContext): Xml[] {
  const files = factsOf(entity, "content")
    .filter((fact) => stands(fact) && !isPage(fact))
    .map(({ url, role, conformsTo, sourceWord }) =>
      digital(safeIri(url), conformsTo ? safeIri(conformsTo) : role === "access" ? undefined : role, sourceWord),
    );
  const images = factsOf(entity, "media")
    .filter(stands)
    .map(({ image }) => digital(addressOf(image, context), undefined, image.label));
  const all = [...files, ...images].flat();
  return all.length > 1 ? [element("daoset", { coverage: "whole" }, all)] : all;
}

function digital(href: string | undefined, linkrole: string | undefined, linktitle: string | undefined): Xml[] {
  return href === undefined ? [] : [element("dao", { daotype: "derived", href, linkrole, linktitle })];
}
