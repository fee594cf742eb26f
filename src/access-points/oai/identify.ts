import { element, type Xml } from "../../formats/xml.ts";
import { grammars } from "../../identifiers/grammars.ts";
import { momentOf } from "../../store/moment.ts";
import { codings } from "../encoding.ts";
import { schemaOf } from "./answer.ts";
import type { Branding, Provider } from "./provider.ts";

const guidelines = "http://www.openarchives.org/OAI/2.0/";

/**
 * The protocol wants an address. Where none is configured, one that can be nobody's (RFC 2606, section 2) is told, and not one that we made up and
 * somebody may have.
 */
const nobody = "no-contact-is-configured@cartouche.invalid";

/** Identify (section 4.2). */
export function identify({ press, reading, feeds, settings, identifiers }: Provider): Xml {
  const { repository } = identifiers;
  const { friends = [], branding } = settings;
  const sample = identifiers.of(feeds.head()?.pid ?? grammars[0]?.example ?? "");
  const descriptions = [
    repository !== undefined && oaiIdentifier(repository, sample),
    friends.length > 0 &&
      element(
        "friends",
        schemaOf(`${guidelines}friends/`, `${guidelines}friends.xsd`),
        friends.map((url) => element("baseURL", {}, url)),
      ),
    branding && brandingOf(branding),
  ];
  return element(
    "Identify",
    {},
    element("repositoryName", {}, press.institution),
    element("baseURL", {}, `${press.base}/oai`),
    element("protocolVersion", {}, "2.0"),
    element("adminEmail", {}, settings.admin ?? nobody),
    element("earliestDatestamp", {}, feeds.earliest() ?? momentOf(reading.now())),
    element("deletedRecord", {}, "persistent"),
    element("granularity", {}, "YYYY-MM-DDThh:mm:ssZ"),
    codings.map((coding) => element("compression", {}, coding)),
    descriptions.map((one) => one && element("description", {}, one)),
  );
}

function oaiIdentifier(repository: string, sample: string): Xml {
  return element(
    "oai-identifier",
    schemaOf(`${guidelines}oai-identifier`, `${guidelines}oai-identifier.xsd`),
    element("scheme", {}, "oai"),
    element("repositoryIdentifier", {}, repository),
    element("delimiter", {}, ":"),
    element("sampleIdentifier", {}, sample),
  );
}

function brandingOf({ icon, renderings = [] }: Branding): Xml {
  return element(
    "branding",
    schemaOf(`${guidelines}branding/`, `${guidelines}branding.xsd`),
    icon &&
      element(
        "collectionIcon",
        {},
        element("url", {}, icon.url),
        icon.link !== undefined && element("link", {}, icon.link),
        icon.title !== undefined && element("title", {}, icon.title),
        icon.width !== undefined && element("width", {}, String(icon.width)),
        icon.height !== undefined && element("height", {}, String(icon.height)),
      ),
    renderings.map(({ namespace, mimeType, url }) =>
      element("metadataRendering", { metadataNamespace: namespace, mimeType }, url),
    ),
  );
}
