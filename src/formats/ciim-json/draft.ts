import type { PublicEntity } from "../../publish/public-entity.ts";
import type { WriteContext } from "../port.ts";
import type { CiimNode } from "./node.ts";

/** A record that is being written, and what it is written from. */
export type Draft = { record: CiimNode; entity: PublicEntity; context: WriteContext };
