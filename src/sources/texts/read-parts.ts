import { readXml } from "../reading/xml.ts";
import { htmlParts } from "./html/html-parts.ts";
import type { Parts } from "./parts.ts";
import type { Version } from "./record.ts";
import { teiParts } from "./tei/tei-parts.ts";

/** What is read of a text. Throws where it is neither HTML nor TEI. */
export function readParts({ form, text, file }: Pick<Version, "form" | "text" | "file">): Parts {
  if (form === "html") return htmlParts(text);
  const parts = teiParts(readXml(text, file));
  if (!parts) throw new Error(`${file} is no TEI: it has no element TEI.`);
  return parts;
}
