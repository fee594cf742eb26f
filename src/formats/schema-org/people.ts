import type { Actor } from "../../entities/facts.ts";
import { qualifierRows } from "../../entities/words/qualifiers.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { makerName } from "../what-stands.ts";
import { refsTo } from "./draft.ts";
import type { SchemaNode } from "./node.ts";

const groups: ReadonlySet<string> = new Set(["workshop", "studio", "circle", "school"]);

/**
 * Who did something. Where the person named only shaped it (“workshop of Rubens”), those who made it are words: to name the master as
 * creator would be false.
 */
export function actorNode(actor: Actor<PublicRef>, base: string): SchemaNode | undefined {
  const { agent, qualifier } = actor;
  if (qualifier === undefined || qualifierRows[qualifier].named === "made")
    return refsTo([agent], base, "person", "organization")[0];
  return { "@type": groups.has(qualifier) ? "Organization" : "Person", name: makerName(actor) };
}

/** The institution, as it names itself in the head of a record. */
export function institutionNode(institution: string, uri: string | undefined, is = "Organization"): SchemaNode {
  return { "@type": is, ...(uri ? { "@id": uri } : {}), name: institution };
}
