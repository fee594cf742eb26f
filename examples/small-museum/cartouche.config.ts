import type { Configure } from "../../src/config.ts";

/** The example museum: about 150 works of the National Gallery, London, and a few that never were; see README.md. */
export const config: Configure = ({ tms }) => ({
  institution: "The Small Museum (an example)",
  sources: [tms({ folder: new URL("./tms/", import.meta.url), mapping: { audience: "public" } })],
  images: new URL("./images/", import.meta.url),
  licence: "https://creativecommons.org/publicdomain/zero/1.0/",
});
