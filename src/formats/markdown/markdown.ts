import { pageLosses } from "../html/losses.ts";
import type { Format } from "../port.ts";
import { type Dialect, markdownDialect, textDialect } from "./dialect.ts";
import { tell } from "./telling.ts";

/** What both dialects have alike. */
const told = (dialect: () => Dialect) =>
  ({
    types: "all",
    revised: "2026-11-30",
    wantsReferrers: true,
    wantsMedia: true,
    tellsEndings: true,
    losses: pageLosses,
    validity: [{ by: "syntax", title: "Text", of: "text" }],
    write: (entity, context) => tell(entity, context, dialect()),
  }) satisfies Partial<Format>;

/** A record as Markdown (CommonMark, RFC 7763): for language models and for editors. */
export const markdown: Format = {
  name: "markdown",
  title: "Markdown",
  extension: "md",
  contentType: "text/markdown; charset=utf-8; variant=CommonMark",
  accepts: ["text/markdown"],
  ...told(markdownDialect),
};

/** A record as plain text: for a letter, or to be read aloud. */
export const text: Format = {
  name: "text",
  title: "Plain text",
  extension: "txt",
  contentType: "text/plain; charset=utf-8",
  accepts: ["text/plain"],
  ...told(textDialect),
};
