import type { ClassName } from "./classes.ts";

const crm = "http://www.cidoc-crm.org/cidoc-crm/";
const la = "https://linked.art/ns/terms/";
const broader = "http://www.w3.org/2004/02/skos/core#broader";
const sci = "http://www.ics.forth.gr/isl/CRMsci/";

/** What a term's value is: other nodes, text, a number, an `xsd:dateTime`, or the name of another term. */
export type ValueKind = "node" | "text" | "number" | "date" | "term";

type TermRow = { iri: string; value: ValueKind; single?: true };

const node = (iri: string): TermRow => ({ iri, value: "node" });
const one = (iri: string): TermRow => ({ iri, value: "node", single: true });
const literal = (iri: string, value: ValueKind): TermRow => ({ iri, value, single: true });

/**
 * The Linked Art terms that are written here, in the order in which a record has them, each with its property. The
 * property of `part`, `part_of` and `member_of` depends on the class (see `propertyIri`); `single` terms are no arrays.
 */
export const terms = {
  _label: literal("http://www.w3.org/2000/01/rdf-schema#label", "text"),
  classified_as: node(`${crm}P2_has_type`),
  identified_by: node(`${crm}P1_is_identified_by`),
  content: literal(`${crm}P190_has_symbolic_content`, "text"),
  format: literal("http://purl.org/dc/elements/1.1/format", "text"),
  language: node(`${crm}P72_has_language`),
  value: literal(`${crm}P90_has_value`, "number"),
  lower_value_limit: literal(`${crm}P90a_has_lower_value_limit`, "number"),
  upper_value_limit: literal(`${crm}P90b_has_upper_value_limit`, "number"),
  unit: one(`${crm}P91_has_unit`),
  defined_by: literal(`${crm}P168_place_is_defined_by`, "text"),
  begin_of_the_begin: literal(`${crm}P82a_begin_of_the_begin`, "date"),
  end_of_the_begin: literal(`${crm}P81a_end_of_the_begin`, "date"),
  begin_of_the_end: literal(`${crm}P81b_begin_of_the_end`, "date"),
  end_of_the_end: literal(`${crm}P82b_end_of_the_end`, "date"),
  produced_by: one(`${crm}P108i_was_produced_by`),
  created_by: one(`${crm}P94i_was_created_by`),
  born: one(`${crm}P98i_was_born`),
  died: one(`${crm}P100i_died_in`),
  formed_by: one(`${crm}P95i_was_formed_by`),
  dissolved_by: one(`${crm}P99i_was_dissolved_by`),
  removed_by: node(`${crm}P113i_was_removed_by`),
  diminished: one(`${crm}P112_diminished`),
  diminished_by: node(`${crm}P112i_was_diminished_by`),
  modified_by: node(`${crm}P31i_was_modified_by`),
  timespan: one(`${crm}P4_has_time-span`),
  took_place_at: node(`${crm}P7_took_place_at`),
  location_of: node(`${crm}P7i_witnessed`),
  carried_out_by: node(`${crm}P14_carried_out_by`),
  participant: node(`${crm}P11_had_participant`),
  influenced_by: node(`${crm}P15_was_influenced_by`),
  technique: node(`${crm}P32_used_general_technique`),
  used_specific_object: node(`${crm}P16_used_specific_object`),
  transferred_title_of: node(`${crm}P24_transferred_title_of`),
  transferred_title_from: node(`${crm}P23_transferred_title_from`),
  transferred_title_to: node(`${crm}P22_transferred_title_to`),
  transferred_custody_of: node(`${crm}P30_transferred_custody_of`),
  transferred_custody_from: node(`${crm}P28_custody_surrendered_by`),
  transferred_custody_to: node(`${crm}P29_custody_received_by`),
  transferred_from: node(`${la}transferred_from`),
  transferred_to: node(`${la}transferred_to`),
  paid_amount: one(`${la}paid_amount`),
  currency: one(`${crm}P180_has_currency`),
  paid_from: node(`${la}paid_from`),
  paid_to: node(`${la}paid_to`),
  moved: node(`${crm}P25_moved`),
  moved_from: one(`${crm}P27_moved_from`),
  moved_to: one(`${crm}P26_moved_to`),
  carried_out: node(`${crm}P14i_performed`),
  participated_in: node(`${crm}P11i_participated_in`),
  contact_point: node(`${crm}P76_has_contact_point`),
  residence: node(`${crm}P74_has_current_or_former_residence`),
  dimension: node(`${crm}P43_has_dimension`),
  made_of: node(`${crm}P45_consists_of`),
  current_custodian: node(`${crm}P50_has_current_keeper`),
  current_permanent_custodian: node(`${la}current_permanent_custodian`),
  former_or_current_keeper: node(`${crm}P49_has_former_or_current_keeper`),
  current_location: one(`${crm}P55_has_current_location`),
  current_permanent_location: one(`${crm}P54_has_current_permanent_location`),
  former_or_current_location: node(`${crm}P53_has_former_or_current_location`),
  held_or_supported_by: one(`${crm}P198i_is_held_or_supported_by`),
  changed_ownership_through: node(`${crm}P24i_changed_ownership_through`),
  custody_transferred_through: node(`${crm}P30i_custody_transferred_through`),
  moved_by: node(`${crm}P25i_moved_by`),
  used_for: node(`${crm}P16i_was_used_for`),
  carries: node(`${crm}P128_carries`),
  depicts: node(`${crm}P62_depicts`),
  represents: node(`${crm}P138_represents`),
  about: node(`${crm}P129_is_about`),
  refers_to: node(`${crm}P67_refers_to`),
  representation: node(`${crm}P138i_has_representation`),
  digitally_shown_by: node(`${la}digitally_shown_by`),
  digitally_carried_by: node(`${la}digitally_carried_by`),
  digitally_available_via: node(`${la}digitally_available_via`),
  access_point: node(`${la}access_point`),
  conforms_to: node("http://purl.org/dc/terms/conformsTo"),
  subject_to: node(`${crm}P104_is_subject_to`),
  possessed_by: node(`${crm}P75i_is_possessed_by`),
  parent_of: node(`${crm}P152i_is_parent_of`),
  translation_of: node(`${crm}P73i_is_translation_of`),
  documented_in: node(`${crm}P70i_is_documented_in`),
  subject_of: node(`${crm}P129i_is_subject_of`),
  referred_to_by: node(`${crm}P67i_is_referred_to_by`),
  part: node(`${crm}P9_consists_of`),
  part_of: node(`${crm}P9i_forms_part_of`),
  member_of: node(`${la}member_of`),
  broader: node(broader),
  caused_by: node(`${sci}O13i_is_triggered_by`),
  assigned_by: node(`${crm}P141i_was_assigned_by`),
  attributed_by: node(`${crm}P140i_was_attributed_by`),
  assigned_property: literal(`${crm}P177_assigned_property_of_type`, "term"),
  assigned: node(`${crm}P141_assigned`),
  equivalent: node(`${la}equivalent`),
} as const satisfies Record<string, TermRow>;

/** A Linked Art term, such as `"produced_by"`. */
export type Term = keyof typeof terms;

const partOf: Partial<Record<ClassName, string>> = {
  Type: broader,
  Material: broader,
  Language: broader,
  MeasurementUnit: broader,
  Currency: broader,
  HumanMadeObject: `${crm}P46i_forms_part_of`,
  LinguisticObject: `${crm}P106i_forms_part_of`,
  DigitalObject: `${crm}P106i_forms_part_of`,
  Name: `${crm}P106i_forms_part_of`,
  Place: `${crm}P89_falls_within`,
};

/** The property that a term stands for on a node of a class: the type-scoped part of Linked Art's JSON-LD context. */
export function propertyIri(term: Term, type: ClassName): string {
  if (term === "part" && type === "Name") return `${crm}P106_is_composed_of`;
  if (term === "part_of") return partOf[type] ?? terms.part_of.iri;
  if (term === "member_of" && (type === "Person" || type === "Group"))
    return `${crm}P107i_is_current_or_former_member_of`;
  return terms[term].iri;
}
