import type { Draft } from "../entities/facts.ts";
import type { Description, Finding, SourceRecord } from "../sources/port.ts";
import { findingOf } from "./finding-of.ts";

type Rule = { rule: string; detail: string; breaks(draft: Draft): boolean };

const says = (draft: Draft, fits: (fact: Draft["facts"][number]) => boolean) => draft.facts.some(fits);
const isWork = ({ type }: Draft) => type === "object";

/** What every description is looked at for, whichever source it is of; a breach keeps nothing out. */
const rules: readonly Rule[] = [
  {
    rule: "name-missing",
    detail: "The record has no name or title, and is shown by its number or identifier. Give it one.",
    // An image is found by its file and by what it shows.
    breaks: (draft) => draft.type !== "media" && !says(draft, ({ kind }) => kind === "name"),
  },
  {
    rule: "number-missing",
    detail: "The object has no number of its own. Give it one, or say why it has none.",
    breaks: (draft) => isWork(draft) && !says(draft, (fact) => fact.kind === "number" && !fact.assigner && !fact.fault),
  },
  {
    rule: "maker-missing",
    detail: "Nobody is said to have made the object, not even somebody unknown. Name a maker, a school or a culture.",
    breaks: (draft) =>
      isWork(draft) &&
      !says(draft, (fact) => fact.kind === "activity" && fact.type === "production" && (fact.who ?? []).length > 0) &&
      !says(
        draft,
        (fact) => fact.kind === "classification" && (fact.aspect === "culture" || fact.aspect === "school"),
      ) &&
      !says(draft, ({ kind }) => kind === "part"),
  },
];

/** What is wanting in what a record says of its own thing, for the worklists of those who keep the source. */
export function qualityOf(record: SourceRecord, { drafts }: Description): Finding[] {
  const own = drafts.find(({ subject, facts }) => subject === record.key && facts.length > 0);
  if (!own) return [];
  return rules
    .filter(({ breaks }) => breaks(own))
    .map(({ rule, detail }) => findingOf(record, { kind: "doubtful", rule, detail }));
}
