import { contextFor } from "../../access-points/written.ts";
import { Problem } from "../../errors.ts";
import { setsOf } from "../../feeds/sets.ts";
import { presets } from "../deliver/presets.ts";
import type { House } from "../house.ts";
import { publicThings } from "../public-things.ts";
import { turnToday } from "../turn-today.ts";
import { exitCodes, tell, write } from "./output.ts";

/** `cartouche deliver FOR`: what is public, in the form that somebody else wants, to standard output. */
export async function deliverCommand(house: House, name: string, { set }: { set?: string }): Promise<number> {
  const press = await house.press();
  const preset = Object.hasOwn(presets, name) ? presets[name] : undefined;
  if (!preset) {
    const known = Object.keys(presets).join(", ");
    throw new Problem(
      "request-malformed",
      `There is no way for “${name}”. There are: ${known}; Europeana harvests /oai.`,
    );
  }
  const wanted = preset.wants?.(press);
  if (wanted !== undefined) throw new Problem("config-invalid", `${preset.title}: ${wanted}.`);
  await turnToday(house);
  const { registry, store } = house;
  const reading = { registry, store, now: () => new Date(), base: press.base };
  let things = 0;
  write(preset.open);
  for await (const entity of publicThings(reading)) {
    const context = await contextFor(entity, { wantsMedia: true }, reading, press);
    if (set !== undefined && !setsOf(entity, context).some(({ spec }) => spec === set)) continue;
    const lines = preset.lines(entity, context);
    if (lines === "") continue;
    things++;
    write(lines);
  }
  tell(`${preset.title}: ${things} works.`);
  return exitCodes.good;
}
