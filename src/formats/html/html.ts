import type { Format } from "../port.ts";
import { pageLosses } from "./losses.ts";
import { recordPage } from "./record-page.ts";

/** When the page itself was last written otherwise. It lists the other formats, so it changes with them too. */
const revised = "2026-11-30";

/** The record page as a format: HTML for people, with links to the same record in the other formats. */
export function html(others: readonly Format[]): Format {
  return {
    name: "html",
    title: "Web page",
    extension: "html",
    contentType: "text/html; charset=utf-8",
    accepts: ["text/html", "application/xhtml+xml"],
    types: "all",
    revised: [revised, ...others.map((format) => format.revised)].sort().at(-1) ?? revised,
    wantsReferrers: true,
    wantsMedia: true,
    tellsEndings: true,
    losses: pageLosses,
    validity: [{ by: "syntax", title: "HTML", of: "html" }],
    write: (entity, context) => recordPage(entity, context, others),
  };
}
