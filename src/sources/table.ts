import { calm } from "./calm/calm.ts";
import { ead } from "./ead/ead.ts";
import { images } from "./images/images.ts";
import { rooms } from "./rooms/rooms.ts";
import { samples } from "./samples/samples.ts";
import { tms } from "./tms/tms.ts";

/** The table of source systems: adding one is a folder and a line here. Configuration files are handed these functions. */
export const sourceTable = { tms, ead, calm, images, samples, rooms };
