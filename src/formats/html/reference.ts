import type { PublicRef } from "../../publish/public-entity.ts";
import { safeAddress, safeAddressHere } from "./addresses.ts";
import { type Hole, type Markup, markup } from "./markup.ts";

/** A link to what is referred to: to its PID where it has one, else to its address elsewhere, else only its words. */
export function reference(ref: PublicRef, label: Hole = ref.label): Markup {
  if (ref.pid !== undefined) return markup`<a class="govuk-link" href="/${ref.pid}">${label}</a>`;
  const address = ref.uri === undefined ? undefined : safeAddress(ref.uri);
  return address === undefined ? markup`${label}` : markup`<a class="govuk-link" href="${address}">${label}</a>`;
}

/** A link to an address that a source sent; only its words where it is not an address of the web. */
export function outside(address: string, label: Hole = address): Markup {
  const safe = safeAddressHere(address);
  return safe === undefined ? markup`${label}` : markup`<a class="govuk-link" href="${safe}">${label}</a>`;
}
