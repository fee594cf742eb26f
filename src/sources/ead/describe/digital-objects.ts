import type { XmlElement } from "../../reading/xml.ts";
import { allAt, attributeOf, childrenOf } from "../../reading/xml-tree.ts";
import type { Teller } from "../../telling/teller.ts";
import { audienceOf } from "./attributes.ts";

/** Links to digital copies of a unit (`dao`, `daogrp`, `daoset`). */
export function sayDigitalObjects(tell: Teller, element: XmlElement, place: "" | "did/"): void {
  for (const name of ["dao", "daogrp", "daoset"]) {
    const found = childrenOf(element, name);
    const links =
      name === "dao" ? found : found.flatMap((group) => [...allAt(group, "daoloc"), ...allAt(group, "dao")]);
    for (const link of links) sayLink(tell, link, `${place}${name}`);
  }
}

function sayLink(tell: Teller, link: XmlElement, at: string): void {
  const url = attributeOf(link, "href");
  if (url === undefined) return;
  if (!/^https?:\/\//.test(url)) {
    tell.doubt("link-not-understood", at, url, "The link is no http address. Write the whole address.");
    return;
  }
  const audience = audienceOf(link);
  tell.say(at, { kind: "content", role: "access", url }, { by: { url }, ...(audience ? { audience } : {}) });
}
