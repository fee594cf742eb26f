import { makerRoles } from "../../../entities/words/activities.ts";
import { lidoRoles } from "../../../entities/words/lido.ts";
import { qualifierRows } from "../../../entities/words/qualifiers.ts";
import { aatIri } from "../../../entities/words/term.ts";
import { type Qualifier, qualifiers } from "../../../entities/words.ts";

/** How a role is said; some museums write a qualified attribution as a role: `Kopia efter`. */
export type RoleUse = { role: string; qualifier?: Qualifier };

const as = (role: string): RoleUse => ({ role });

/** Roles by their address in AAT or their word; others are their own word. */
export const roles: Record<string, RoleUse> = {
  ...Object.fromEntries(Object.entries(makerRoles).map(([role, { aat }]) => [aatIri(aat ?? ""), as(role)])),
  ...Object.fromEntries(Object.entries(lidoRoles).map(([role, word]) => [word, as(role)])),
  konstnär: as("artist"),
  künstler: as("artist"),
  künstlerin: as("artist"),
  maler: as("painter"),
  malerin: as("painter"),
  målare: as("painter"),
  fotograf: as("photographer"),
  hersteller: as("maker"),
  tillverkare: as("maker"),
  bildhauer: as("sculptor"),
  stecher: as("engraver"),
  auftraggeber: as("commissioner"),
  "kopia efter": { role: "artist", qualifier: "copy-after" },
  "copy after": { role: "artist", qualifier: "copy-after" },
  donor: as("from"),
  donator: as("from"),
  schenker: as("from"),
  seller: as("from"),
  vendor: as("from"),
  verkäufer: as("from"),
  säljare: as("from"),
  härkomst: as("from"),
  buyer: as("to"),
  purchaser: as("to"),
  käufer: as("to"),
  köpare: as("to"),
  dealer: as("through"),
  "auction house": as("through"),
};

/** Qualifiers of an attribution by their address in AAT, their label or their word. */
export const qualifierWords: Record<string, Qualifier> = {
  ...Object.fromEntries(
    qualifiers.flatMap((word): [string, Qualifier][] => {
      const { aat, label, term } = qualifierRows[word];
      return [...(aat && !term ? [[aatIri(aat), word] as [string, Qualifier]] : []), [label, word], [word, word]];
    }),
  ),
  "copy after": "copy-after",
  "kopie nach": "copy-after",
  "kopia efter": "copy-after",
  zugeschrieben: "attributed",
  tillskriven: "attributed",
  attribution: "attributed",
  werkstatt: "workshop",
  verkstad: "workshop",
  umkreis: "circle",
  krets: "circle",
  schule: "school",
  skola: "school",
  "hans skola": "school",
  nachfolger: "follower",
  efterföljare: "follower",
  art: "manner",
  nach: "after",
  efter: "after",
};
