import type { KindOf } from "../../facts-by-kind.ts";
import { envelope } from "../envelope.ts";
import { join, type Markup, markup } from "../markup.ts";
import { list, type Section, section } from "../page.ts";
import { outside } from "../reference.ts";
import { prose } from "../words.ts";

/** The text that it consists of, to be read here. */
export const contents: Section = ({ facts }) =>
  section(
    "contents",
    "Text",
    facts.content.map((fact) => fact.html && prose({ value: fact.html, markup: "html", ...tongue(fact) })),
  );

/** Its files and its pages elsewhere. */
export const links: Section = ({ facts }) =>
  section("links", "Files and links", [
    list(facts.content.filter(({ url, html }) => url !== undefined || html === undefined).map(line)),
  ]);

function tongue({ language }: KindOf<"content">): { language?: string } {
  return language === undefined ? {} : { language };
}

const titles = {
  text: "Text",
  master: "Master file",
  access: "Picture",
  thumbnail: "Small picture",
  service: "Image service",
  homepage: "Web page",
  "see-also": "See also",
} as const;

function line(fact: KindOf<"content">): Markup {
  const { widthPx, heightPx, bytes, format, version } = fact;
  const details = [
    format,
    fact.conformsTo,
    widthPx !== undefined && heightPx !== undefined && `${widthPx} × ${heightPx} pixels`,
    bytes !== undefined && size(bytes),
    version && `version ${version}`,
    fact.tei && "TEI text",
  ].filter(Boolean);
  return markup`${titles[fact.role]}: ${join([fact.url && outside(fact.url), ...details], ", ")}${envelope(fact)}`;
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
