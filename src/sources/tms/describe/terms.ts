import type { KeyRef, Where } from "../../../entities/facts.ts";
import type { ActivityType } from "../../../entities/words.ts";
import { lookUp } from "../mapping/defaults.ts";
import type { TermUse } from "../mapping/mapping.ts";
import { isPlaceUse } from "../mapping/places.ts";
import { termId, termReference } from "../read/term-reference.ts";
import type { Row } from "./rows.ts";
import type { Teller } from "./teller.ts";

/** Places of activities that are told by thesaurus terms, by type of activity: the place of birth, of execution. */
export type TermPlaces = Map<ActivityType, Where<KeyRef>[]>;

/**
 * Says what thesaurus terms say of a record's subject: classifications, what is depicted, connected places. Places of an
 * activity are given back, for the fact of that activity.
 */
export function sayTerms(teller: Teller, table: "ObjThesTerms" | "ConThesTerms", rows: readonly Row[]): TermPlaces {
  const places: TermPlaces = new Map();
  const unknown = new Set<string>();
  for (const row of rows) {
    const type = row.ThesXrefType ?? "";
    const use = lookUp(teller.mapping.terms, type);
    if (!use) unknown.add(type);
    const { ref, id } = termRef(teller, row, use);
    if (use?.as === "place") {
      const where: Where<KeyRef> = { place: ref, ...(use.role ? { role: use.role } : {}) };
      places.set(use.activity, [...(places.get(use.activity) ?? []), where]);
    } else sayTerm(teller, `${table}.Term`, { use, ref, id, type });
  }
  for (const type of unknown) {
    const detail =
      "The mapping does not say what this thesaurus type is: its terms are unsorted classifications. Add it to `mapping.terms`.";
    teller.doubt("thesaurus-type-unknown", `${table}.ThesXrefType`, type, detail);
  }
  return places;
}

function termRef(teller: Teller, row: Row, use: TermUse | undefined): { ref: KeyRef; id: string } {
  const { chain } = termReference({ get: (column) => row[column] });
  const id = termId(chain);
  const type = use && isPlaceUse(use) ? "place" : "concept";
  return { ref: { type, key: teller.key("term", id), label: chain.at(-1) ?? id }, id };
}

/** A term or place as its thesaurus type says it. */
export type Said = { use: TermUse | undefined; ref: KeyRef; id: string; type: string };

/** Says one term; places of activities are not its matter. */
export function sayTerm(teller: Teller, at: string, { use, ref, id, type }: Said): void {
  const by = { term: id, type };
  const sourceWord = type;
  switch (use?.as) {
    case "classification": {
      const part = use.part ? { part: use.part } : {};
      teller.say(at, { kind: "classification", aspect: use.aspect, concept: ref, ...part }, { by, sourceWord });
      return;
    }
    case "subject": {
      const role = use.role ? { role: use.role } : {};
      teller.say(at, { kind: "subject", mode: use.mode, ref, ...role }, { by, sourceWord });
      return;
    }
    case "connected-place":
      teller.say(at, { kind: "relation", predicate: "connected-place", to: ref }, { by, sourceWord });
      return;
    case undefined:
      teller.say(at, { kind: "classification", aspect: "other", concept: ref }, { by, sourceWord });
  }
}
