import type { Configure } from "../../src/config.ts";

/** TMS has a place for other numbers of objects; it has none for those of people and terms. */
const writeBack = { object: { table: "AltNums", description: "PID" }, constituent: "none", term: "none" } as const;

/** The example museum: about 150 works of the National Gallery, London, and a few that never were; see README.md. */
export const config: Configure = ({ tms }) => ({
  institution: "The Small Museum (an example)",
  sources: [tms({ folder: new URL("./tms/", import.meta.url), mapping: { audience: "public", writeBack } })],
  images: new URL("./images/", import.meta.url),
  licence: "https://creativecommons.org/publicdomain/zero/1.0/",
  rights: { object: "http://creativecommons.org/publicdomain/mark/1.0/" },
});
