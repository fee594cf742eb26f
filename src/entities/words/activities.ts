import type { ActivityType } from "../words.ts";
import type { TermRow } from "./term.ts";

/** The types of activity. Where a vocabulary has a class of its own for one (a production, a birth) it needs no AAT term. */
export const activityRows: Record<ActivityType, TermRow> = {
  production: { label: "Production" },
  creation: { label: "Creation" },
  publication: { label: "Publishing", aat: "300054686" },
  birth: { label: "Birth" },
  death: { label: "Death" },
  life: { label: "Life" },
  active: { label: "Professional activity", aat: "300393177" },
  formation: { label: "Formation" },
  dissolution: { label: "Dissolution" },
  acquisition: { label: "Acquisition" },
  transfer: { label: "Transfer" },
  custody: { label: "Custody" },
  loan: { label: "Loan", aat: "300417645" },
  exhibition: { label: "Exhibition", aat: "300054766" },
  event: { label: "Event" },
  sampling: { label: "Sampling" },
  examination: { label: "Examination" },
  treatment: { label: "Conservation", aat: "300404519" },
  move: { label: "Move" },
  display: { label: "Display" },
  other: { label: "Activity" },
};

/** Roles of those who make, as singular English words in lower case. */
export const makerRoles: Record<string, TermRow> = {
  artist: { label: "artist", aat: "300025103" },
  author: { label: "author", aat: "300025492" },
  editor: { label: "editor", aat: "300025526" },
  illustrator: { label: "illustrator", aat: "300025123" },
  photographer: { label: "photographer", aat: "300025687" },
  publisher: { label: "publisher", aat: "300025574" },
};

/** Roles of those who add to a work, and do not make it. */
export const contributingRoles: ReadonlySet<string> = new Set([
  ...["editor", "translator", "contributor", "illustrator", "compiler", "annotator", "abridger", "adapter", "curator"],
  ...["writer of introduction", "writer of preface", "author of introduction", "author of afterword", "conservator"],
]);
