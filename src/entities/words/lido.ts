import type { ActivityType, PartAs, Predicate } from "../words.ts";
import { activityRows } from "./activities.ts";
import { predicateLabels } from "./relations.ts";
import { aatIri } from "./term.ts";

/** The address of a concept of LIDO's own terminology: `lidoIri("00007")` → `http://terminology.lido-schema.org/lido00007`. */
export const lidoIri = (number: string): string => `http://terminology.lido-schema.org/lido${number}`;

/** A word of LIDO: its label, in English unless it is a source's own, and its addresses in LIDO's terminology and in AAT where it has any. */
export type LidoTerm = { label: string; uris: readonly string[]; isOwn?: true };

const term = (label: string, number?: string, aat?: string): LidoTerm => ({
  label,
  uris: [...(number === undefined ? [] : [lidoIri(number)]), ...(aat === undefined ? [] : [aatIri(aat)])],
});
const activity = (type: ActivityType, label = activityRows[type].label, number?: string): LidoTerm =>
  term(label, number, activityRows[type].aat);

/** The type of event that an activity is in LIDO. Where its terminology has none, AAT's address or the word says it. */
export const lidoEvents: Record<ActivityType, LidoTerm> = {
  production: activity("production", "Production", "00007"),
  creation: activity("creation", "Expression creation", "00484"),
  publication: activity("publication", "Publishing", "00228"),
  birth: activity("birth"),
  death: activity("death"),
  life: activity("life"),
  active: activity("active"),
  formation: activity("formation"),
  dissolution: activity("dissolution"),
  acquisition: activity("acquisition", "Acquisition", "00001"),
  transfer: activity("transfer", "Transfer of custody", "00005"),
  custody: activity("custody", "Provenance", "00227"),
  loan: activity("loan"),
  exhibition: activity("exhibition", "Exhibition", "00225"),
  event: term("Event", undefined, "300069084"),
  sampling: activity("sampling"),
  examination: activity("examination"),
  treatment: activity("treatment", "Conservation", "00402"),
  move: activity("move", "Move", "00223"),
  display: activity("display"),
  other: activity("other", "Unspecified event", "00003"),
};

const relation = (predicate: Predicate): LidoTerm => term(predicateLabels[predicate].toLowerCase());

/** What a related work is to the work in focus, for each relation. */
export const lidoRelations: Record<Predicate, LidoTerm> = {
  "frame-of": relation("frame-of"),
  "copy-after": relation("copy-after"),
  "version-of": relation("version-of"),
  "study-for": relation("study-for"),
  "pendant-to": relation("pendant-to"),
  "documented-by": relation("documented-by"),
  "described-by": relation("described-by"),
  "teacher-of": relation("teacher-of"),
  "parent-of": relation("parent-of"),
  "spouse-of": relation("spouse-of"),
  "sibling-of": relation("sibling-of"),
  "worked-for": relation("worked-for"),
  "connected-place": relation("connected-place"),
  continues: relation("continues"),
  "other-format-of": relation("other-format-of"),
  "translation-of": relation("translation-of"),
  related: term("related to"),
};

/** What a whole is to its part, for each way to be a part. */
export const lidoParts: Record<PartAs, LidoTerm> = {
  component: term("is physical part of", "00255"),
  member: term("member of"),
  archival: term("archival part of"),
  broader: term("narrower than"),
  "in-scheme": term("in scheme"),
  series: term("part of series"),
  "sampled-from": term("sampled from"),
  "copy-of": term("exemplar of"),
  "contained-in": term("contained in"),
  stop: term("stop of"),
  "contained-within": term("within"),
};

/** What a publication is to the work that it speaks of, at pages and numbers. */
export const lidoCitation: LidoTerm = term("is documented in", "00617");

/** LIDO's words for the parties of a change of hands; other roles are their own word. */
export const lidoRoles: Record<string, string> = {
  to: "recipient",
  from: "previous owner",
  through: "intermediary",
};

/** What is written in LIDO where an attribution is held no more, or not for sure. */
export const formerQualifier = "formerly attributed to";
