import type { DatabaseSync } from "node:sqlite";
import { Problem } from "../../errors.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { PidState, Pool, Registry } from "../port.ts";
import type { Desk } from "./desk.ts";
import { bind } from "./reserve-deeds.ts";

/** What can be read of pools. */
export type PoolReader = {
  all(): Pool[];
  /** Whether a PID is or was in a pool of this name. */
  holds(pool: string, pid: Pid): boolean;
  /** The PID that was put into a pool first of those still free there. */
  next(pool: string): Pid | undefined;
};

/** A reader of the pools of an open registry file. */
export function poolReaderOf(database: DatabaseSync): PoolReader {
  const all = database.prepare(
    `SELECT o.name, count(*) AS size, sum(o.free AND p.state = 'reserved') AS free
     FROM pool o JOIN pid p ON p.id = o.pid GROUP BY o.name ORDER BY o.name`,
  );
  const holds = database.prepare("SELECT 1 FROM pool WHERE name = ? AND pid = (SELECT id FROM pid WHERE pid = ?)");
  const next = database.prepare(
    `SELECT p.pid FROM pool o JOIN pid p ON p.id = o.pid
     WHERE o.name = ? AND o.free = 1 AND p.state = 'reserved' ORDER BY o.pid LIMIT 1`,
  );
  return {
    all: () =>
      all.all().map(({ name, size, free }) => ({ name: String(name), size: Number(size), free: Number(free) })),
    holds: (pool, pid) => holds.get(pool, pid) !== undefined,
    next(pool) {
      const row = next.get(pool);
      return row && (String(row.pid) as Pid);
    },
  };
}

/** Taking from a pool: which is the next one is decided inside the transaction that binds it, so two takers get two. */
export function poolDeedOf(desk: Desk, pools: PoolReader): Pick<Registry, "take"> {
  return {
    take: (pool, key, decision) =>
      desk.commit(1, () => {
        const bound = desk.reader.bound(key);
        if (bound && pools.holds(pool, bound.pid)) return bound.pid;
        if (bound) throw keyConflict(pool, { key, ...bound });
        const pid = pools.next(pool);
        if (pid === undefined) throw emptyPool(pool, pools);
        bind(desk, { pid, key }, decision);
        return pid;
      }),
  };
}

function keyConflict(pool: string, bound: { key: string; pid: Pid; state: PidState }): Problem {
  const detail = `${bound.key} is bound to ${bound.pid} for ever, which is not of the pool “${pool}”.`;
  return new Problem("key-conflict", detail, bound);
}

function emptyPool(pool: string, pools: PoolReader): Problem {
  const known = pools.all().map(({ name, free }) => `“${name}” with ${free}`);
  const others = known.length > 0 ? `There are ${known.join(", ")}` : "There is no pool yet";
  return new Problem(
    "pool-empty",
    `The pool “${pool}” has none. ${others}. Reserve more: registry reserve COUNT --pool NAME.`,
  );
}
