/** A form of the set of links about a thing, which is no description of it and so no format: its name, extension and media type. */
export type LinksetForm = { name: string; extension: string; contentType: string; accepts: readonly string[] };

/** The two forms of RFC 9264: JSON (section 4.2) and the text of a `Link` header (section 4.1). */
export const linksetForms = [
  {
    name: "linkset-json",
    extension: "linkset.json",
    contentType: "application/linkset+json",
    accepts: ["application/linkset+json"],
  },
  { name: "linkset", extension: "linkset", contentType: "application/linkset", accepts: ["application/linkset"] },
] as const satisfies readonly LinksetForm[];
