import type { TimeSpan } from "../../entities/facts.ts";
import { aspectRows } from "../../entities/words/aspects.ts";
import { type FactOfKind, inner } from "../linked-art/draft.ts";
import { type CrmWriter, crm } from "./crm-writer.ts";

/** A material or type of one part of the thing, said of that part; and when a term was or is true of it (E17). */
export function sayClassification(fact: FactOfKind<"classification">, writer: CrmWriter): void {
  const { draft, root, link, is } = writer;
  const at = draft.addressOf(fact);
  const isMaterial = fact.aspect === "material";
  if (fact.part === undefined && fact.when === undefined) return;
  const term = writer.to(fact.concept, isMaterial ? "Material" : "Type");
  if (term?.type !== "Material" && term?.type !== "Type") return;
  if (fact.part !== undefined && draft.root.type === "HumanMadeObject") {
    const part = is(inner(at, "part"), crm("E22_Human-Made_Object"), fact.part);
    link(root, crm("P46_is_composed_of"), part);
    link(part, crm(isMaterial ? "P45_consists_of" : "P2_has_type"), term.id);
  }
  if (fact.when === undefined) return;
  const classifying = is(inner(at, "classifying"), crm("E17_Type_Assignment"), aspectRows[fact.aspect].label);
  link(classifying, crm("P41_classified"), root);
  link(classifying, crm("P42_assigned"), term.id);
  writer.when(classifying, fact.when);
}

type Change = { type: string; root: string; whole: string };
const joining: Change = { type: "E85_Joining", root: "P143_joined", whole: "P144_joined_with" };
const leaving: Change = { type: "E86_Leaving", root: "P145_separated", whole: "P146_separated_from" };
const adding: Change = { type: "E79_Part_Addition", root: "P111_added", whole: "P110_augmented" };
const removing: Change = { type: "E80_Part_Removal", root: "P113_removed", whole: "P112_diminished" };

/** When a person joined a group and left it, when a part was added to a thing and removed. */
export function sayPart(fact: FactOfKind<"part">, writer: CrmWriter): void {
  const { draft } = writer;
  const { when, as } = fact;
  if (when === undefined || as === "sampled-from" || as === "copy-of") return;
  const whole = writer.to(fact.whole);
  const isAgent = draft.root.type === "Person" || draft.root.type === "Group";
  const isThing = draft.root.type === "HumanMadeObject" && whole?.type === "HumanMadeObject";
  if (whole === undefined || !(isThing || (isAgent && whole.type === "Group"))) return;
  const at = draft.addressOf(fact);
  const [first, last] = isThing ? [adding, removing] : [joining, leaving];
  if (when.open !== "start") change(inner(at, "begun"), first, whole.id, { date: when.earliest, writer });
  if (when.open !== "end") change(inner(at, "ended"), last, whole.id, { date: when.latest, writer });
}

type At = { date: TimeSpan["earliest"]; writer: CrmWriter };

function change(id: string, row: Change, whole: string, { date, writer }: At): void {
  if (date === undefined) return;
  writer.is(id, crm(row.type));
  writer.link(id, crm(row.root), writer.root);
  writer.link(id, crm(row.whole), whole);
  writer.when(id, { earliest: date, latest: date });
}
