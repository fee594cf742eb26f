import { Problem } from "../../errors.ts";
import { type LinksetForm, linksetForms } from "../../formats/linkset-forms.ts";
import type { Format } from "../../formats/port.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import type { HttpRequest } from "../port.ts";
import { offeredFor, type Press } from "../press.ts";
import type { Address } from "./address.ts";
import { alternativesOf, type Withheld, withheldOf } from "./alternatives.ts";
import { type Asked, negotiate } from "./negotiate.ts";

/**
 * The format of a thing that a request asks for, or the linkset. Faults: `format-not-offered`, with what there is and what it lacks for
 * what was asked; `request-malformed` the same, where it was asked as at the National Gallery's service, which answers 400.
 */
export function choose(
  address: Address,
  { headers }: Pick<HttpRequest, "headers">,
  entity: PublicEntity,
  press: Press,
): Format | LinksetForm {
  const asked = { ...address, ...headerWords(headers) };
  const offered = offeredFor(entity, press);
  const result = negotiate<Format | LinksetForm>(
    asked,
    [...offered, ...linksetForms],
    [...press.formats, ...linksetForms],
  );
  if (result.format) return result.format;
  const missing = withheldOf(
    entity,
    result.refused.filter((one): one is Format => "write" in one),
    press,
  );
  throw new Problem(
    address.gallerySpelling ? "request-malformed" : "format-not-offered",
    `“${result.asked}” is not a format that this ${entity.type} is offered in.${missing.map(inWords).join("")} Ask for one of the alternatives.`,
    { alternatives: alternativesOf(entity, press), ...(missing.length > 0 ? { missing } : {}) },
  );
}

function inWords({ title, lacks, onlyFor }: Withheld): string {
  return lacks
    ? ` For ${title} it lacks ${lacks.join("; ")}.`
    : ` ${title} is for these alone: ${onlyFor?.join(", ")}.`;
}

function headerWords(headers: HttpRequest["headers"]): Pick<Asked, "accept" | "acceptProfile"> {
  const accept = one(headers.accept);
  const acceptProfile = one(headers["accept-profile"]);
  return { ...(accept === undefined ? {} : { accept }), ...(acceptProfile === undefined ? {} : { acceptProfile }) };
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(", ") : value);
