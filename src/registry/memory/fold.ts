import type { Tables } from "../apply.ts";
import type { PidState, Registry } from "../port.ts";
import type { Books, Entry } from "../resolve.ts";
import type { Claims } from "./claims.ts";
import type { Endings } from "./endings.ts";
import type { Rows } from "./rows.ts";

/** What a registry in memory is made of. */
export type Parts = { rows: Rows; endings: Endings; claims: Claims };

/** A registry in memory: the log folds into it as into the database's tables, and what an identifier stands for is answered from it. */
export type Fold = Tables &
  Books & {
    parts: Parts;
    survivor: Endings["survivor"];
    mergedInto(...survivor: Parameters<Registry["mergedInto"]>): Awaited<ReturnType<Registry["mergedInto"]>>;
    counts(): Record<PidState, number>;
  };

/** The fold of a log that goes on from these parts. Source keys, requests, pools and numbers are the database's alone. */
export function foldOf(parts: Parts): Fold {
  const { rows, endings, claims } = parts;
  const entry: Books["entry"] = (spelling) => {
    const row = rows.get(spelling);
    return row && entryOf(spelling as Entry["pid"], row, endings);
  };
  return {
    parts,
    entry,
    foreign(spelling) {
      const pid = claims.holder(spelling);
      return pid === undefined ? undefined : entry(pid);
    },
    ending: ({ pid, ending }) => (ending === undefined ? undefined : endings.answer(pid)),
    survivor: endings.survivor,
    mergedInto: (survivor) =>
      endings.ledTo(survivor).map(({ pid, seq }) => ({ pid, mergeId: `m${seq}`, since: rows.get(pid)?.since ?? "" })),
    counts: rows.counts,
    addPid(pid, type, since) {
      if (rows.get(pid)) return false;
      rows.set(pid, { state: "reserved", type, since });
      return true;
    },
    bindKey() {},
    keepRequest() {},
    putInPool() {},
    leavePool() {},
    acceptChange() {},
    setState(pid, state, since) {
      const row = rows.get(pid);
      if (row) rows.set(pid, { ...row, state, since });
    },
    putAlias: claims.put,
    end(pid, ending) {
      const row = rows.get(pid);
      if (!row) return;
      endings.end(pid, ending, row);
      rows.set(pid, { ...row, state: ending.state, since: ending.since });
    },
    standAgain(pid) {
      const row = rows.get(pid);
      const before = endings.undo(pid);
      if (row && before) rows.set(pid, { ...row, state: before.state, since: before.since });
    },
    lead: endings.lead,
    ledTo: (survivor) => endings.ledTo(survivor).map(({ pid }) => pid),
    under: endings.under,
    erase: endings.erase,
  };
}

function entryOf(pid: Entry["pid"], row: { state: PidState; type: string; since: string }, endings: Endings): Entry {
  const ending = endings.held.inForce.get(pid);
  const survivor = endings.held.survivors.get(pid);
  return {
    pid,
    ...row,
    ...(ending === undefined ? {} : { ending }),
    ...(survivor === undefined ? {} : { survivor }),
  };
}
