import type { KindOf } from "../facts-by-kind.ts";
import { pointOf } from "../point.ts";
import { isHeldMatch } from "../what-stands.ts";
import { humanise } from "../wording.ts";
import type { Draft } from "./draft.ts";
import { type CiimNode, dateOf, push, put, referenceTo, wordsOf } from "./node.ts";

/** Measurements: sets of an object's dimensions, an extent in words of papers and books. */
export function writeMeasurement(fact: KindOf<"measurement">, { record, entity }: Draft): void {
  const { of, values, display, when, sourceWord } = fact;
  const [words] = display ?? [];
  if (entity.type === "archive" || entity.type === "publication") {
    const field = values.some(({ dimension }) => dimension === "height")
      ? "dimensions"
      : values.length > 0
        ? "extent"
        : "other";
    const value = words ? wordsOf(words).value : values.map((one) => `${one.value} ${one.unit}`).join(", ");
    if (entity.type === "archive" && field === "extent") put(record, "measurements.extent", value);
    else push(record, `measurements.${field}`, field === "dimensions" ? { value } : value);
    return;
  }
  push(record, "measurements", {
    ...(when ? { date: [dateOf(when)] } : {}),
    ...(words ? { display: wordsOf(words).value } : {}),
    type: sourceWord ?? (of === "whole" ? "Overall" : humanise(of)),
    dimensions: values.map(({ dimension, value, unit }) => ({
      displayed: true,
      units: unit,
      dimension: humanise(dimension),
      value: value.toFixed(2),
    })),
  });
}

/** What it is part of: a parent, a thesaurus, a package. */
export function writePart({ whole, as }: KindOf<"part">, { record }: Draft): void {
  if (as === "member" && whole.type === "package") push(record, "package", { ...referenceTo(whole), "@link": {} });
  else if (as === "in-scheme") put(record, "thesaurus", { name: [{ value: whole.label }], "@entity": "literal" });
  else push(record, "parent", referenceTo(whole));
}

/** Places and topics that it has to do with. */
export function writeSubject({ ref, role }: KindOf<"subject">, { record, entity }: Draft): void {
  const link = role ? { role: [{ value: role }] } : {};
  push(record, ref.type === "place" && entity.type === "object" ? "place" : "subject", referenceTo(ref, link));
}

/** A publication that treats of it, and where in it. */
export function writeCitation(fact: KindOf<"citation">, { record }: Draft): void {
  const { publication, pages, number, figure, illustrated, rank, note } = fact;
  const details: CiimNode = {
    ...(pages === undefined ? {} : { page: pages }),
    ...(number === undefined ? {} : { catalogue: number }),
    ...(figure === undefined ? {} : { figure }),
    ...(illustrated === undefined ? {} : { illustrated }),
    ...(rank === undefined ? {} : { type: humanise(rank) }),
    ...(note === undefined ? {} : { note: wordsOf(note) }),
  };
  push(record, "bibliography", referenceTo(publication, Object.keys(details).length > 0 ? { details } : {}));
}

/** An image or film of it, or a text about it; the file where it is known. */
export function writeMedia({ image, role, caption }: KindOf<"media">, { record, context }: Draft): void {
  const isText = image.type === "text";
  const known = image.pid && context.media?.get(image.pid);
  const file = known?.facts.find((fact) => fact.kind === "content");
  push(record, isText ? "catalogue" : "multimedia", {
    ...referenceTo(image, role === "primary" ? { primary: true } : {}),
    "@type": role === "video" ? "video" : isText ? "html publication fragment - catalogue" : "image",
    ...(caption ? { title: caption.map((text) => ({ type: "caption", ...wordsOf(text) })) } : {}),
    ...(file?.kind === "content" && file.url ? { "@processed": { original: { location: file.url } } } : {}),
  });
}

/** Where it is now; where a body, a place or an archive is. */
export function writePlacement(fact: KindOf<"placement">, { record, entity }: Draft): void {
  const { use, at, custodian, display, address, position, when } = fact;
  const words = display && wordsOf(display).value;
  if (use === "past") return;
  if (use === "current") {
    const date = when && hours(dateOf(when));
    const link = {
      ...(date ? { date: [date] } : {}),
      ...(custodian ? { custodian: referenceTo(custodian) } : {}),
      ...(!at && words ? { supplement: words } : {}),
    };
    const floor = position?.on === "words" ? /^floor (-?\d+)$/.exec(position.text.value)?.[1] : undefined;
    const current = at
      ? withAvailable(referenceTo(at, link))
      : {
          summary: { title: words ?? "Not on display" },
          "@link": link,
          "@admin": { available: false },
          "@datatype": { base: "location" },
          "@entity": "reference",
        };
    put(record, "location.current", { ...current, ...(floor === undefined ? {} : { floor: Number(floor) }) });
  } else if (address) writeAddress(address.value, record);
  else if (position?.on === "earth") push(record, "coordinates", ...coordinatesOf(position.wkt));
  else if (position?.on === "words" && entity.type === "location")
    put(record, "floor", Number(/-?\d+/.exec(position.text.value)?.[0] ?? 0));
  else if (custodian) push(record, "repository", { name: [{ value: custodian.label }] });
  else if (at) push(record, "location.usual", referenceTo(at));
}

