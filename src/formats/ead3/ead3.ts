import { rowOf } from "../../entities/words/row-of.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import type { Format } from "../port.ts";
import { termsOf } from "../what-stands.ts";
import { type Attributes, document, element } from "../xml.ts";
import { controlOf } from "./control.ts";
import { descriptionOf } from "./description.ts";
import { didOf } from "./did.ts";
import { eadLosses } from "./losses.ts";

const namespace = "http://ead3.archivists.org/schema/";

/** One level of an archive in EAD3 1.1: what is said of it itself, with a relation to the level that it is in. */
export const ead3: Format = {
  name: "ead3",
  title: "EAD3",
  extension: "ead.xml",
  contentType: "application/ead+xml",
  accepts: ["application/ead+xml"],
  profile: { uri: namespace, token: "ead" },
  harvested: {
    prefix: "ead",
    schema: "https://www.loc.gov/ead/ead3.xsd",
    namespace: namespace,
  },
  types: ["archive"],
  revised: "2026-11-30",
  losses: eadLosses,
  validity: [{ by: "syntax", title: "XML 1.0; ead3.xsd is not in the schema cache", of: "xml" }],
  write: (entity, context) =>
    document(
      element(
        "ead",
        { xmlns: namespace },
        controlOf(entity, context),
        element(
          "archdesc",
          { ...levelOf(entity), audience: "external" },
          didOf(entity, context),
          descriptionOf(entity, context),
        ),
      ),
    ),
};

const levels: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["class", "collection", "file", "fonds", "item", "recordgrp", "series", "subfonds", "subgrp", "subseries"].map(
      (word) => [word, word],
    ),
  ),
  recordgroup: "recordgrp",
  group: "recordgrp",
  subgroup: "subgrp",
};

/** The level in EAD's words (`"Sub-series"` is `subseries`), else the archive's own word as an other level. */
function levelOf(entity: PublicEntity): Attributes {
  const [said] = termsOf(entity, "level");
  const word = said?.label.toLowerCase().replace(/[\s-]/g, "") ?? "";
  const level = rowOf(levels, word);
  return level === undefined ? { level: "otherlevel", otherlevel: said?.label } : { level };
}
