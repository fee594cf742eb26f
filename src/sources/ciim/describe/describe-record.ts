import type { EntityType } from "../../../entities/types.ts";
import type { Description, SourceRecord } from "../../port.ts";
import { wordAt } from "../node.ts";
import type { CiimSettings } from "../options.ts";
import { referenceTable } from "../read/references.ts";
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
  const adopts = settings.adopt ? { adopts: adoptedIn(tell.source, settings.name) } : {};
  const type = typeOf(tell.source);
  if (type === undefined) throw new Error(`${record.key} is of a sort that is not known (\`@datatype.base\`).`);
  if (record.key.startsWith(`${settings.name}/${referenceTable}/`)) return { ...referenceOf(tell, type), ...adopts };
  sayNames(tell, type);
  sayNumbers(tell);
  sayers[type]?.(tell);
  sayTexts(tell, type);
  sayRights(tell);
  return { ...tell.description(type), ...adopts };
}

/** What is only referred to is called as it is there, and is described by nobody. */
function referenceOf(tell: Tell, type: EntityType): Description {
  const subject = tell.record.replace(`/${referenceTable}/`, "/");
  const title = wordAt(tell.source, "summary.title") ?? "";
  tell.of(subject, type).say("summary.title", { kind: "name", use: "preferred", text: [tell.text(title)] });
  const { drafts, findings } = tell.description(type);
  return { drafts: drafts.filter((draft) => draft.subject === subject), findings };
}
