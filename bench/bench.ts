/**
 * `npm run bench`: harvest, resolve and document rates, beside a bare `node:http` server that sends the same status,
 * headers and bytes from a Map, in the same run. Read the ratios: machines differ, and this one is noisy.
 */
import { benchHarvest } from "./harvest.ts";
import { benchServing } from "./serving.ts";
import { printTable } from "./table.ts";

const rows = await benchHarvest();
printTable("Harvest", rows);
printTable("Serving", await benchServing());
