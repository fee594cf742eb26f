import type { Description, SourceRecord } from "../../port.ts";
import { lookUp } from "../mapping/defaults.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { isPlaceUse, placeSteps } from "../mapping/places.ts";
import { termId } from "../read/term-reference.ts";
import { saySameAs } from "./same-as.ts";
import { teller } from "./teller.ts";

type Term = { Path: string; Types: string[]; AATID?: string[] };

/** A thesaurus term as a concept, or as a place: its name, its broader term, and the same concept in the AAT. */
export function describeTerm(record: SourceRecord, mapping: TmsMapping): Description {
  const { Terms } = JSON.parse(record.original) as { Terms: Term[] };
  const { Path = "", Types = [], AATID = [] } = Terms[0] ?? {};
  const tell = teller(record, mapping, mapping.audience);
  const chain = Path.split("\\");
  const uses = Types.map((type) => lookUp(mapping.terms, type));
  const isPlace = uses.some((use) => use !== undefined && isPlaceUse(use));
  const name = chain.at(-1) ?? Path;
  tell.say("Terms.Term", { kind: "name", use: "preferred", text: [tell.text(name)] }, { by: { use: "preferred" } });
  const chains = chain.map((_, index) => chain.slice(0, index + 1));
  const above = (isPlace ? placeSteps(chains, mapping) : chains).at(-2);
  if (above) {
    const whole = { type: isPlace ? ("place" as const) : ("concept" as const), key: tell.key("term", termId(above)) };
    const as = isPlace ? "contained-within" : "broader";
    tell.say("Terms.Path", { kind: "part", whole: { ...whole, label: above.at(-1) ?? "" }, as }, { by: { as } });
  }
  const ofClassification = Types.includes("Classification") && chain[0] === "Classification" && chain.length === 2;
  const known = ofClassification ? lookUp(mapping.classifications, name) : undefined;
  for (const aat of new Set([...AATID, ...(known ? [known] : [])])) saySameAs(tell, "Terms.AATID", aat);
  if (AATID.length > 1) {
    const detail = "Rows give this term different AAT identifiers; all are kept. Correct the wrong ones.";
    tell.doubt("term-with-two-identifiers", "Terms.AATID", AATID.join(", "), detail);
  }
  return { drafts: [tell.draft(isPlace ? "place" : "concept")], findings: tell.findings };
}
