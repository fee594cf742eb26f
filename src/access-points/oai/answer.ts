import { document, element, type Xml } from "../../formats/xml.ts";
import type { Asked, Refusal } from "./arguments.ts";

const namespace = "http://www.openarchives.org/OAI/2.0/";
const uri = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;

/** The declarations of a document of the protocol, or of a description in one: its namespace and where its schema is. */
export function schemaOf(of: string, schema: string): Record<string, string> {
  return {
    xmlns: of,
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": `${of} ${schema}`,
  };
}

/** A whole answer (section 3.2): when it was given, to which request, and what is answered or why not. */
export function answerDocument(
  { baseUrl, at, asked }: { baseUrl: string; at: string; asked: Asked | undefined },
  body: Xml | readonly Refusal[],
): string {
  const told = "xml" in body ? body : body.map(({ code, words }) => element("error", { code }, words));
  // Where the request itself is wrong its arguments are not repeated: they may be of no legal form (section 3.6).
  const repeats = "xml" in body || body.every(({ code }) => code !== "badVerb" && code !== "badArgument");
  const attributes = asked && repeats ? attributesOf(asked) : {};
  return document(
    element(
      "OAI-PMH",
      schemaOf(namespace, `${namespace}OAI-PMH.xsd`),
      element("responseDate", {}, at),
      element("request", attributes, baseUrl),
      told,
    ),
  );
}

function attributesOf({ verb, given: { identifier, ...given } }: Asked): Record<string, string> {
  return identifier === undefined ? { verb, ...given } : { verb, identifier: asUri(identifier), ...given };
}

/** What is no URI as it stands, such as an identifier with a space in it, is repeated as one. */
function asUri(identifier: string): string {
  if (uri.test(identifier) && URL.canParse(identifier)) return identifier;
  const end = identifier.indexOf(":") + 1;
  return `${identifier.slice(0, end)}${encodeURIComponent(identifier.slice(end))}`;
}
