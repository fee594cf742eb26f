import type { Description, SourceRecord } from "../../port.ts";
import type { CiimSettings } from "../options.ts";
import { typeOf } from "../record.ts";
import { adoptedIn } from "./adopted.ts";
import { sayAgent } from "./agent.ts";
import { sayArchive } from "./archive.ts";
import { sayConcept, sayPlace } from "./concept.ts";
import { sayEvent, sayExhibition } from "./exhibition.ts";
import { sayLocation } from "./location.ts";
import { sayMedia } from "./media.ts";
import { sayNames } from "./names.ts";
import { sayNumbers } from "./numbers.ts";
import { sayObject } from "./object.ts";
import { sayPackage } from "./package.ts";
import { sayPublication } from "./publication.ts";
import { sayRights } from "./rights.ts";
import { type Tell, tellerOf } from "./tell.ts";
import { sayTexts } from "./texts.ts";

const sayers: Readonly<Record<string, (tell: Tell) => void>> = {
  object: sayObject,
  person: sayAgent,
  group: sayAgent,
  archive: sayArchive,
  concept: sayConcept,
  place: sayPlace,
  exhibition: sayExhibition,
  event: sayEvent,
  location: sayLocation,
  media: sayMedia,
  text: sayMedia,
  package: sayPackage,
  publication: sayPublication,
};

/** A record of any sort: what all have, and what its sort has. Throws for one of a sort that is not known. */
export function describeRecord(record: SourceRecord, settings: CiimSettings): Description {
  const tell = tellerOf(record, settings);
  const type = typeOf(tell.source);
  if (type === undefined) throw new Error(`${record.key} is of a sort that is not known (\`@datatype.base\`).`);
  sayNames(tell, type);
  sayNumbers(tell);
  sayers[type]?.(tell);
  sayTexts(tell, type);
  sayRights(tell);
  return {
    ...tell.description(type),
    ...(settings.adopt ? { adopts: adoptedIn(tell.source, settings.name) } : {}),
  };
}
