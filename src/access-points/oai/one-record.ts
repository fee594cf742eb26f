import type { FeedItem } from "../../feeds/port.ts";
import { element, type Xml } from "../../formats/xml.ts";
import type { Given, Refusal } from "./arguments.ts";
import type { Offered } from "./prefixes.ts";
import type { Provider } from "./provider.ts";
import { recordOf } from "./record.ts";

/** GetRecord (section 4.1). */
export async function getRecord(given: Given, provider: Provider): Promise<Xml | Refusal[]> {
  const item = await itemOf(given, provider);
  if (!item) return [unknown(given)];
  const prefix = provider.prefixes.find((one) => one.prefix === given.metadataPrefix);
  const known = prefix && itemIn(item, prefix, provider);
  const record = known && (await recordOf(known, { prefix }, provider));
  return record ? element("GetRecord", {}, record) : [noSuchFormat(given, provider)];
}

/** ListMetadataFormats (section 4.4): all, or those in which one thing is or was offered. */
export async function listMetadataFormats(given: Given, provider: Provider): Promise<Xml | Refusal[]> {
  const item = given.identifier === undefined ? undefined : await itemOf(given, provider);
  if (given.identifier !== undefined && !item) return [unknown(given)];
  const offered = provider.prefixes.filter((prefix) => !item || itemIn(item, prefix, provider));
  if (offered.length === 0)
    return [{ code: "noMetadataFormats", words: "It is offered in no format of this repository." }];
  return element(
    "ListMetadataFormats",
    {},
    offered.map(({ prefix, schema, namespace }) =>
      element(
        "metadataFormat",
        {},
        element("metadataPrefix", {}, prefix),
        element("schema", {}, schema),
        element("metadataNamespace", {}, namespace),
      ),
    ),
  );
}

/** The thing that an identifier names, however its PID is spelt: one that was merged or ended too. */
async function itemOf({ identifier = "" }: Given, { identifiers, reading, feeds }: Provider) {
  const text = identifiers.textOf(identifier);
  const found = text === undefined ? undefined : await reading.registry.resolve(text);
  return found?.found ? feeds.item(found.pid) : undefined;
}

function itemIn({ pid }: FeedItem, { writes }: Offered, { feeds }: Provider): FeedItem | undefined {
  return feeds.item(pid, { format: writes.name });
}

const unknown = ({ identifier = "" }: Given): Refusal => ({
  code: "idDoesNotExist",
  words: `Nothing here has the identifier “${identifier.slice(0, 100)}”, or nothing about it is public.`,
});

/** A format that is not offered, of all things or of this one. */
export function noSuchFormat({ metadataPrefix = "", identifier }: Given, { prefixes }: Provider): Refusal {
  const all = prefixes.map(({ prefix }) => prefix);
  const words = all.includes(metadataPrefix)
    ? `${identifier} is not offered as ${metadataPrefix}; ListMetadataFormats with its identifier says in which formats it is.`
    : `There is no “${metadataPrefix.slice(0, 60)}” here; there is ${all.join(", ")}.`;
  return { code: "cannotDisseminateFormat", words };
}
