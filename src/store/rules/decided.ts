import type { Pid } from "../../identifiers/pid.ts";
import { momentOf } from "../moment.ts";
import type { ChangeLine, Tables } from "../tables.ts";
import type { Entities } from "./entities.ts";

type News = Pick<ChangeLine, "pid" | "kind" | "cause">;

/** What the registry decided of a thing, as the change list and those who refer to the thing hear of it. */
export function decidedOver({ archive, changes }: Tables, entities: Entities) {
  /** A line of the change list for a thing that is, or once was, described; all who refer to it are told. */
  function tell({ pid, kind, cause }: News, now: Date): void {
    const last = entities.row(pid) ?? archive.latest(pid);
    if (last) changes.note({ pid, type: last.type, version: last.version, kind, cause }, momentOf(now));
    entities.ripple(pid);
  }

  return {
    /** It has no entity while this lasts. Where it was never described that is news only to those who refer to it. */
    end(news: News, now: Date): void {
      tell(news, now);
      entities.hide(news.pid, now);
    },
    /** It stands for itself again, described or as the stub it was. */
    bringBack(pid: Pid, now: Date): void {
      entities.rebuild(pid, now);
      if (entities.row(pid)?.described === 1) entities.ripple(pid);
      else tell({ pid, kind: "state" }, now);
    },
    /** It was activated or made a stub. */
    touch(pid: Pid, now: Date): void {
      if (entities.row(pid)) tell({ pid, kind: "state" }, now);
      else entities.ripple(pid);
    },
  };
}
