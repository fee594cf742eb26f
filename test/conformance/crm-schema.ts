import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Quad } from "n3";
import { sharedFolder } from "../shared-folder.ts";
import { parsedXml } from "./graphs.ts";

const crm = "http://www.cidoc-crm.org/cidoc-crm/";
const rdfs = "http://www.w3.org/2000/01/rdf-schema#";
const rdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/** What the extensions and Linked Art, of which there is no RDFS here, say their classes are in CIDOC-CRM. */
const ofExtensions: Record<string, string[]> = {
  "http://www.ics.forth.gr/isl/CRMdig/D1_Digital_Object": ["E73_Information_Object"],
  "http://www.ics.forth.gr/isl/CRMdig/D2_Digitization_Process": ["E16_Measurement"],
  "http://www.ics.forth.gr/isl/CRMdig/D7_Digital_Machine_Event": ["E65_Creation", "E11_Modification"],
  "http://www.ics.forth.gr/isl/CRMdig/D9_Data_Object": ["E73_Information_Object"],
  "http://www.ics.forth.gr/isl/CRMsci/S2_Sample_Taking": ["E80_Part_Removal"],
  "http://www.ics.forth.gr/isl/CRMsci/S4_Observation": ["E13_Attribute_Assignment"],
  "http://www.ics.forth.gr/isl/CRMsci/S13_Sample": ["E18_Physical_Thing"],
  "https://linked.art/ns/terms/DigitalService": ["E73_Information_Object"],
  "https://linked.art/ns/terms/Set": ["E89_Propositional_Object"],
  "https://linked.art/ns/terms/Transfer": ["E7_Activity"],
  "https://linked.art/ns/terms/Payment": ["E7_Activity"],
};

/** CIDOC-CRM 7.1.3 and its properties of properties, as their RDFS in ../shared says them. */
export type CrmSchema = {
  names: ReadonlySet<string>;
  faultsOf(quads: readonly Quad[], among: readonly Quad[]): string[];
};

/** Reads the RDFS of ../shared. */
export async function readCrmSchema(): Promise<CrmSchema> {
  const folder = join(sharedFolder ?? "", "schemas/cidoc-crm");
  const quads: Quad[] = [];
  for (const file of ["CIDOC_CRM_v7.1.3.rdf", "CIDOC_CRM_v7.1.3_PC.rdf"])
    quads.push(...(await parsedXml(readFileSync(join(folder, file), "utf8").replace(/^\ufeff/, ""))));
  const valuesOf = (property: string) => {
    const found = quads.filter(({ predicate }) => predicate.value === property);
    return Map.groupBy(found, ({ subject }) => subject.value);
  };
  const [supers, domains, ranges] = ["subClassOf", "domain", "range"].map((name) => valuesOf(`${rdfs}${name}`));
  const names = new Set(quads.map(({ subject }) => subject.value).filter((name) => name.startsWith(crm)));

  function isA(type: string, wanted: string, seen = new Set<string>()): boolean {
    if (type === wanted) return true;
    if (seen.has(type)) return false;
    seen.add(type);
    const above = [
      ...(supers?.get(type) ?? []).map(({ object }) => object.value),
      ...(ofExtensions[type] ?? []).map((name) => `${crm}${name}`),
    ];
    return above.some((each) => isA(each, wanted, seen));
  }

  return {
    names,
    /** Properties of CIDOC-CRM that are said of what they are not for; what things are is read among other quads. */
    faultsOf(said, among) {
      const types = Map.groupBy(
        among.filter(({ predicate }) => predicate.value === rdfType),
        ({ subject }) => subject.value,
      );
      const fits = (id: string, wanted: string | undefined) =>
        wanted === undefined || (types.get(id) ?? []).some(({ object }) => isA(object.value, wanted));
      return said.flatMap(({ subject, predicate, object }) => {
        if (!predicate.value.startsWith(crm)) return [];
        const domain = domains?.get(predicate.value)?.[0]?.object.value;
        const range = ranges?.get(predicate.value)?.[0]?.object.value;
        const isLiteral = object.termType === "Literal";
        const faults = fits(subject.value, domain)
          ? []
          : [`${subject.value} has ${predicate.value} and is no ${domain}`];
        if (isLiteral !== (range === `${rdfs}Literal`) || (!isLiteral && !fits(object.value, range)))
          faults.push(`${object.value} stands after ${predicate.value} and is no ${range}`);
        return faults;
      });
    },
  };
}
