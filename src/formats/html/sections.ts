import type { Section } from "./page.ts";
import { bibliography } from "./sections/bibliography.ts";
import { contents, links } from "./sections/contents.ts";
import { events } from "./sections/events.ts";
import { exhibitions } from "./sections/exhibitions.ts";
import { identifiers } from "./sections/identifiers.ts";
import { inscriptions } from "./sections/inscriptions.ts";
import { making } from "./sections/making.ts";
import { measurements } from "./sections/measurements.ts";
import { names } from "./sections/names.ts";
import { places } from "./sections/places.ts";
import { provenance } from "./sections/provenance.ts";
import { recordData } from "./sections/record-data.ts";
import { referrers } from "./sections/referrers.ts";
import { relations } from "./sections/relations.ts";
import { rights } from "./sections/rights.ts";
import { terms } from "./sections/terms.ts";
import { texts } from "./sections/texts.ts";

/** The sections of a record page under its key facts, in the order in which people meet them; empty ones vanish. */
export const sections: readonly Section[] = [
  texts,
  contents,
  making,
  measurements,
  inscriptions,
  provenance,
  exhibitions,
  referrers,
  bibliography,
  relations,
  terms,
  places,
  events,
  links,
  rights,
  names,
  identifiers,
  recordData,
];
