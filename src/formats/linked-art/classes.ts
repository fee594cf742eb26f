/** The Linked Art classes that are written here: the class's IRI, and whether the 1.0 schema forbids `id` where one is embedded. */
const crm = "http://www.cidoc-crm.org/cidoc-crm/";
const la = "https://linked.art/ns/terms/";

export const classes = {
  Acquisition: { iri: `${crm}E8_Acquisition`, idForbidden: false },
  Activity: { iri: `${crm}E7_Activity`, idForbidden: true },
  AttributeAssignment: { iri: `${crm}E13_Attribute_Assignment`, idForbidden: true },
  Birth: { iri: `${crm}E67_Birth`, idForbidden: false },
  Creation: { iri: `${crm}E65_Creation`, idForbidden: false },
  Currency: { iri: `${crm}E98_Currency`, idForbidden: false },
  Death: { iri: `${crm}E69_Death`, idForbidden: false },
  DigitalObject: { iri: "http://www.ics.forth.gr/isl/CRMdig/D1_Digital_Object", idForbidden: false },
  DigitalService: { iri: `${la}DigitalService`, idForbidden: false },
  Dimension: { iri: `${crm}E54_Dimension`, idForbidden: true },
  Dissolution: { iri: `${crm}E68_Dissolution`, idForbidden: false },
  Event: { iri: `${crm}E5_Event`, idForbidden: false },
  Formation: { iri: `${crm}E66_Formation`, idForbidden: false },
  Group: { iri: `${crm}E74_Group`, idForbidden: false },
  HumanMadeObject: { iri: `${crm}E22_Human-Made_Object`, idForbidden: false },
  Identifier: { iri: `${crm}E42_Identifier`, idForbidden: true },
  InformationObject: { iri: `${crm}E73_Information_Object`, idForbidden: false },
  Language: { iri: `${crm}E56_Language`, idForbidden: false },
  LinguisticObject: { iri: `${crm}E33_Linguistic_Object`, idForbidden: true },
  Material: { iri: `${crm}E57_Material`, idForbidden: false },
  MeasurementUnit: { iri: `${crm}E58_Measurement_Unit`, idForbidden: false },
  Modification: { iri: `${crm}E11_Modification`, idForbidden: false },
  MonetaryAmount: { iri: `${crm}E97_Monetary_Amount`, idForbidden: true },
  Move: { iri: `${crm}E9_Move`, idForbidden: false },
  Name: { iri: `${crm}E33_E41_Linguistic_Appellation`, idForbidden: true },
  PartRemoval: { iri: `${crm}E80_Part_Removal`, idForbidden: false },
  Payment: { iri: `${la}Payment`, idForbidden: false },
  Person: { iri: `${crm}E21_Person`, idForbidden: false },
  Place: { iri: `${crm}E53_Place`, idForbidden: false },
  Production: { iri: `${crm}E12_Production`, idForbidden: false },
  Right: { iri: `${crm}E30_Right`, idForbidden: true },
  Set: { iri: `${la}Set`, idForbidden: false },
  TimeSpan: { iri: `${crm}E52_Time-Span`, idForbidden: true },
  Transfer: { iri: `${la}Transfer`, idForbidden: false },
  TransferOfCustody: { iri: `${crm}E10_Transfer_of_Custody`, idForbidden: false },
  Type: { iri: `${crm}E55_Type`, idForbidden: false },
  VisualItem: { iri: `${crm}E36_Visual_Item`, idForbidden: true },
} as const;

/** A Linked Art class, such as `"HumanMadeObject"`. */
export type ClassName = keyof typeof classes;
