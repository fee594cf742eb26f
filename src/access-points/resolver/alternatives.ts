import type { PublicEntity } from "../../publish/public-entity.ts";
import type { HttpAnswer } from "../port.ts";
import { offeredFor, type Press } from "../press.ts";
import { vary } from "./documents.ts";

/** `?_profile=alt`: what a thing is offered in (W3C Content Negotiation by Profile, section 7.2), as JSON and as `Link` headers. */
export function alternativesOf(entity: PublicEntity, press: Press): HttpAnswer {
  const offered = offeredFor(entity, press);
  const address = `${press.base}/${entity.pid}`;
  const links = offered.map((format) => {
    const profile = format.profile ? `; formats="${format.profile.uri}"` : "";
    return `<${address}.${format.extension}>; rel="${format === offered[0] ? "canonical" : "alternate"}"; type="${format.accepts[0]}"${profile}`;
  });
  const body = {
    id: address,
    label: entity.label,
    formats: offered.map((format) => ({
      name: format.name,
      title: format.title,
      href: `${address}.${format.extension}`,
      type: format.accepts[0],
      ...(format.profile ? { profile: format.profile.uri, token: format.profile.token } : {}),
    })),
  };
  return {
    status: 200,
    headers: { "content-type": "application/json", vary, link: links.join(", "), "cache-control": "no-cache" },
    body: `${JSON.stringify(body, null, 2)}\n`,
  };
}
