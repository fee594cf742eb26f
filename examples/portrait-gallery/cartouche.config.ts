import { env } from "node:process";
import { pathToFileURL } from "node:url";
import type { Configure } from "../../src/config.ts";

const beside = new URL("../../../shared/data/tms-npg/", import.meta.url);
const folder = env.CARTOUCHE_TMS_DIR ? pathToFileURL(`${env.CARTOUCHE_TMS_DIR}/`) : beside;

/**
 * A whole TMS export of a portrait gallery, 17 000 objects, read from the folder that `CARTOUCHE_TMS_DIR` names, or from
 * `../shared/data/tms-npg` beside the checkout. The export is what the museum had published, so all of it is public.
 */
export const config: Configure = ({ tms }) => ({
  institution: "The Portrait Gallery (an example)",
  sources: [tms({ folder, mapping: { audience: "public" } })],
  licence: "https://creativecommons.org/publicdomain/zero/1.0/",
});
