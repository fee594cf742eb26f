import type { Audience, NameFact, Standing } from "../../../entities/facts.ts";
import type { ActivityType, Aspect, PartAs, Predicate, Qualifier } from "../../../entities/words.ts";
import type { TableName } from "../tables.ts";
import type { NumberUse } from "./number-use.ts";
import type { TmsWriteBack } from "./write-back.ts";

/** How a role is said: as a maker's or other actor's role in an activity, or as what the work shows. */
export type RoleUse = { as: ActivityType | "depicts" | "about"; role: string };

/** What words before a name say of the link: how it is qualified, how sure it is, whether it still stands; `role` for makers. */
export type AttributionUse = {
  qualifier?: Qualifier;
  certainty?: "probable" | "possible";
  standing?: Standing;
  role?: string;
};

/** How the terms of one thesaurus type are said; terms of a `place` use become places. */
export type TermUse =
  | { as: "classification"; aspect: Aspect; part?: string }
  | { as: "subject"; mode: "depicts" | "about"; role?: string; place?: boolean }
  | { as: "place"; activity: ActivityType; role?: string }
  | { as: "connected-place" }
  | { as: "nothing" };

/** How an association is said, from the child object's side; `principal` and `inseparable` as in the waist. */
export type RelationshipUse = ({ part: PartAs; inseparable?: boolean } | { predicate: Predicate }) & {
  /** The parent is what is said here of the child: `Frame / Object` has the frame as its parent. */
  inverse?: boolean;
};

/** What numbers of a form are: the scheme they are found by, and the part of the collection that has them. */
export type NumberClass = { pattern: string; scheme?: string; class?: string };

/** What a row of ObjHistory was of its object. */
export type HistoryUse = "title" | "attribution" | "nothing";

/**
 * How this museum's TMS is read. Words on the left side of every table are compared without regard to case, spaces at the
 * ends or a closing colon. What is given is added to the defaults (`defaults.ts`); a whole setting is replaced only where it
 * is a list or a single value.
 */
export type TmsMapping = {
  /** Of texts that do not say it, BCP 47: `"en"`. */
  language: string;
  /** Of records that have no `PublicAccess` column: `"staff"` unless the museum says otherwise. */
  audience: Audience;
  /** Tables that must be in the folder: an export that lacks one is not taken. */
  expect: readonly TableName[];
  /** What files or tables are called, where it is not the table's name: `{ AltNums: "objects_altnums" }`. */
  files: { [table in TableName]?: string };
  /** What columns are called in the files: `{ Objects: { ObjectNumber: "ObjectNum" } }`; of several names the first found counts. */
  columns: { [table in TableName]?: { [column: string]: string | readonly string[] } };
  /** The text of `Role`, or of `Prefix` where the export has no `Role`. */
  roles: Record<string, RoleUse>;
  roleIds: Record<string, RoleUse>;
  /** Words in `Prefix` that qualify: `"Copy after:"`. */
  attributions: Record<string, AttributionUse>;
  constituentTypes: Record<string, "person" | "group">;
  /** Constituents that are nobody: only their words are kept, or nothing. A name may end in `*`. */
  placeholders: Record<string, "words" | "nothing">;
  nameTypes: Record<string, NameFact["use"]>;
  titleTypes: Record<string, NameFact["use"]>;
  languages: Record<string, string>;
  terms: Record<string, TermUse>;
  /** Steps of a place's path that are no places (`inhabited places`), as a regular expression. */
  guideTerms: string;
  /** Classification → its number in the Art & Architecture Thesaurus. */
  classifications: Record<string, string>;
  numbers: Record<string, NumberUse>;
  /** Numbers of publications, by their description. */
  referenceNumbers: Record<string, NumberUse>;
  /** Types of surveys: whether an object was treated or examined. */
  surveys: Record<string, "treatment" | "examination">;
  /** Of treatments and examinations; where the object is staff's, so are they. */
  surveyAudience: Audience;
  /** How `06-01-1964` is read where it could be either: an American TMS has the month first. */
  dateOrder: "month-first" | "day-first";
  /** Numbers that only hold a place, as regular expressions: the first that fits gives its fault. */
  numberPatterns: readonly { pattern: string; fault: "duplicate" | "wrong" | "placeholder" }[];
  /** Forms of object numbers, as regular expressions, the first that fits counts: `{ pattern: "^F\\d", class: "Frames" }`. With none every form will do. */
  numberClasses: readonly NumberClass[];
  histories: Record<string, HistoryUse>;
  relationships: Record<string, RelationshipUse>;
  /** Where TMS keeps the PIDs of its records, for staff to write them there. */
  writeBack: TmsWriteBack;
  /** What a relative image address is relative to: `"https://images.example.org/"`. */
  imageBase?: string;
  /** A field larger than this rejects its row. */
  maxFieldBytes: number;
};
