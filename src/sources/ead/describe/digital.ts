import type { ContentFact } from "../../../entities/facts.ts";
import { type Part, partsOf, type ReadLevel, within } from "./level.ts";
import type { Tell } from "./tell.ts";

/** Says the digital versions of a level: `dao`, and those of a group or set. */
export function sayDigital(tell: Tell, level: ReadLevel): void {
  const grouped = partsOf(level, "daogrp", "daoset").flatMap((group) => within(group, "daoloc", "dao"));
  for (const part of [...partsOf(level, "dao"), ...grouped]) {
    const { href, title, linktitle } = part.element.attributes;
    if (href === undefined) continue;
    if (!/^https?:\/\//i.test(href)) {
      tell.doubt("link-not-an-address", part.at, href, "The link is no web address; it is left out. Give its address.");
      continue;
    }
    const word = title ?? linktitle ?? tell.words(part);
    tell.sayOf(part, contentOf(part, href), { by: { url: href }, ...(word === "" ? {} : { sourceWord: word }) });
  }
}

function contentOf({ element: { attributes } }: Part, url: string): ContentFact {
  const role = attributes.role ?? attributes.linkrole ?? attributes.localtype ?? "";
  const isManifest = /iiif\.io\/api\/presentation/i.test(role) || /\/manifest(\.json)?$/i.test(url);
  if (isManifest)
    return { kind: "content", role: "access", url, ...(role.startsWith("http") ? { conformsTo: role } : {}) };
  return { kind: "content", role: /thumb/i.test(role) ? "thumbnail" : "access", url };
}
