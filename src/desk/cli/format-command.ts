import { offeredFor } from "../../access-points/press.ts";
import { findPublic } from "../../access-points/reading.ts";
import { documentOf } from "../../access-points/resolver/documents.ts";
import { Problem } from "../../errors.ts";
import type { House } from "../house.ts";
import { exitCodes, tell, write } from "./output.ts";

/**
 * `cartouche format PID EXT`: the document that the server would send, to standard output. Of a tombstoned thing that is its
 * tombstone; where a merged or split one leads is told instead. Both end with 1.
 */
export async function formatCommand(house: House, id: string, extension: string): Promise<number> {
  const { base, registry, store } = house;
  const press = await house.press();
  const reading = { registry, store, now: () => new Date(), base };
  const { entity, resolution } = await findPublic(reading, id);
  const { end } = resolution;
  if (end?.state === "merged" || end?.state === "split") {
    const leads = end.state === "merged" ? [end.into] : end.into;
    tell(`${resolution.pid} is ${end.state}: ask for ${leads.join(" or ")}.`);
    return exitCodes.refused;
  }
  const format = offeredFor(entity, press).find((one) => one.extension === extension || one.name === extension);
  if (!format) {
    const offered = offeredFor(entity, press)
      .map((one) => one.extension)
      .join(", ");
    throw new Problem(
      "format-not-offered",
      `“${extension}” is not a format of this ${entity.type}. It is offered as: ${offered}.`,
    );
  }
  const document = await documentOf(entity, format, reading, press);
  write(document.body ?? "");
  return entity.state === "tombstoned" ? exitCodes.refused : exitCodes.good;
}
