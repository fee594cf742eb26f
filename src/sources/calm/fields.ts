import type { Audience } from "../../entities/facts.ts";
import type { About } from "../../entities/words.ts";

/** What Cartouche understands of a record, and the field of Calm that has it; catalogues name some of them differently. */
export const fieldNames = {
  id: "RecordID",
  refNo: "RefNo",
  altRefNo: "AltRefNo",
  previousNumbers: "PreviousNumbers",
  level: "Level",
  title: "Title",
  date: "Date",
  extent: "Extent",
  creator: "CreatorName",
  language: "Language",
  accessStatus: "AccessStatus",
  accessConditions: "AccessConditions",
  closedUntil: "ClosedUntil",
  repository: "Repository",
  location: "Location",
  personName: "PersonName",
  placeName: "PlaceName",
  subject: "Subject",
  code: "Code",
  surname: "Surname",
  forenames: "Forenames",
  corporateName: "CorporateName",
  familyName: "FamilyName",
  otherNames: "OtherForms",
  lifeDates: "Dates",
  activity: "Activity",
} as const;

/** A field by Cartouche's name. */
export type CalmField = keyof typeof fieldNames;

/** What every field is called in a catalogue. */
export type CalmFields = Record<CalmField, string>;

/** Fields that are said in words, and what they are about. */
export const statements: Record<string, About> = {
  Description: "scope",
  Arrangement: "arrangement",
  AdminHistory: "biography",
  CustodialHistory: "provenance",
  CustodHistory: "provenance",
  Acquisition: "provenance",
  AcqInfo: "provenance",
  PhysicalDescription: "physical-description",
  Condition: "condition",
  Copyright: "use-conditions",
  Reproduction: "use-conditions",
  Appraisal: "other",
  Accruals: "other",
  Originals: "other",
  Copies: "other",
  FindingAids: "other",
  RelatedMaterial: "other",
  RelatedRecord: "other",
  PublnNote: "other",
  Notes: "remark",
  History: "biography",
  Epithet: "remark",
};

/** Who may see records of a status, by its beginning in lower case. */
export const accessStatuses: Record<string, Audience> = { closed: "staff", restricted: "staff" };

/** Calm's databases that are read; each is the middle of a key. */
export const databases = ["catalog", "persons", "places"] as const;

/** A database of Calm, `"catalog"`. */
export type Database = (typeof databases)[number];

/** The database that a name means, `"Persons"` or `"export_persons.csv"`; the catalogue where it means no other. */
export function databaseOf(name: string): Database {
  if (/person/i.test(name)) return "persons";
  return /place|geograph/i.test(name) ? "places" : "catalog";
}
