import type { PublicEntity } from "../../publish/public-entity.ts";
import { addressOf } from "../address-of.ts";
import { bare } from "../ead3/writing.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import { authorityIri, safeIri } from "../iri.ts";
import type { WriteContext } from "../port.ts";
import { factsOf, imagesOf, numbersOf, rightsUriOf, sameOf, textsOf } from "../what-stands.ts";
import { schemeTitle } from "../wording.ts";
import { type Attributes, element, type Xml } from "../xml.ts";
import { holding, said, valueUri, worded } from "./writing.ts";

/** Schemes that MODS names (its list of standard identifiers); all others are `local`, with a label. */
const schemes: ReadonlySet<string> = new Set(
  "doi hdl isbn ismn isrc issn issn-l istc lccn oclc sici upc music-plate music-publisher".split(" "),
);

/** The PID, its numbers (those that are wrong or former as invalid), and the same thing elsewhere. */
export function identifiersOf(entity: PublicEntity, context: WriteContext): Xml[] {
  const numbers = factsOf(entity, "number").filter(
    ({ scheme, fault }) => scheme !== "sort" && (!fault || fault === "wrong"),
  );
  return [
    element("identifier", { type: "uri", displayLabel: "Persistent identifier" }, `${context.base}/${entity.pid}`),
    ...numbers.filter(({ standing }) => standing !== "rejected" && standing !== "proposed").flatMap(numberIn),
    ...sameOf(entity).flatMap((uri) =>
      worded("identifier", authorityIri(uri), { type: "uri", displayLabel: "Same as" }),
    ),
  ];
}

function numberIn({ scheme, value, fault, standing, assigner }: KindOf<"number">): Xml[] {
  const isKnown = schemes.has(scheme) && assigner === undefined;
  const label = assigner === undefined ? schemeTitle(scheme) : `${schemeTitle(scheme)} (${assigner.label})`;
  return worded("identifier", value, {
    type: isKnown ? scheme : "local",
    displayLabel: isKnown ? undefined : label,
    invalid: fault === "wrong" || standing === "former" ? "yes" : undefined,
  });
}

/** Who keeps it and where, under which number, and its addresses: the PID's, then those of files and images. */
export function locationsOf(entity: PublicEntity, context: WriteContext): Xml[] {
  const own = entity.type === "publication" ? [] : keeper(entity, context);
  const kept = factsOf(entity, "placement").filter(
    ({ use, standing }) => (use === "current" || use === "usual") && stands({ ...(standing && { standing }) }),
  );
  return [
    ...holding("location", {}, own, [
      element("url", { usage: "primary", access: "object in context" }, `${context.base}/${entity.pid}`),
      ...factsOf(entity, "content").filter(stands).flatMap(fileIn),
      ...imagesOf(entity, context).flatMap((shown) => imageIn(shown, context)),
    ]),
    ...kept.flatMap((fact) => placementIn(fact, context)),
  ];
}

function keeper(entity: PublicEntity, { institution, institutionUri }: WriteContext): Xml[] {
  const numbers = numbersOf(entity).filter(({ assigner, scheme }) => !assigner && shelved.has(scheme));
  return [
    ...worded("physicalLocation", institution || undefined, { type: "repository", valueURI: institutionUri }),
    ...numbers.flatMap(({ value }) => worded("shelfLocator", value)),
  ];
}
const shelved: ReadonlySet<string> = new Set(["inventory", "accession", "object-number", "refno", "shelf-mark"]);

function placementIn({ use, at, custodian, display, address }: KindOf<"placement">, context: WriteContext): Xml[] {
  const place = at === undefined ? {} : valueUri(at, context);
  return holding(
    "location",
    {},
    custodian
      ? worded("physicalLocation", custodian.label, { type: "custodian", ...valueUri(custodian, context) })
      : [],
    worded("physicalLocation", at?.label ?? display ?? address, { type: use, ...place }),
  );
}

const accesses: Partial<Record<KindOf<"content">["role"], string>> = {
  master: "raw object",
  access: "raw object",
  thumbnail: "preview",
};

function fileIn({ role, url, sourceWord }: KindOf<"content">): Xml[] {
  const address = url === undefined ? undefined : safeIri(url);
  return worded("url", address, { access: accesses[role], displayLabel: sourceWord ?? role });
}

/** The picture where it is known, else the image's own record. */
function imageIn({ fact, picture }: ReturnType<typeof imagesOf>[number], context: WriteContext): Xml[] {
  const { image, caption } = fact;
  const address = picture ? safeIri(picture.url) : addressOf(image, context);
  const access = picture ? "preview" : "object in context";
  return worded("url", address, { access, note: caption?.[0] && bare(caption[0]), displayLabel: image.label });
}

/** Who may see it and what may be done with it: in words, with the address of the terms. */
export function conditionsOf(entity: PublicEntity, context: WriteContext): Xml[] {
  const facts = factsOf(entity, "rights").filter((fact) => stands(fact) && fact.of !== "record");
  const told = facts.flatMap(conditionIn);
  const usual = facts.some(({ of, uri }) => of === "object" && uri)
    ? undefined
    : rightsUriOf(entity, "object", context);
  return [
    ...told,
    ...textsOf(entity, "use-conditions").flatMap((text) => said("accessCondition", text, { type: reuse })),
    ...(usual === undefined ? [] : [element("accessCondition", { type: reuse, "xlink:href": usual }, usual)]),
  ];
}

const reuse = "use and reproduction";

function conditionIn({ sort, of, text = [], uri, holder }: KindOf<"rights">): Xml[] {
  const address = uri === undefined ? undefined : safeIri(uri);
  const attributes: Attributes = {
    type: sort === "access" ? "restriction on access" : reuse,
    displayLabel: of === "media" ? "Image" : undefined,
    "xlink:href": address,
  };
  const words = text.length > 0 ? text : address === undefined ? [] : [{ value: address }];
  return [
    ...words.flatMap((one) => said("accessCondition", one, attributes)),
    ...(holder ? worded("accessCondition", `Rights holder: ${holder.label}`, attributes) : []),
  ];
}
