import type { Description, SourceRecord } from "../../port.ts";
import type { MarcSettings } from "../options.ts";
import { sayClassifications } from "./classifications.ts";
import { sayExtents } from "./extents.ts";
import { sayLinks, sayOnline, saySeries } from "./links.ts";
import { makersOf, sayCreation, sayOtherWorks } from "./makers.ts";
import { sayNotes } from "./notes.ts";
import { sayNumbers } from "./numbers.ts";
import { sayPublication } from "./publication.ts";
import { saySubjects } from "./subjects.ts";
import { tellerOf } from "./tell.ts";
import { sayTitles } from "./titles.ts";

/** A bibliographic record as a publication (MARC 21 Format for Bibliographic Data); its copies are records of their own. */
export function describeBib(record: SourceRecord, settings: MarcSettings): Description {
  const tell = tellerOf(record, settings);
  sayTitles(tell);
  sayNumbers(tell);
  const makers = makersOf(tell);
  sayCreation(tell, makers);
  sayOtherWorks(tell);
  sayPublication(tell, makers);
  sayExtents(tell);
  sayClassifications(tell);
  saySeries(tell);
  sayNotes(tell);
  saySubjects(tell);
  sayLinks(tell);
  sayOnline(tell);
  return tell.description("publication");
}
