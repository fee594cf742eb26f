import type { Format } from "../port.ts";
import { document, element, heldTo } from "../xml.ts";
import { controlFields } from "./control-fields.ts";
import { fieldElement } from "./field.ts";
import { linkFields } from "./link-fields.ts";
import { marcLosses } from "./losses.ts";
import { hasMainEntry, nameFields } from "./name-fields.ts";
import { noteFields } from "./note-fields.ts";
import { numberFields } from "./number-fields.ts";
import { publicationFields } from "./publication-fields.ts";
import { subjectFields } from "./subject-fields.ts";
import { titleFields } from "./title-fields.ts";

const namespace = "http://www.loc.gov/MARC21/slim";

/** A publication in MARC 21 for bibliographic data, as MARCXML. Copies have no fields here: they are records of their own. */
export const marcxml: Format = {
  name: "marcxml",
  title: "MARC 21 (MARCXML)",
  extension: "marc.xml",
  contentType: "application/marcxml+xml",
  accepts: ["application/marcxml+xml"],
  profile: { uri: namespace, token: "marc21" },
  harvested: {
    prefix: "marc21",
    schema: "http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd",
    namespace: namespace,
  },
  types: ["publication"],
  revised: "2026-11-30",
  losses: marcLosses,
  validity: [{ by: "xsd", title: "MARC21slim.xsd", artefact: "oai-pmh/MARC21slim.xsd" }],
  write: (entity, context) => {
    const names = nameFields(entity, context);
    const fields = [
      ...numberFields(entity, context),
      ...names,
      ...titleFields(entity, hasMainEntry(names)),
      ...publicationFields(entity),
      ...noteFields(entity),
      ...subjectFields(entity, context),
      ...linkFields(entity, context),
    ];
    const inOrder = fields.sort((a, b) => Number(a.tag) - Number(b.tag)).map(fieldElement);
    const attributes = {
      xmlns: namespace,
      ...heldTo("xsi:schemaLocation", `${namespace} http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd`),
      type: "Bibliographic",
    };
    return document(element("record", attributes, controlFields(entity), inOrder));
  },
};
