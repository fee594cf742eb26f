import { classesOf } from "../entities/classes-of.ts";
import type { PublicEntity } from "../publish/public-entity.ts";
import { classes } from "./linked-art/classes.ts";

/** The class of a thing (CIDOC-CRM, Linked Art): `"http://www.cidoc-crm.org/cidoc-crm/E22_Human-Made_Object"`. */
export function classIri({ type, facts }: Pick<PublicEntity, "type" | "facts">): string {
  return classes[classesOf(type, facts).linkedArt].iri;
}

/** What a record page is (schema.org; FAIR Signposting asks it of a landing page). */
export const aboutPage = "https://schema.org/AboutPage";
