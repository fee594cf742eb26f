import { shortName } from "./namespaces.ts";

const crm = "http://www.cidoc-crm.org/cidoc-crm/";

/**
 * Properties by which what points to a thing belongs to it, by their full names: a production that names what it produced, an
 * appellation that names what it identifies.
 */
export const belongingIris: readonly string[] = [
  ...[
    "P1i_identifies",
    "P24_transferred_title_of",
    "P30_transferred_custody_of",
    "P31_has_modified",
    "P34_concerned",
    "P39_measured",
    "P43i_is_dimension_of",
    "P67_refers_to",
    "P92_brought_into_existence",
    "P93_took_out_of_existence",
    "P94_has_created",
    "P95_has_formed",
    "P98_brought_into_life",
    "P99_dissolved",
    "P100_was_death_of",
    "P108_has_produced",
    "P113_removed",
  ].map((name) => crm + name),
  "http://www.ics.forth.gr/isl/CRMdig/L11_had_output",
];

/** The same by their short names. */
export const belonging: ReadonlySet<string> = new Set(belongingIris.map(shortName));

/** Properties that lead from a thing into what belongs to others: from an artist to all that he made. */
export const elsewhere: ReadonlySet<string> = new Set(
  (
    "crm:P2i crm:P7i crm:P9i crm:P11i crm:P12i crm:P14i crm:P16i crm:P22i crm:P23i crm:P28i crm:P29i crm:P32i crm:P33i crm:P45i " +
    "crm:P46 crm:P62i crm:P67 crm:P89i crm:P106 crm:P112i crm:P126i crm:P129i crm:P138i crmdig:L1i crmdig:L2i"
  ).split(" "),
);
