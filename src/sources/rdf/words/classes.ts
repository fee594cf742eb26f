import type { EntityType } from "../../../entities/types.ts";
import { dcTypes, typeByWord } from "../../telling/dublin-core.ts";
import { shortName } from "./namespaces.ts";

/** What classes are, the more special ones first where a thing has several. */
const classes: Record<string, EntityType> = {
  "crmsci:S13": "sample",
  "crmdig:D1": "media",
  "crmdig:D9": "media",
  "la:DigitalObject": "media",
  "crm:E22": "object",
  "crm:E84": "object",
  "crm:E24": "object",
  "crm:E19": "object",
  "crm:E21": "person",
  "crm:E74": "group",
  "crm:E40": "group",
  "crm:E39": "person",
  "crm:E53": "place",
  "crm:E27": "place",
  "crm:E31": "publication",
  "crm:E73": "publication",
  "crm:E78": "archive",
  "la:Set": "archive",
  "crm:E7": "event",
  "crm:E5": "event",
  "crm:E4": "event",
  "crm:E55": "concept",
  "crm:E56": "concept",
  "crm:E57": "concept",
  "crm:E58": "concept",
  "crm:E32": "concept",
  "skos:Concept": "concept",
  "skos:ConceptScheme": "concept",
  "foaf:Person": "person",
  "foaf:Organization": "group",
  "foaf:Group": "group",
  "foaf:Document": "publication",
  "foaf:Image": "media",
  "schema:Person": "person",
  "schema:Organization": "group",
  "schema:Museum": "group",
  "schema:VisualArtwork": "object",
  "schema:Painting": "object",
  "schema:Sculpture": "object",
  "schema:Photograph": "object",
  "schema:Drawing": "object",
  "schema:Book": "publication",
  "schema:Article": "publication",
  "schema:ScholarlyArticle": "publication",
  "schema:ImageObject": "media",
  "schema:Place": "place",
  "schema:ExhibitionEvent": "exhibition",
  "schema:Event": "event",
  "schema:DefinedTerm": "concept",
  "schema:CreativeWork": "object",
  "bibo:Book": "publication",
  "bibo:Article": "publication",
  "bibo:Document": "publication",
};
const order = Object.keys(classes);

const crm = "http://www.cidoc-crm.org/cidoc-crm/";
const crmdig = "http://www.ics.forth.gr/isl/CRMdig/";
const crmsci = "http://www.cidoc-crm.org/extensions/crmsci/";

/** Classes of what belongs to another thing's record, by their full names: names, dates, dimensions, making. */
export const withinIris: readonly string[] = [
  ...[
    "E41_Appellation",
    "E42_Identifier",
    "E35_Title",
    "E82_Actor_Appellation",
    "E49_Time_Appellation",
    "E75_Conceptual_Object_Appellation",
    "E33_Linguistic_Object",
    "E33_E41_Linguistic_Appellation",
    "E34_Inscription",
    "E36_Visual_Item",
    "E37_Mark",
    "E38_Image",
    "E52_Time-Span",
    "E54_Dimension",
    "E30_Right",
    "E97_Monetary_Amount",
    "E8_Acquisition",
    "E9_Move",
    "E10_Transfer_of_Custody",
    "E11_Modification",
    "E12_Production",
    "E13_Attribute_Assignment",
    "E14_Condition_Assessment",
    "E15_Identifier_Assignment",
    "E16_Measurement",
    "E17_Type_Assignment",
    "E63_Beginning_of_Existence",
    "E64_End_of_Existence",
    "E65_Creation",
    "E66_Formation",
    "E67_Birth",
    "E68_Dissolution",
    "E69_Death",
    "E79_Part_Addition",
    "E80_Part_Removal",
    "E81_Transformation",
    "E85_Joining",
    "E86_Leaving",
    "E87_Curation_Activity",
  ].map((name) => crm + name),
  ...["D2_Digitization_Process", "D7_Digital_Machine_Event", "D10_Software_Execution"].map((name) => crmdig + name),
  ...["S2_Sample_Taking", "S4_Observation"].map((name) => crmsci + name),
];
const within: ReadonlySet<string> = new Set(withinIris.map(shortName));

/** The type of a thing by its classes; undefined where none is known. `types` are those of the configuration, which win, `otherwise` is what has no class. */
export function typeOfClasses(
  iris: readonly string[],
  { types: own, otherwise }: { types: Readonly<Record<string, EntityType>>; otherwise?: EntityType },
): EntityType | undefined {
  if (iris.length === 0) return otherwise;
  const chosen = iris.map((iri) => own[iri] ?? own[shortName(iri)]).find((type) => type !== undefined);
  if (chosen) return chosen;
  const names = iris.map(shortName);
  const [first] = names
    .filter((name) => Object.hasOwn(classes, name))
    .sort((a, b) => order.indexOf(a) - order.indexOf(b));
  if (first) return classes[first];
  return names
    .filter((name) => name.startsWith("dcmitype:"))
    .map((name) => typeByWord(name, dcTypes))
    .find((type) => type !== undefined);
}

/** Whether what has these classes is part of another thing's record. */
export function isWithin(iris: readonly string[]): boolean {
  return iris.map(shortName).some((name) => within.has(name));
}
