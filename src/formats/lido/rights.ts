import type { RightsFact, TimeSpan } from "../../entities/facts.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { safeIri } from "../iri.ts";
import type { Xml } from "../xml.ts";
import { type Block, english, holding, type Part, spoken } from "./block.ts";
import { dateElement } from "./dates.ts";
import { uriElement } from "./identifiers.ts";
import { legalBody } from "./references.ts";

/** A right as it is written: one that is said, or the museum's usual one, which is only an address. */
export type Right = Pick<RightsFact<PublicRef>, "sort" | "uri" | "holder" | "text" | "when">;

/** Rights that are said, and the museum's usual one where none of them has an address. */
export function withUsual(said: readonly Right[], uri: string | undefined): Right[] {
  const known = uri === undefined || said.some((one) => safeIri(one.uri) !== undefined);
  return known ? [...said] : [...said, { sort: "licence", uri }];
}

/**
 * A right (rightsComplexType): what may be done, from when to when, and who holds it. The sort of right stands as the label of its
 * type, for LIDO has no element for it.
 */
export function right(block: Block, name: string, { sort, uri, holder, text = [], when }: Right): Xml | undefined {
  const address = safeIri(uri);
  const terms = spoken(block, "term", text, { label: sort });
  const bare = address === undefined && terms.length === 0;
  const type = holding(
    "rightsType",
    {},
    address === undefined ? undefined : uriElement("conceptID", address, { label: sort }),
    terms,
    bare ? english(block, "term", sort, { label: sort }) : undefined,
  );
  return holding(name, {}, type, dated(when), holder && legalBody(block, "rightsHolder", holder));
}

const dated = (when: TimeSpan | undefined): Part => when && dateElement("rightsDate", [when]);
