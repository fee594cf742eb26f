import type { FeedLog } from "../../feeds/port.ts";
import type { PidState } from "../../registry/port.ts";
import type { Reading } from "../port.ts";
import { readPublic } from "../reading.ts";
import type { DumpManifest } from "./manifest.ts";

const takenDown: ReadonlySet<PidState> = new Set(["tombstoned", "withdrawn", "void"]);
const pageSize = 500;

/**
 * Whether something is in a dump that was taken down since: it is then not handed out any more. What no source supplies any longer, or was merged, may stay in
 * a dump; what was tombstoned, withdrawn or made a matter of staff may not. A log of another epoch says nothing of it, so that is not trusted either.
 */
export async function isWithheld({ changes }: DumpManifest, feeds: FeedLog, reading: Reading): Promise<boolean> {
  if (changes.epoch !== feeds.epoch()) return true;
  for (let since = changes.seq; ; ) {
    const entries = feeds.entries({ since, limit: pageSize });
    const last = entries.at(-1);
    if (!last) return false;
    for (const { pid } of entries.filter(({ kind }) => kind === "delete")) {
      const found = await reading.registry.resolve(pid);
      if (!found.found || takenDown.has(found.state)) return true;
      if (found.state === "active" && (await readPublic(reading, found)) === undefined) return true;
    }
    since = last.seq;
  }
}
