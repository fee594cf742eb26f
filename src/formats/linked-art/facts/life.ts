import type { TimeSpan } from "../../../entities/facts.ts";
import { otherStatements, statementAbouts } from "../../../entities/words/statements.ts";
import type { Activity } from "../activity-node.ts";
import type { ClassName } from "../classes.ts";
import { type Draft, inner } from "../draft.ts";
import type { Assertion, LinkedArtNode } from "../node.ts";
import type { Term } from "../terms.ts";
import { displayOf, timespanOf } from "../time-span.ts";
import { inWords } from "./in-words.ts";

type End = { term: Term; type: ClassName };

const ends: Partial<Record<ClassName, { first: End; last: End }>> = {
  Person: { first: { term: "born", type: "Birth" }, last: { term: "died", type: "Death" } },
  Group: { first: { term: "formed_by", type: "Formation" }, last: { term: "dissolved_by", type: "Dissolution" } },
};

/** A life's dates: their words, and where no birth or death is told of its own, the birth and death that its ends are. */
export function writeLife(fact: Activity, draft: Draft): Assertion[] {
  const id = draft.addressOf(fact);
  const out: Assertion[] = [];
  const row = draft.root.type === "Person" ? statementAbouts.biography : otherStatements.note;
  for (const [index, span] of (fact.when ?? []).entries()) {
    const [words] = displayOf(span);
    if (words) out.push(inWords(inner(id, `when${index + 1}`), words.value, "Life dates", row));
    if (index === 0) out.push(...endsOf(id, span, draft));
  }
  (fact.display ?? []).forEach((text, index) => {
    out.push(inWords(inner(id, `display${index + 1}`), text.value, "Life", row));
  });
  return out;
}

function endsOf(id: string, span: TimeSpan, draft: Draft): Assertion[] {
  const own = ends[draft.root.type];
  if (!own || !span.lasting || span.circa || span.uncertain) return [];
  return [
    ...endOf(inner(id, "first"), own.first, span.open === "start" ? undefined : span.earliest, draft),
    ...endOf(inner(id, "last"), own.last, span.open === "end" ? undefined : span.latest, draft),
  ];
}

function endOf(id: string, end: End, date: string | undefined, draft: Draft): Assertion[] {
  if (date === undefined || draft.root[end.term] !== undefined) return [];
  const node: LinkedArtNode = { id, type: end.type };
  const timespan = timespanOf(node, { earliest: date, latest: date });
  return timespan ? [{ term: end.term, value: { ...node, timespan } }] : [];
}
