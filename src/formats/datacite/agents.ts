import { contributingRoles } from "../../entities/words/activities.ts";
import { rowOf } from "../../entities/words/row-of.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { addressesOf } from "../address-of.ts";
import { citedName } from "../citation/person-name.ts";
import { stands } from "../facts-by-kind.ts";
import type { WriteContext } from "../port.ts";
import { factsOf, makerName, makersOf } from "../what-stands.ts";
import { eachOnce, element, type Xml } from "../xml.ts";

type Maker = ReturnType<typeof makersOf>[number];

/** Whose identifier an address is, by where that scheme is at home. */
const schemes: readonly (readonly [home: string, scheme: string])[] = [
  ["http://vocab.getty.edu/ulan/", "ULAN"],
  ["http://viaf.org/viaf/", "VIAF"],
  ["https://isni.org/isni/", "ISNI"],
  ["https://orcid.org/", "ORCID"],
  ["https://ror.org/", "ROR"],
  ["http://www.wikidata.org/entity/", "Wikidata"],
  ["https://d-nb.info/gnd/", "GND"],
  ["http://id.loc.gov/authorities/names/", "LCNAF"],
  ["http://lobid.org/organisations/", "ISIL"],
];

/** The scheme of an address, `{ scheme: "ULAN", home: "http://vocab.getty.edu/ulan/" }`; of an unknown one only that it is a URL. */
export function schemeOf(address: string): { scheme: string; home?: string } {
  const [home, scheme] = schemes.find(([begin]) => address.startsWith(begin)) ?? [];
  return home === undefined || scheme === undefined ? { scheme: "URL" } : { scheme, home };
}

const contributorTypes: Readonly<Record<string, string>> = { editor: "Editor", translator: "Translator" };

/** Who made it. DataCite's word for a creator that nobody knows is `:unkn` (Metadata Schema 4.6, Appendix 3). */
export function creatorsOf(entity: PublicEntity, context: WriteContext): Xml {
  const makers = makersOf(entity).filter(({ role }) => !contributingRoles.has(role));
  const creators = makers.map((maker) => element("creator", {}, ...namesOf("creatorName", maker, context)));
  const unknown = element("creator", {}, element("creatorName", {}, ":unkn"));
  return element("creators", {}, creators.length > 0 ? creators : [unknown]);
}

/** Who else had a part in it, who holds its rights, and the institution that keeps it. */
export function contributorsOf(entity: PublicEntity, context: WriteContext): Xml {
  const helpers = makersOf(entity).filter(({ role }) => contributingRoles.has(role));
  const holders = factsOf(entity, "rights").flatMap((fact) => (stands(fact) && fact.holder ? [fact.holder] : []));
  const written = [
    ...helpers.map((maker) =>
      contributor(rowOf(contributorTypes, maker.role) ?? "Other", namesOf("contributorName", maker, context)),
    ),
    ...holders.map((agent) => contributor("RightsHolder", namesOf("contributorName", { agent, role: "" }, context))),
    ...(entity.type === "publication" ? [] : [contributor("HostingInstitution", keeper(context))]),
  ];
  return element("contributors", {}, eachOnce(written));
}

const contributor = (contributorType: string, names: Xml[]) => element("contributor", { contributorType }, names);

function keeper({ institution, institutionUri }: WriteContext): Xml[] {
  const name = element("contributorName", { nameType: "Organizational" }, institution);
  return institutionUri === undefined ? [name] : [name, nameIdentifier(institutionUri)];
}

/** A qualified maker (`workshop of …`) is neither that person nor a known group, and has no identifier. */
function namesOf(name: string, maker: Maker, context: WriteContext): Xml[] {
  const { agent, qualifier } = maker;
  if (qualifier !== undefined) return [element(name, {}, makerName(maker))];
  const nameType = agent.type === "person" ? "Personal" : "Organizational";
  const cited = citedName(agent);
  const identifiers = addressesOf(agent, context).map(nameIdentifier);
  if ("literal" in cited) return [element(name, { nameType }, agent.label), ...identifiers];
  return [
    element(name, { nameType }, `${cited.family}, ${cited.given}`),
    element("givenName", {}, cited.given),
    element("familyName", {}, cited.family),
    ...identifiers,
  ];
}

function nameIdentifier(address: string): Xml {
  const { scheme, home } = schemeOf(address);
  return element("nameIdentifier", { nameIdentifierScheme: scheme, schemeURI: home }, address);
}