/** A position as it is said, and of a point its degrees. */
function coordinatesOf(wkt: string): CiimNode[] {
  const point = pointOf(wkt);
  const degrees = point && {
    system: "latitude/longitude",
    latitude: { value: Number(point.latitude) },
    longitude: { value: Number(point.longitude) },
    format: "decimal degrees",
    value: `${point.latitude},${point.longitude}`,
  };
  return [...(degrees ? [degrees] : []), { system: "latitude/longitude", format: "WKT", value: wkt }];
}

/** A present location is one that is open to visitors, and its dates have hours. */
const withAvailable = (node: CiimNode): CiimNode => ({
  ...node,
  "@admin": { ...(node["@admin"] as CiimNode), available: true },
});
const hours = ({ from, to }: CiimNode): CiimNode => ({
  ...(from === undefined ? {} : { from: `${from}T00:00` }),
  to: to === undefined || to === "9999" ? "9999-12-31T00:00" : `${to}T00:00`,
});

function writeAddress(words: string, record: CiimNode): void {
  const parts = words.split(", ");
  const country = parts.pop();
  put(record, "address", { ...(parts.length > 0 ? { city: parts.join(", ") } : {}), country });
}

/** What may be done with the record, with its images, and with the papers. */
export function writeRights(fact: KindOf<"rights">, { record }: Draft): void {
  const { of, sort, text = [], allows, when, uri, holder, sourceWord } = fact;
  const [words] = text;
  if (of === "media" && allows) {
    const { show, zoom, download, hiRes } = allows;
    const media = { public_image: show, zoom, download, hi_res: hiRes };
    for (const [field, value] of Object.entries(media)) put(record, `access.media.${field}`, value);
    if (when) put(record, "access.media.date", [dateOf(when)]);
    if (words) put(record, "access.media.credit", wordsOf(words).value);
  } else if (sort === "access")
    put(record, "access.status", words ? wordsOf(words).value : allows?.read === false ? "Closed" : "Open");
  else
    push(record, "legal.rights", {
      ...(words ? { details: wordsOf(words).value } : uri ? { details: uri } : {}),
      ...(holder ? { holder: holder.label } : {}),
      type: sourceWord ?? `${sort} of ${of}`,
    });
}

/** Frames, archives, and whatever else it is related to. */
export function writeRelation({ predicate, to, when, sourceWord }: KindOf<"relation">, { record }: Draft): void {
  const link = {
    ...(when ? { date: [dateOf(when)], note: [] } : {}),
    ...(sourceWord ? { role: [{ value: sourceWord }] } : {}),
  };
  if (predicate === "frame-of") push(record, "painting", referenceTo(to, link));
  else if (predicate === "documented-by" && to.type === "archive") push(record, "archive", referenceTo(to));
  else push(record, "related", referenceTo(to, { ...link, role: [{ value: sourceWord ?? predicate }] }));
}

/** What authorities call it. */
export function writeSameAs(fact: KindOf<"same-as">, { record }: Draft): void {
  if (fact.match === "exact" && isHeldMatch(fact))
    push(record, "identifier", {
      type: "PID (external)",
      value: fact.uri.replace("http://www.wikidata.org/", "https://www.wikidata.org/"),
    });
}

/** Its files, and where it is on the web. */
export function writeContent(fact: KindOf<"content">, { record }: Draft): void {
  const { role, url, format, bytes, html } = fact;
  if (role === "homepage" && url) push(record, "web.url", { type: "website", value: url });
  else if (url) {
    const measured = bytes === undefined ? {} : { measurements: { filesize: { units: "bytes", value: bytes } } };
    const name =
      role === "thumbnail" ? "preview" : role === "access" ? "mid" : role === "service" ? "zoom" : "original";
    const location = { public: true, type: "http", value: url };
    if (name === "original")
      put(record, "source", { ...(format ? { format } : {}), "@location": location, ...measured });
    put(record, `@processed.${name}`, {
      ...(format ? { format } : {}),
      location: url,
      ...measured,
    });
  } else if (html !== undefined) push(record, "content", { formatted: html });
}
