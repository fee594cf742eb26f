import type { PublicEntity } from "../../publish/public-entity.ts";
import { legalJson } from "../legal-text.ts";
import type { WriteContext } from "../port.ts";
import { schemaDocument } from "../schema-org/node.ts";
import { schemaNode } from "../schema-org/record.ts";
import { type Markup, markup, raw } from "./markup.ts";

/** A JSON-LD document as a data block of the page: `<` is escaped, so nothing in it can end the block (HTML, 4.12.1.3). */
export function structuredData(jsonLd: string): Markup {
  const safe = jsonLd
    .replace(/</g, "\\u003C")
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");
  return markup`<script type="application/ld+json">${raw(safe)}</script>\n`;
}

/** What search engines read of a record: schema.org, saying what the page shows. */
export function searchData(entity: PublicEntity, context: WriteContext): Markup {
  return structuredData(legalJson(schemaDocument(schemaNode(entity, context))));
}
