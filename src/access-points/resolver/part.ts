import type { PublicEntity } from "../../publish/public-entity.ts";
import type { HttpAnswer, HttpRequest, Reading } from "../port.ts";
import type { Press } from "../press.ts";
import type { Found } from "../reading.ts";
import { wantsPage } from "../wants-page.ts";
import { parametersOf } from "./address.ts";

/** What a part is made from: the thing, what of it was asked for (`["manifest"]` after its pattern), and where to read and print. */
export type AskedPart = {
  found: { resolution: Found; entity: PublicEntity };
  match: readonly string[];
  /** Of its address, without a dot, where that is one of a format: `"json"`. */
  extension?: string;
  request: HttpRequest;
  reading: Reading;
  press: Press;
};

/**
 * A part of a thing, which stands under its identifier: `/{PID}/manifest`. `pattern` is of all that follows the identifier's
 * slash, `spelling` the same for people (`"v{n}"`). One that `stays` belongs to the identifier it was made under and
 * does not follow a merge. Without `answer` nothing is served there yet. An answer is kept until the registry or the store changes, by
 * path, `Accept`, `Accept-Profile`, `_profile` and `_mediatype`; one that depends on more says `cache-control: no-store`.
 */
export type Part = {
  spelling: string;
  pattern: RegExp;
  stays?: boolean;
  /** The parameters that its answer depends on. */
  parameters?: readonly string[];
  answer?(asked: AskedPart): Promise<HttpAnswer>;
};

/** Whether a part is asked for as a page: by its extension, by `_mediatype`, else by `Accept`. */
export function asksForPage({ request, extension }: Pick<AskedPart, "request" | "extension">): boolean {
  if (extension !== undefined) return /^html?$/.test(extension);
  const { mediaType } = parametersOf(request.query);
  return wantsPage(mediaType === undefined ? request : { headers: { accept: mediaType } });
}
