import type { Format, Loss } from "../port.ts";
import { recordPage } from "./record-page.ts";

/** A page shows all that people ask for. */
const pageLosses: readonly Loss[] = [
  { kind: "name", field: "use: search", reason: "forms for finding are not names people use" },
];

/** The record page as a format: HTML for people, with links to the same record in the other formats. */
export function html(others: readonly Format[]): Format {
  return {
    name: "html",
    title: "Web page",
    extension: "html",
    contentType: "text/html; charset=utf-8",
    accepts: ["text/html", "application/xhtml+xml"],
    types: "all",
    revised: "2026-11-30",
    wantsReferrers: true,
    wantsMedia: true,
    tellsEndings: true,
    losses: pageLosses,
    validity: [{ by: "syntax", title: "HTML", of: "html" }],
    write: (entity, context) => recordPage(entity, context, others),
  };
}
