import { linksetForms } from "../../formats/linkset-forms.ts";
import type { Format } from "../../formats/port.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import type { AccessPoint, HttpAnswer, HttpRequest, Reading } from "../port.ts";
import type { Press } from "../press.ts";
import { findPublic } from "../reading.ts";
import { rememberUntil } from "../remembered.ts";
import { stampOf } from "../stamp.ts";
import { type Address, parametersOf, parseAddress } from "./address.ts";
import { alternativesAnswer, listing } from "./alternatives.ts";
import { choose } from "./choose.ts";
import { documentOf, vary } from "./documents.ts";
import { keepQuery, movedTo, severalOf } from "./endings.ts";
import { inflected, inflectionOf } from "./inflections.ts";
import { linksetOf } from "./linkset.ts";
import { extensionsOf } from "./negotiate.ts";
import { noSuchPart, type PressWithParts, partAt, parts } from "./parts.ts";
import { citing, linkHeader, profileOf } from "./signposts.ts";

/**
 * `/{PID}`, `/{PID}.{ext}`, `/resource/{beta}`, `/ark:NAAN/…`: from an identifier in any spelling to the document that
 * was asked for. A thing answers 303 to its document (a stub answers itself), a document 200; a merged one 301 to its
 * survivor, a split one 300, a tombstoned one 410. `?info`, `?`, `??` and `?json` ask about the identifier itself,
 * `/{PID}.linkset.json` and `/{PID}.linkset` for all links about it. What follows an identifier's slash is a part of it:
 * one of `table`, else `part-unknown`.
 */
export function resolver(reading: Reading, plain: Press, table = parts): AccessPoint {
  const press = { ...plain, parts: table };
  const parameters = table.flatMap((part) => part.parameters ?? []);
  const answers = rememberUntil<HttpAnswer>(() => stampOf(reading), {
    entries: 50_000,
    bytes: 96 * 1024 * 1024,
    sizeOf: (key, { body }) => 2 * key.length + (body?.length ?? 0) + 400,
  });

  return {
    name: "resolver",
    segments: ["*"],
    async handle(request) {
      const key = keyOf(request, parameters);
      const { known, asOf } = answers.get(key);
      if (known) return keepQuery(known, request.query);
      const made = await answerTo(request, reading, press);
      if (made.headers["cache-control"] !== "no-store") answers.set(key, made, asOf);
      return keepQuery(made, request.query);
    },
  };
}

async function answerTo(request: HttpRequest, reading: Reading, press: PressWithParts): Promise<HttpAnswer> {
  const extensions = extensionsOf([...press.formats, ...linksetForms]);
  const address = parseAddress(request.path, request.query, extensions);
  const found = await findPublic(reading, address.id);
  const { suffix = "", end } = found.resolution;
  const inflection = suffix || address.extension !== undefined ? undefined : inflectionOf(request.query);
  if (inflection) return inflected(inflection, found, reading, press);
  const { part, match } = partAt(suffix, press.parts) ?? {};
  const isOwn = !end || part?.stays;
  if (end?.state === "merged" && !isOwn) return movedTo(end.into, address, suffix, press);
  if (suffix === "" || !isOwn) return answerOfThing(found, address, request, { reading, press });
  const { extension } = address;
  if (part?.answer && match)
    return part.answer({ found, match, request, reading, press, ...(extension === undefined ? {} : { extension }) });
  throw noSuchPart(suffix, found.entity, press);
}

type Made = { reading: Reading; press: PressWithParts };

async function answerOfThing(
  found: Awaited<ReturnType<typeof findPublic>>,
  address: Address,
  request: HttpRequest,
  { reading, press }: Made,
): Promise<HttpAnswer> {
  const { entity, resolution } = found;
  const { extension } = address;
  const linkset = linksetForms.find((form) => form.extension === extension);
  if (resolution.end?.state === "split" && linkset) return linksetOf(found, linkset, reading, press);
  if (resolution.end?.state === "split")
    return severalOf(found, { headers: request.headers, extension }, reading, press);
  if (listing.has(address.profile))
    return alternativesAnswer(entity, { headers: request.headers, mediaType: address.mediaType }, press);
  const format = choose(address, request, entity, press);
  if (!("write" in format)) {
    return extension === format.extension ? linksetOf(found, format, reading, press) : seeOther(entity, format, press);
  }
  if (entity.state === "tombstoned") return tombstoneOf(entity, telling(format, press), reading, press);
  if (extension !== undefined && extension === format.extension) return documentOf(entity, format, reading, press);
  if (entity.state === "stub") return stubDocument(entity, format, reading, press);
  return seeOther(entity, format, press);
}

/** The format itself, or where it cannot tell of an ending the first that can. */
function telling(format: Format, { formats }: Press): Format {
  return format.tellsEndings ? format : (formats.find(({ tellsEndings }) => tellsEndings) ?? format);
}

/** All that an answer is negotiated on, in lines: a query of other words gets the same answer, and no memory of its own. */
function keyOf({ path, query, headers }: HttpRequest, ofParts: readonly string[]): string {
  const given = new URLSearchParams(query ?? "");
  const asked = query ? JSON.stringify([parametersOf(query), ...ofParts.map((name) => given.get(name))]) : "";
  return `${path}\n${inflectionOf(query) ?? ""}\n${asked}\n${headers.accept ?? ""}\n${headers["accept-profile"] ?? ""}`;
}

function seeOther(entity: PublicEntity, format: Pick<Format, "extension" | "profile">, { base }: Press): HttpAnswer {
  const location = `/${entity.pid}.${format.extension}`;
  return {
    status: 303,
    headers: {
      location,
      etag: `"${entity.pid}.${format.extension}"`,
      "cache-control": "no-cache",
      vary,
      link: linkHeader([...citing(entity.pid, base), ...profileOf(format)]),
    },
  };
}

async function stubDocument(entity: PublicEntity, format: Format, reading: Reading, press: Press): Promise<HttpAnswer> {
  const document = await documentOf(entity, format, reading, press);
  return { ...document, headers: { ...document.headers, "content-location": `/${entity.pid}.${format.extension}` } };
}

/** A thing that is no longer described, in the format that was asked for: 410, with no more in `Link` than how to cite it and where its linkset is. */
async function tombstoneOf(entity: PublicEntity, format: Format, reading: Reading, press: Press): Promise<HttpAnswer> {
  const { headers, body } = await documentOf(entity, format, reading, press);
  const { "last-modified": _modified, ...kept } = headers;
  const link = linkHeader(citing(entity.pid, press.base));
  return { status: 410, headers: { ...kept, link }, ...(body === undefined ? {} : { body }) };
}
