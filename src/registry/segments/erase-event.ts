import { open, readdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { parseEvent, printEvent } from "../bundle/event-line.ts";
import { firstOf, segmentFiles } from "./segment-file.ts";

/** Takes the private part of an event out of a second location, durably; its leaf stays. Where it is not there, or not any longer, nothing happens. */
export async function eraseEvent(folder: string, seq: number): Promise<void> {
  const name = segmentFiles(await readdir(folder)).findLast((one) => firstOf(one) <= seq);
  if (name === undefined) return;
  const file = join(folder, name);
  const lines = (await readFile(file, "utf8")).split("\n");
  const at = seq - firstOf(name);
  const event = parseEvent(lines[at] ?? "");
  if (!event?.secret) return;
  lines[at] = printEvent(Buffer.from(event.leaf), undefined);
  const draft = `${file}.new`;
  const handle = await open(draft, "w", 0o600);
  try {
    await handle.writeFile(lines.join("\n"));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
