import { jsonRef } from "../../formats/json/reference.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { etagOf } from "../conditional.ts";
import type { HttpAnswer, HttpRequest, Reading } from "../port.ts";
import type { Press } from "../press.ts";
import type { Found } from "../reading.ts";
import { publicRefs } from "../referents.ts";
import { splitPage } from "../site/split-page.ts";
import { wantsPage } from "../wants-page.ts";
import { type Address, suffixAsSent, withQuery } from "./address.ts";
import { vary } from "./documents.ts";
import { citing, linkHeader } from "./signposts.ts";

/** Where a merged identifier leads, one hop: 301 to its survivor, with the suffix and extension that were asked for. The query is for the sender to add. */
export function movedTo(into: Pid, { id, extension }: Address, suffix: string, { base }: Press): HttpAnswer {
  const place = `/${into}${suffix && suffixAsSent(id, suffix)}`;
  return {
    status: 301,
    headers: {
      location: extension === undefined ? place : `${place}.${extension}`,
      link: linkHeader(citing(into, base)),
      "cache-control": "max-age=3600",
    },
  };
}

/** Adds the query of a request to where a 301 leads. */
export function keepQuery(answer: HttpAnswer, query: string | undefined): HttpAnswer {
  const { location } = answer.headers;
  if (answer.status !== 301 || location === undefined || !query) return answer;
  return { ...answer, headers: { ...answer.headers, location: withQuery(location, query) } };
}

/** What a split identifier answers: 300 with those of its successors that outsiders may see, and why, as a page or JSON. */
export async function severalOf(
  { resolution: { pid, since, end }, entity }: { resolution: Found; entity: PublicEntity },
  request: Pick<HttpRequest, "headers"> & { extension: string | undefined },
  reading: Reading,
  { base, institution }: Press,
): Promise<HttpAnswer> {
  const { into, reason } = end?.state === "split" ? end : { into: [], reason: "" };
  const successors = await publicRefs(into, reading);
  const { label, type } = entity;
  const page = /^html?$/.test(request.extension ?? "") || (request.extension === undefined && wantsPage(request));
  const refs = successors.map((ref) => jsonRef(ref, base));
  const said = { id: `${base}/${pid}`, pid, type, state: "split", label, reason, date: since, successors: refs };
  const body = page
    ? splitPage({ pid, label, since, reason, successors }, institution)
    : `${JSON.stringify(said, null, 2)}\n`;
  const links = successors.map((ref) => ({ rel: "alternate", href: `${base}/${ref.pid}` }));
  return {
    status: 300,
    headers: {
      "content-type": page ? "text/html; charset=utf-8" : "application/json",
      vary,
      etag: etagOf(body),
      link: linkHeader([...citing(pid, base), ...links]),
      "cache-control": "no-cache",
    },
    body,
  };
}
