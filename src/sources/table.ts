import { calm } from "./calm/calm.ts";
import { ciim } from "./ciim/ciim.ts";
import { ead } from "./ead/ead.ts";
import { spreadsheet } from "./spreadsheet/spreadsheet.ts";
import { texts } from "./texts/texts.ts";
import { tms } from "./tms/tms.ts";

/** The table of source systems: adding one is a folder and a line here. Configuration files are handed these functions. */
export const sourceTable = { tms, ead, calm, ciim, spreadsheet, texts };
