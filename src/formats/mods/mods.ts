import type { PublicEntity } from "../../publish/public-entity.ts";
import { inOneRoot } from "../bundle.ts";
import { endingWords } from "../ending-words.ts";
import type { Format, WriteContext } from "../port.ts";
import { document, element, type Xml } from "../xml.ts";
import { classMarksOf, languagesOf, notesOf, physicalIn, sortsOf } from "./description.ts";
import { conditionsOf, identifiersOf, locationsOf } from "./keeping.ts";
import { modsLosses } from "./losses.ts";
import { namesIn } from "./names.ts";
import { originsOf } from "./origin.ts";
import { recordInfo } from "./record-info.ts";
import { item, relatedOf } from "./related.ts";
import { subjectsOf } from "./subjects.ts";
import { titlesIn } from "./titles.ts";
import { worded } from "./writing.ts";

const namespace = "http://www.loc.gov/mods/v3";
const namespaces = { xmlns: namespace, "xmlns:xlink": "http://www.w3.org/1999/xlink" };

const write: Format["write"] = (entity, context) =>
  document(
    element(
      "mods",
      {
        ...namespaces,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": `${namespace} http://www.loc.gov/standards/mods/v3/mods-3-8.xsd`,
        version: "3.8",
      },
      entity.ending === undefined ? described(entity, context) : ended(entity, context),
      recordInfo(entity, context),
    ),
  );

/** A publication, a level of an archive or an object in MODS 3.8, the Library of Congress's schema between Dublin Core and MARC. */
export const mods: Format = {
  name: "mods",
  title: "MODS",
  extension: "mods.xml",
  contentType: "application/mods+xml",
  accepts: ["application/mods+xml", "application/xml"],
  profile: { uri: namespace, token: "mods" },
  harvested: {
    prefix: "mods",
    schema: "http://www.loc.gov/standards/mods/v3/mods-3-8.xsd",
    namespace,
  },
  types: ["publication", "archive", "object"],
  revised: "2026-11-30",
  wantsMedia: true,
  tellsEndings: true,
  bundle: inOneRoot({ open: `<modsCollection xmlns="${namespace}">`, close: "</modsCollection>" }, write),
  losses: modsLosses,
  validity: [{ by: "syntax", title: "XML 1.0; mods-3-8.xsd is not in the schema cache", of: "xml" }],
  write,
};

function described(entity: PublicEntity, context: WriteContext): Xml[] {
  return [
    ...titlesIn(entity),
    ...namesIn(entity, context),
    ...sortsOf(entity, context),
    ...originsOf(entity, context),
    ...languagesOf(entity),
    ...physicalIn(entity, context),
    ...notesOf(entity),
    ...subjectsOf(entity, context),
    ...classMarksOf(entity),
    ...relatedOf(entity, context),
    ...identifiersOf(entity, context),
    ...locationsOf(entity, context),
    ...conditionsOf(entity, context),
  ];
}

/** Why it is no longer described, and what to see instead. */
function ended({ label, pid, ending }: PublicEntity, context: WriteContext): Xml[] {
  if (ending === undefined) return [];
  const { successor } = ending;
  return [
    element("titleInfo", {}, element("title", {}, label)),
    ...worded("note", endingWords(ending, context.institution), { type: "withdrawn" }),
    ...(successor ? [item(successor, { type: "succeeding" }, context)] : []),
    element("identifier", { type: "uri" }, `${context.base}/${pid}`),
  ];
}
