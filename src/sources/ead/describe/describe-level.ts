import type { Description, SourceRecord } from "../../port.ts";
import { attributeOf, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import type { EadSettings } from "../options.ts";
import { sayCreation } from "./creation.ts";
import { sayDigital } from "./digital.ts";
import { sayExtents } from "./extents.ts";
import { sayLanguages } from "./languages.ts";
import { isInternal, levelOf, partsOf, type ReadLevel } from "./level.ts";
import { sayAccessPoints } from "./names.ts";
import { sayNotes } from "./notes.ts";
import { sayPlaces } from "./places.ts";
import { type Tell, tellerOf } from "./tell.ts";
import { sayTitle } from "./title.ts";

/** A collection or component as an archive's level: what is said of it here, and not what it has of those above it. */
export function describeLevel(record: SourceRecord, settings: EadSettings): Description {
  const level = levelOf(record);
  const tell = tellerOf(record, level, settings);
  sayTitle(tell, level);
  sayUnitIds(tell, level);
  sayLevel(tell, level);
  sayWhole(tell, level);
  sayCreation(tell, level);
  sayExtents(tell, level);
  sayLanguages(tell, level);
  sayAccessPoints(tell, level);
  sayNotes(tell, level);
  sayPlaces(tell, level);
  sayDigital(tell, level);
  sayFindingAid(tell, level);
  return tell.description("archive");
}

function sayUnitIds(tell: Tell, level: ReadLevel): void {
  for (const part of partsOf(level, "unitid")) {
    const value = tell.words(part);
    if (value === "") continue;
    const { type, localtype, label } = part.element.attributes;
    const word = (type ?? localtype)?.trim().toLowerCase();
    const known = Object.entries(tell.settings.unitIds).find(([name]) => name.toLowerCase() === word)?.[1];
    const { scheme, standing, audience } = known ?? { scheme: "refno" };
    tell.sayOf(
      part,
      { kind: "number", scheme, value },
      {
        by: { scheme, value },
        ...(standing ? { standing } : {}),
        ...(audience ? { audience } : {}),
        ...((type ?? localtype ?? label) ? { sourceWord: type ?? localtype ?? label ?? "" } : {}),
      },
    );
  }
}

function sayLevel(tell: Tell, { element }: ReadLevel): void {
  const { level, otherlevel } = element.attributes;
  const word = level === "otherlevel" ? (otherlevel ?? level) : level;
  if (!word) return;
  const concept = { type: "concept", text: word } as const;
  tell.say(
    "@level",
    { kind: "classification", aspect: "level", concept },
    { by: { aspect: "level" }, sourceWord: word },
  );
}

function sayWhole(tell: Tell, { attributes: { parent, order } }: ReadLevel): void {
  if (parent === undefined) return;
  const slash = parent.indexOf("/");
  const whole = { type: "archive", key: tell.key(parent.slice(0, slash), parent.slice(slash + 1)) } as const;
  tell.say("@parent", { kind: "part", as: "archival", whole }, { by: { as: "archival" }, order: Number(order) });
}

/** Where the finding aid is on the web, and who wrote it. */
function sayFindingAid(tell: Tell, { headers }: ReadLevel): void {
  for (const header of headers) {
    const envelope = isInternal(header) ? { audience: "staff" as const } : {};
    const [id] = childrenOf(header).filter(({ name }) => name === "eadid" || name === "recordid");
    const url = attributeOf(id, "url") ?? attributeOf(id, "instanceurl");
    if (id && url && /^https?:\/\//i.test(url))
      tell.say(`${header.name}/${id.name}`, { kind: "content", role: "homepage", url }, { by: { url }, ...envelope });
    const author = textOf(firstAt(header, "filedesc", "titlestmt", "author"));
    const about = "responsibility";
    if (author)
      tell.say(
        `${header.name}/filedesc`,
        { kind: "statement", about, text: [tell.text(author)] },
        { by: { about }, ...envelope },
      );
  }
}
